/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.analysis.findings.AtTrigger;
import dev.dashcam.analysis.findings.Meanwhile.Count;
import dev.dashcam.analysis.findings.PoolSize;
import dev.dashcam.analysis.findings.PoolUse;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.analysis.findings.Subject;
import dev.dashcam.analysis.findings.TaskTitle;
import dev.dashcam.analysis.findings.ThreadNow;
import dev.dashcam.analysis.scan.PoolSizePass;
import dev.dashcam.analysis.store.NameSlots;
import dev.dashcam.explain.Incident;
import dev.dashcam.read.ThreadAtTrigger;
import dev.dashcam.source.SourceLinks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds who worked with connections of a pool while a task waited for one: whose stack goes through what the pool hands out. */
public final class PoolUsers {
    /**
     * A pool.
     *
     * @param item what a thread waits for that waits for one of its connections
     * @param handedOut what the names of the classes begin with through which the connections are used
     * @param keeper how the name of the thread that looks after such a pool ends, empty where there is none
     */
    private record Pool(String item, List<String> handedOut, String keeper) {}

    private static final List<Pool> POOLS = List.of(
            new Pool(
                    "a database connection (HikariCP)",
                    List.of(
                            "com.zaxxer.hikari.pool.HikariProxy",
                            "com.zaxxer.hikari.pool.ProxyConnection",
                            "com.zaxxer.hikari.pool.ProxyStatement",
                            "com.zaxxer.hikari.pool.ProxyPreparedStatement",
                            "com.zaxxer.hikari.pool.ProxyCallableStatement",
                            "com.zaxxer.hikari.pool.ProxyResultSet"),
                    "housekeeper"),
            new Pool(
                    "a database connection (Tomcat)",
                    List.of(
                            "org.apache.tomcat.jdbc.pool.ProxyConnection",
                            "org.apache.tomcat.jdbc.pool.DisposableConnectionFacade",
                            "org.apache.tomcat.jdbc.pool.StatementFacade"),
                    ""),
            new Pool(
                    "a database connection (DBCP)",
                    List.of("org.apache.commons.dbcp2.Delegating", "org.apache.commons.dbcp2.PoolGuard"),
                    ""),
            new Pool("a database connection (c3p0)", List.of("com.mchange.v2.c3p0.impl.NewProxy"), ""));

    private static final int MAX_NAMES = 1 << 10;
    private static final String WITHOUT_TASK = "without a task";

    private final Incident incident;
    private final WaitBook book;
    private final NameSlots names;
    private final SourceLinks links;
    private final PoolSizePass sizes;

    /** Looks in this recording; the book knows which task ran on which thread. */
    public PoolUsers(Incident incident, WaitBook book, NameSlots names, PoolSizePass sizes) {
        this.incident = incident;
        this.book = book;
        this.names = names;
        this.links = SourceLinks.of(incident.manifest().configuration());
        this.sizes = sizes;
    }

    /** Who worked with connections and how many there are, null where neither is known or the task waited for none. */
    public @Nullable PoolUse of(Subject subject, @Nullable AtTrigger atTrigger) {
        Pool pool = atTrigger == null ? null : pool(atTrigger.thread());
        if (pool == null) {
            return null;
        }
        Users users = new Users(pool, subject);
        try {
            incident.threads(users::see);
        } catch (IOException damaged) {
            return null;
        }
        return users.found();
    }

    private static @Nullable Pool pool(ThreadNow thread) {
        return thread.state() != State.PARKED && thread.state() != State.WAITING
                ? null
                : POOLS.stream()
                        .filter(pool -> pool.item.equals(thread.object()))
                        .findFirst()
                        .orElse(null);
    }

    /** Those that were seen so far. */
    private final class Users {
        private final Pool pool;
        private final Subject subject;
        private final PresentThread present;
        private final Map<String, Long> counts = new HashMap<>();
        private long threads;
        private int keepers;
        private String poolName = "";
        private @Nullable ThreadNow longest;

        Users(Pool pool, Subject subject) {
            this.pool = pool;
            this.subject = subject;
            this.present = new PresentThread(book, names, links, subject.endNanos());
        }

        void see(ThreadAtTrigger thread) {
            if (!pool.keeper.isEmpty() && thread.name().endsWith(pool.keeper)) {
                keepers++;
                // Before it is a colon or, in older versions, a space.
                poolName = thread.name().substring(0, Math.max(0, thread.name().length() - pool.keeper.length() - 1));
            }
            boolean uses = thread.id() != subject.threadId()
                    && thread.stack().stream()
                            .anyMatch(frame -> pool.handedOut.stream().anyMatch(frame.getClassName()::startsWith));
            if (!uses) {
                return;
            }
            ThreadNow now = present.of(thread);
            threads++;
            String name = now.taskName().isEmpty() ? WITHOUT_TASK : TaskTitle.of(now.kind(), now.taskName());
            if (counts.size() < MAX_NAMES || counts.containsKey(name)) {
                counts.merge(name, 1L, Long::sum);
            }
            ThreadNow known = longest;
            longest = known == null || now.taskNanos() > known.taskNanos() ? now : known;
        }

        @Nullable
        PoolUse found() {
            // What the service counts is that one's, where there is no other.
            PoolSize size = keepers == 1 ? sizes.named(poolName) : null;
            if (longest == null && size == null) {
                return null;
            }
            List<Count> sorted = new ArrayList<>();
            counts.forEach((name, count) -> sorted.add(new Count(name, count)));
            sorted.sort(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::name));
            return new PoolUse(threads, sorted, longest, size);
        }
    }
}
