/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.pools;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.dashcam.analysis.ExplainOptions;
import dev.dashcam.analysis.Explanations;
import dev.dashcam.explain.RecordedIncident;
import dev.dashcam.read.EventKind;
import dev.dashcam.spring.application.RecordedEvent;
import dev.dashcam.spring.application.RunningApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A real pool of a real database that has no connection left: how many there are is said of a request that waits for one. */
final class ConnectionPoolTest {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();

    private static final long OPEN_FOR_LONG_NANOS = Duration.ofSeconds(2).toNanos();

    @TempDir
    private Path folder;

    @Test
    void requestThatWaitsForAConnection_isToldHowManyThereAre() throws Exception {
        try (RunningApplication application = start(Application.class)) {
            DataSource pool = application.context().getBean(DataSource.class);
            try (Connection one = pool.getConnection();
                    Connection two = pool.getConnection()) {
                assertThat(one).isNotSameAs(two);
                var answer = application.getSoon("/report");
                await(application, counters -> counters.getOrDefault("hikaricp.connections.pending", 0L) == 1);
                long since = System.nanoTime();
                // What has been open for a moment only is not said to be stuck.
                await(application, counters -> System.nanoTime() - since > OPEN_FOR_LONG_NANOS);

                String text = explained(application);

                assertThat(text)
                        .contains("waiting for a database connection (HikariCP)")
                        .containsPattern(
                                "[0-9.]+ (ms|us|s) before, 2 of the 2 connections of orders were in use, and 1 thread waited");
                assertThat(answer).isNotDone();
            }
        }
    }

    @Test
    void severalPools_areNotCounted() throws Exception {
        try (RunningApplication application = start(TwoPools.class)) {
            assertThat(await(application, counters -> counters.containsKey("heap.used.bytes")))
                    .doesNotContainKeys("hikaricp.connections.max", "hikaricp.connections.active");
        }
    }

    private RunningApplication start(Class<?> type) {
        return RunningApplication.start(type, "dashcam.spool.directory=" + folder.resolve("spool"));
    }

    private String explained(RunningApplication application) throws IOException {
        Path file = folder.resolve("stuck.dcam");
        application.recorder().writeTo(file);
        return Explanations.inWords(new Explanations().examine(RecordedIncident.of(file), ExplainOptions.stuck()))
                .text()
                .replaceAll("\\s+", " ");
    }

    /** The last value of each counter once they are as wanted. */
    private static Map<String, Long> await(RunningApplication application, Predicate<Map<String, Long>> wanted)
            throws Exception {
        long until = System.nanoTime() + PATIENCE_NANOS;
        Map<String, Long> counters = counters(application);
        while (!wanted.test(counters)) {
            assertThat(System.nanoTime() - until).as("%s", counters).isNegative();
            Thread.sleep(50);
            counters = counters(application);
        }
        return counters;
    }

    private static Map<String, Long> counters(RunningApplication application) throws IOException {
        return application.events().stream()
                .filter(event -> event.kind() == EventKind.VALUE)
                .collect(Collectors.toMap(RecordedEvent::name, RecordedEvent::value, (older, newer) -> newer));
    }

    private static HikariDataSource pool(String name) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setJdbcUrl("jdbc:h2:mem:" + name);
        pool.setMaximumPoolSize(2);
        pool.setConnectionTimeout(PATIENCE_NANOS / 1_000_000);
        return pool;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Reports.class)
    static class Application {
        @Bean
        HikariDataSource orders() {
            return pool("orders");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class TwoPools {
        @Bean
        HikariDataSource orders() {
            return pool("orders");
        }

        @Bean
        HikariDataSource archive() {
            return pool("archive");
        }
    }

    @RestController
    static class Reports {
        private final DataSource pool;

        Reports(DataSource pool) {
            this.pool = pool;
        }

        @GetMapping("/report")
        String report() throws SQLException {
            try (Connection connection = pool.getConnection()) {
                return connection.getCatalog();
            }
        }
    }
}
