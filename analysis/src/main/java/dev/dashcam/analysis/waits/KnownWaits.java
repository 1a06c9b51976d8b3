/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import java.util.List;

/** Waits that a stack says more about than the class that is waited on. */
final class KnownWaits {
    private record Known(String classPrefix, String method, String name) {}

    private static final List<Known> ALL = List.of(
            new Known("com.zaxxer.hikari.pool.HikariPool", "getConnection", "a database connection (HikariCP)"),
            new Known(
                    "org.apache.tomcat.jdbc.pool.ConnectionPool", "borrowConnection", "a database connection (Tomcat)"),
            new Known("org.apache.commons.pool2.impl.", "borrowObject", "an object of a pool (commons-pool2)"),
            new Known("oracle.ucp.", "getConnection", "a database connection (UCP)"),
            new Known("org.apache.hc.core5.pool.", "get", "a connection of the HTTP client's pool"),
            new Known("org.apache.http.pool.", "get", "a connection of the HTTP client's pool"),
            new Known("java.util.concurrent.ThreadPoolExecutor", "awaitTermination", "a thread pool to end"));

    private KnownWaits() {}

    /** What is waited for, empty when the stack does not say. */
    static String name(List<StackTraceElement> stack) {
        for (StackTraceElement frame : stack) {
            for (Known known : ALL) {
                if (frame.getClassName().startsWith(known.classPrefix)
                        && frame.getMethodName().startsWith(known.method)) {
                    return known.name;
                }
            }
        }
        return "";
    }
}
