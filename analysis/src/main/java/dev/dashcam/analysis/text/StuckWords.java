/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import dev.dashcam.analysis.findings.AtTrigger;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.PoolSize;
import dev.dashcam.analysis.findings.PoolUse;
import dev.dashcam.analysis.findings.StateShare.State;
import dev.dashcam.analysis.findings.TaskTitle;
import dev.dashcam.analysis.findings.ThreadNow;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words for a task that had not ended: what its thread did at the trigger, and who held what it waited for. */
final class StuckWords {
    private static final int MAX_NAMES = 3;

    private StuckWords() {}

    /** A sentence, with a space before it; empty where it is not known. */
    static String sentence(Findings findings) {
        AtTrigger now = findings.atTrigger();
        if (now == null) {
            return "";
        }
        ThreadNow thread = now.thread();
        StringBuilder words =
                new StringBuilder(" At the trigger it ").append(did(thread)).append(in(thread));
        for (ThreadNow held = thread; held != null; held = held.owner()) {
            words.append(owner(held));
        }
        return words.append(others(now))
                .append('.')
                .append(unknownOwner(thread))
                .append(users(findings.poolUse()))
                .toString();
    }

    /** How many waited for the same, as a clause; of those in {@code Object.wait} each may wait for something else. */
    private static String others(AtTrigger now) {
        boolean same = now.alsoWaiting() > 0 && now.thread().state() != State.WAITING;
        return same
                ? "; " + Words.count(now.alsoWaiting(), "other thread", "other threads") + " waited for the same"
                : "";
    }

    /** Who had what the pool hands out in use. */
    private static String users(@Nullable PoolUse use) {
        return use == null ? "" : size(use.size()) + atWork(use);
    }

    /** How large the pool was: counted once a second, so not just then. */
    private static String size(@Nullable PoolSize size) {
        if (size == null || size.inUse() < 0) {
            return "";
        }
        String name = size.name().isEmpty() ? "its pool" : size.name();
        String waiting = size.waiting() < 0
                ? ""
                : ", and " + Words.count(size.waiting(), "thread", "threads") + " waited for one";
        return " " + Durations.of(size.agoNanos()) + " before, " + Words.number(size.inUse()) + " of the "
                + Words.count(size.max(), "connection", "connections") + " of " + name + " were in use" + waiting + ".";
    }

    private static String atWork(PoolUse use) {
        ThreadNow longest = use.longest();
        if (longest == null) {
            return "";
        }
        String by = use.tasks().stream()
                .limit(MAX_NAMES)
                .map(one -> use.threads() == 1 ? one.name() : Words.number(one.count()) + " " + one.name())
                .collect(Collectors.joining(", "));
        String more = use.tasks().size() > MAX_NAMES ? " and others" : "";
        String most = use.threads() == 1 ? ", " + name(longest) : "; longest " + name(longest);
        String began =
                longest.taskNanos() < 0 ? "" : ", whose task began " + Durations.of(longest.taskNanos()) + " before";
        return " " + Words.count(use.threads(), "thread was", "threads were") + " at work with such a connection: " + by
                + more + most + began + in(longest) + ".";
    }

    /** The same in short as a clause that follows a comma and begins so, null where it is not known. */
    static @Nullable String clause(Findings findings, String begin) {
        AtTrigger now = findings.atTrigger();
        if (now == null || (now.thread().state() == null && !now.thread().isInNativeCode())) {
            return null;
        }
        ThreadNow owner = now.thread().owner();
        return begin
                + did(now.thread()).substring("was ".length())
                + (owner == null ? "" : HeldBy.clause(findings, owner));
    }

    /** What it waited for at the trigger, as the object of a wait of which is not known whether it was for that all the time. */
    static String lastSeen(Findings findings) {
        AtTrigger now = findings.atTrigger();
        return now == null ? "" : "last seen " + did(now.thread()).substring("was ".length());
    }

    /** What it did, such as {@code was waiting for InventoryLock}. */
    private static String did(ThreadNow thread) {
        State state = thread.state();
        if (state == null) {
            return thread.isInNativeCode() ? "was in native code, which may wait" : "was running or ready to run";
        }
        String object = thread.object();
        return switch (state) {
            case LOCK -> "was waiting for " + (object.isEmpty() ? "a lock" : object);
            case NETWORK -> "was waiting for " + (object.isEmpty() ? "a peer, over a socket" : object);
            case DISK -> "was " + object;
            case SLEEPING -> "was asleep";
            case WAITING -> "was in Object.wait";
            default -> isThing(object) ? "was waiting for " + object : "was parked";
        };
    }

    /** A name that is no class's says what it waited for. */
    private static boolean isThing(String object) {
        return object.startsWith("a ") || object.startsWith("an ");
    }

    private static String in(ThreadNow thread) {
        return thread.place().isKnown() ? ", in " + thread.place().words() : "";
    }

    /** Who held what a thread waited for, as a clause; empty where that is not known. */
    private static String owner(ThreadNow waiting) {
        ThreadNow owner = waiting.owner();
        if (waiting.isDeadlock()) {
            return "; that is held by one of those who wait for it here: a deadlock";
        }
        return owner == null ? "" : "; " + name(owner) + " held it" + task(owner) + doing(owner);
    }

    private static String task(ThreadNow owner) {
        if (owner.taskId() == 0) {
            return "";
        }
        String began = owner.taskNanos() < 0 ? "" : ", begun " + Durations.of(owner.taskNanos()) + " before";
        return " to run " + TaskTitle.of(owner.kind(), owner.taskName()) + began;
    }

    private static String doing(ThreadNow owner) {
        return owner.state() == null && !owner.place().isKnown() ? "" : ", and " + did(owner) + in(owner);
    }

    private static String unknownOwner(ThreadNow thread) {
        boolean asks = thread.isVirtual() && thread.state() == State.LOCK;
        return asks ? " Who held it the JDK does not tell of virtual threads." : "";
    }

    /** {@code "pool-1-thread-1" was asleep, in Reports.run at Reports.java:12}. */
    static String whatItDid(ThreadNow thread) {
        return name(thread) + " " + did(thread) + in(thread);
    }

    static String name(ThreadNow thread) {
        return thread.threadName().isEmpty() ? "thread " + thread.threadId() : '"' + thread.threadName() + '"';
    }
}
