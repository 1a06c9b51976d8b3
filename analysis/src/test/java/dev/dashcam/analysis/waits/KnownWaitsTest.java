/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stacks say of waits that the class waited on does not tell. */
final class KnownWaitsTest {
    private static final String PARK = "java.util.concurrent.locks.LockSupport.parkNanos";

    private static String name(String... methods) {
        List<StackTraceElement> stack =
                Arrays.stream(methods).map(KnownWaitsTest::frame).toList();
        return KnownWaits.name(stack);
    }

    private static StackTraceElement frame(String method) {
        int dot = method.lastIndexOf('.');
        return new StackTraceElement(method.substring(0, dot), method.substring(dot + 1), null, 1);
    }

    @Test
    void pool_thatIsEmpty_isWaitedFor() {
        String name = name(
                PARK,
                "java.util.concurrent.SynchronousQueue.poll",
                "com.zaxxer.hikari.util.ConcurrentBag.borrow",
                "com.zaxxer.hikari.pool.HikariPool.getConnection",
                "com.zaxxer.hikari.HikariDataSource.getConnection",
                "shop.Orders.load");

        assertThat(name).isEqualTo("a database connection (HikariCP)");
    }

    @Test
    void connection_thatIsMadeOnTheCallersThread_isNotWaitedForInThePool() {
        String name = name(
                PARK,
                "java.util.concurrent.CompletableFuture.get",
                "com.example.driver.Session.open",
                "com.example.driver.Driver.connect",
                "org.apache.tomcat.jdbc.pool.PooledConnection.connect",
                "org.apache.tomcat.jdbc.pool.ConnectionPool.createConnection",
                "org.apache.tomcat.jdbc.pool.ConnectionPool.borrowConnection",
                "shop.Orders.load");

        assertThat(name).isEqualTo("a database connection (Tomcat) to be made, tested or closed");
    }

    @Test
    void threadPool_thatEnds_isWaitedFor() {
        assertThat(name(PARK, "java.util.concurrent.ThreadPoolExecutor.awaitTermination", "shop.Shop.close"))
                .isEqualTo("a thread pool to end");
    }

    @Test
    void otherCode_isNotKnown() {
        assertThat(name(PARK, "java.util.concurrent.FutureTask.get", "shop.Orders.load"))
                .isEmpty();
    }
}
