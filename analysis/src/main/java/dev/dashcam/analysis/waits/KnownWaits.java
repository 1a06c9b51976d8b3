/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Waits that a stack says more about than the class that is waited on. A pool that has nothing left makes a thread wait in code of
 * its own; many also make or test what they hand out on the thread that asked, which then waits in the code of somebody else.
 */
final class KnownWaits {
    private static final String JDK = "java.";

    /**
     * A method in which threads wait.
     *
     * @param library what the names of its classes begin with
     * @param className the begin of the name of the class with the method
     * @param method the begin of the method's name
     * @param name what a thread waits for that waits in the library's own code
     */
    private record Known(String library, String className, String method, String name) {
        boolean isIn(StackTraceElement frame) {
            return frame.getClassName().startsWith(className)
                    && frame.getMethodName().startsWith(method);
        }

        boolean isOwn(StackTraceElement frame) {
            String of = frame.getClassName();
            return of.startsWith(library) || of.startsWith(JDK) || of.startsWith("jdk.") || of.startsWith("sun.");
        }
    }

    private static final List<Known> ALL = List.of(
            new Known(
                    "com.zaxxer.hikari.",
                    "com.zaxxer.hikari.pool.HikariPool",
                    "getConnection",
                    "a database connection (HikariCP)"),
            new Known(
                    "org.apache.tomcat.jdbc.",
                    "org.apache.tomcat.jdbc.pool.ConnectionPool",
                    "borrowConnection",
                    "a database connection (Tomcat)"),
            new Known(
                    "com.mchange.", "com.mchange.v2.resourcepool.", "checkoutResource", "a database connection (c3p0)"),
            new Known(
                    "org.apache.commons.pool2.",
                    "org.apache.commons.pool2.impl.",
                    "borrowObject",
                    "an object of a pool (commons-pool2)"),
            new Known(
                    "org.apache.commons.",
                    "org.apache.commons.dbcp2.",
                    "getConnection",
                    "a database connection (DBCP)"),
            new Known(
                    "org.apache.tomcat.dbcp.",
                    "org.apache.tomcat.dbcp.pool2.impl.",
                    "borrowObject",
                    "a database connection (Tomcat DBCP)"),
            new Known("oracle.ucp.", "oracle.ucp.", "getConnection", "a database connection (UCP)"),
            new Known("org.apache.hc.", "org.apache.hc.core5.pool.", "get", "a connection of the HTTP client's pool"),
            new Known("org.apache.http.", "org.apache.http.pool.", "get", "a connection of the HTTP client's pool"),
            new Known(JDK, "java.util.concurrent.ThreadPoolExecutor", "awaitTermination", "a thread pool to end"));

    private KnownWaits() {}

    /** What is waited for, empty when the stack does not say. */
    static String name(List<StackTraceElement> stack) {
        for (int depth = 0; depth < stack.size(); depth++) {
            Known innermost = known(stack.get(depth));
            if (innermost != null) {
                Known known = madeOf(innermost, stack.subList(depth, stack.size()));
                boolean own = stack.subList(0, depth).stream().allMatch(known::isOwn);
                return own ? known.name : known.name + " to be made, tested or closed";
            }
        }
        return "";
    }

    /** A pool that is made of another library of the same makers says more than that one. */
    private static Known madeOf(Known part, List<StackTraceElement> callers) {
        for (StackTraceElement caller : callers) {
            Known known = known(caller);
            if (known != null && known != part && part.library.startsWith(known.library)) {
                return known;
            }
        }
        return part;
    }

    private static @Nullable Known known(StackTraceElement frame) {
        for (Known known : ALL) {
            if (known.isIn(frame)) {
                return known;
            }
        }
        return null;
    }
}
