/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.triggers.Triggers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A real pool of connections of which nobody gets one any more. */
final class ExhaustedPoolTest {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final List<Cause> causes = new CopyOnWriteArrayList<>();

    @Test
    void threadThatWaitsForAConnection_isSeen_whileItWaits() throws Exception {
        MeterRegistry registry = new SimpleMeterRegistry();
        MetricTrigger trigger = Triggers.metric("pool-exhausted", "hikaricp.connections.pending", registry)
                .above(0)
                .lasting(Duration.ofSeconds(1));
        tickUntil(trigger, () -> trigger.now().startsWith("waits for a meter"));

        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:exhausted");
        config.setPoolName("main");
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(PATIENCE_NANOS / 1_000_000);
        config.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
        try (HikariDataSource pool = new HikariDataSource(config)) {
            CompletableFuture<Void> waiting;
            try (Connection held = pool.getConnection()) {
                assertThat(held.isValid(1)).isTrue();
                tickUntil(trigger, () -> trigger.now().equals("hikaricp.connections.pending at 0"));
                assertThat(causes).isEmpty();
                waiting = CompletableFuture.runAsync(() -> takeOne(pool));
                tickUntil(trigger, () -> !causes.isEmpty());
                assertThat(waiting).isNotDone();
            }
            waiting.get(60, TimeUnit.SECONDS);
            tickUntil(trigger, () -> trigger.now().equals("hikaricp.connections.pending at 0"));
        }
        assertThat(causes)
                .singleElement()
                .satisfies(cause -> assertThat(cause.sawAgainstThreshold())
                        .isEqualTo("the meter hikaricp.connections.pending was at 1 for 1 s (> 0)"));
    }

    private static void takeOne(HikariDataSource pool) {
        try (Connection connection = pool.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        } catch (SQLException refused) {
            throw new AssertionError(refused);
        }
    }

    private void tickUntil(MetricTrigger trigger, java.util.function.BooleanSupplier wanted) throws Exception {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime() - until).as(trigger.now()).isNegative();
            trigger.tick(System.nanoTime(), cause -> {
                causes.add(cause);
                return Decision.coalesced("7f3k2q", new CompletableFuture<>());
            });
            Thread.sleep(20);
        }
    }
}
