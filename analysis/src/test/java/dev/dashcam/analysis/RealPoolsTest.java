/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import static dev.dashcam.analysis.StuckScene.await;
import static dev.dashcam.analysis.StuckScene.is;
import static org.assertj.core.api.Assertions.assertThat;

import com.mchange.v2.c3p0.ComboPooledDataSource;
import com.zaxxer.hikari.HikariDataSource;
import dev.dashcam.analysis.findings.AtTrigger;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.PoolUse;
import dev.dashcam.task.TaskKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request that waits for something of a real pool that has nothing left: is the pool named, and who works with the rest? */
final class RealPoolsTest {
    private static final String URL = "jdbc:h2:mem:pools;DB_CLOSE_DELAY=-1";
    private static final int PORT = 8443;

    @TempDir
    private Path folder;

    private StuckScene scene;

    @BeforeEach
    void open() {
        scene = new StuckScene(folder);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void hikari_isNamedWithWhoHasItsConnection() throws Exception {
        try (HikariDataSource source = new HikariDataSource()) {
            source.setJdbcUrl(URL);
            source.setMaximumPoolSize(1);
            checkWaitFor(source, "a database connection (HikariCP)");
        }
    }

    @Test
    void tomcat_isNamedWithWhoHasItsConnection() throws Exception {
        PoolProperties properties = new PoolProperties();
        properties.setUrl(URL);
        properties.setDriverClassName("org.h2.Driver");
        properties.setMaxActive(1);
        properties.setMaxIdle(1);
        properties.setMinIdle(1);
        properties.setInitialSize(1);
        var source = new org.apache.tomcat.jdbc.pool.DataSource(properties);
        try {
            checkWaitFor(source, "a database connection (Tomcat)");
        } finally {
            source.close(true);
        }
    }

    @Test
    void dbcp_isNamedWithWhoHasItsConnection() throws Exception {
        try (BasicDataSource source = new BasicDataSource()) {
            source.setUrl(URL);
            source.setMaxTotal(1);
            checkWaitFor(source, "a database connection (DBCP)");
        }
    }

    @Test
    void c3p0_isNamedWithWhoHasItsConnection() throws Exception {
        try (ComboPooledDataSource source = new ComboPooledDataSource()) {
            source.setJdbcUrl(URL);
            source.setDriverClass("org.h2.Driver");
            source.setInitialPoolSize(1);
            source.setMinPoolSize(1);
            source.setMaxPoolSize(1);
            checkWaitFor(source, "a database connection (c3p0)");
        }
    }

    @Test
    void connectionsOfHttpClient5_areNamed() throws Exception {
        HttpRoute route = new HttpRoute(new HttpHost("localhost", PORT));
        try (var pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(1)
                .build()) {
            pool.lease("first", route, null).get(Timeout.ofSeconds(1));
            assertThat(waitedFor(() -> pool.lease("second", route, null).get(Timeout.ofMinutes(1))))
                    .isEqualTo("a connection of the HTTP client's pool");
        }
    }

    @Test
    void connectionsOfHttpClient4_areNamed() throws Exception {
        var route = new org.apache.http.conn.routing.HttpRoute(new org.apache.http.HttpHost("localhost", PORT));
        try (PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager()) {
            pool.setMaxTotal(1);
            pool.requestConnection(route, null).get(1, TimeUnit.SECONDS);
            assertThat(waitedFor(() -> pool.requestConnection(route, null).get(1, TimeUnit.MINUTES)))
                    .isEqualTo("a connection of the HTTP client's pool");
        }
    }

    /** The pool's only connection is at work for a job. */
    private void checkWaitFor(DataSource source, String name) throws Exception {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ALIAS IF NOT EXISTS SLEEP FOR 'java.lang.Thread.sleep(long)'");
        }
        Thread holder = scene.thread(
                "exec-2",
                () -> scene.task(TaskKind.JOB, "import", () -> {
                    try (Connection connection = source.getConnection();
                            Statement statement = connection.createStatement()) {
                        statement.execute("CALL SLEEP(60000)");
                    }
                }));
        try {
            await(holder, is(Thread.State.TIMED_WAITING, "sleep"));
            Findings findings = stuck(source::getConnection);

            assertThat(object(findings)).isEqualTo(name);
            PoolUse use = findings.poolUse();
            assertThat(use).isNotNull();
            assertThat(use.threads()).isOne();
            assertThat(use.longest()).isNotNull();
            assertThat(use.longest().taskName()).isEqualTo("import");
        } finally {
            holder.interrupt();
            holder.join();
        }
    }

    private String waitedFor(Callable<?> request) throws Exception {
        return object(stuck(request));
    }

    private Findings stuck(Callable<?> request) throws Exception {
        return scene.stuck(request::call, RealPoolsTest::isWaiting);
    }

    private static String object(Findings findings) {
        AtTrigger atTrigger = findings.atTrigger();
        assertThat(atTrigger).isNotNull();
        return atTrigger.thread().object();
    }

    private static boolean isWaiting(Thread thread) {
        return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
    }
}
