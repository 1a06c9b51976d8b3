/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import dev.dashcam.analysis.account.Pauses;
import dev.dashcam.analysis.findings.CodePlace;
import dev.dashcam.analysis.store.HeapBudget;
import dev.dashcam.read.TraceEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says for what all threads stood still while a task did, by what took longest. Bounded; for one thread. */
final class PauseWords {
    private static final Map<String, String> COLLECTORS = Map.of(
            "G1New", "G1 young",
            "G1Old", "G1 old",
            "G1Full", "G1 full",
            "DefNew", "Serial young",
            "SerialOld", "Serial full",
            "ParallelScavenge", "Parallel young",
            "ParallelOld", "Parallel full");

    /** So JFR calls the pauses of a collection that goes on beside the threads: {@code Pause Remark}. */
    private static final String CONCURRENT = "Pause ";

    private static final String ANY_COLLECTION = "GC";
    /** What JFR calls the cause of a collection that code asked for, and we that it asked. */
    static final String ASKED_FOR = "System.gc()";

    private static final int MAX_REASONS = 16;
    /** Two reasons are told where the second took at least this part of what the first did. */
    private static final int SECOND_PART = 3;

    private final HeapBudget budget;
    private final Map<String, Reason> reasons = new HashMap<>();
    /** The last one that has ended. */
    private Stretch collection = new Stretch("", Long.MAX_VALUE, Long.MIN_VALUE);

    private boolean isAskedFor;
    private final List<Asked> asked = new ArrayList<>();
    /** The pause of a collection that is not told of yet: both end at once. */
    private @Nullable Stretch pause;

    private long toldUntilNanos = Long.MIN_VALUE;

    PauseWords(HeapBudget budget) {
        this.budget = budget;
    }

    private record Stretch(String name, long startNanos, long endNanos) {
        boolean contains(Stretch other) {
            return startNanos <= other.startNanos && endNanos >= other.endNanos;
        }
    }

    /** Code that asked for a collection, until it was over. */
    private record Asked(CodePlace by, long startNanos, long endNanos) {
        long overlap(long fromNanos, long toNanos) {
            return Math.min(endNanos, toNanos) - Math.max(startNanos, fromNanos);
        }
    }

    private static final class Reason {
        private final String name;
        private final boolean isCollection;
        private final Pauses pauses;
        private boolean isAskedFor;
        private long nanos;

        Reason(String name, boolean isCollection, HeapBudget budget) {
            this.name = name;
            this.isCollection = isCollection;
            this.pauses = new Pauses(budget);
        }

        String words(long fromNanos, long toNanos) {
            int count = pauses.count(fromNanos, toNanos);
            return !isCollection ? name : name + ", " + count + (count == 1 ? " pause" : " pauses");
        }
    }

    /** Takes note of something of the JVM's, in order of their ends. */
    void add(TraceEvent range) {
        if (range.name().equals("collection")) {
            String text = range.text();
            String name = text.contains(",") ? text.substring(0, text.indexOf(',')) : text;
            isAskedFor = text.endsWith(ASKED_FOR);
            collection = new Stretch(COLLECTORS.getOrDefault(name, name), range.startNanos(), range.timeNanos());
            if (pause != null && collection.contains(pause)) {
                nameLast(collection.name);
            }
        } else if (range.isPause()) {
            nameLast(ANY_COLLECTION);
            // The JVM collects in an operation: what has been told of is not told again.
            Stretch rest = new Stretch(range.text(), Math.max(range.startNanos(), toldUntilNanos), range.timeNanos());
            toldUntilNanos = Math.max(toldUntilNanos, rest.endNanos);
            paused(range.name().equals("gc pause"), rest);
        }
    }

    private void paused(boolean isCollection, Stretch stretch) {
        if (!isCollection) {
            add(stretch.name, false, stretch);
        } else if (stretch.name.startsWith(CONCURRENT)) {
            String phase = stretch.name.substring(CONCURRENT.length()).toLowerCase(Locale.ROOT);
            add(ANY_COLLECTION + " " + phase, true, stretch);
        } else {
            pause = stretch;
            if (collection.contains(stretch)) {
                nameLast(collection.name);
            }
        }
    }

    private void nameLast(String collector) {
        if (pause != null) {
            Reason reason = add(collector, true, pause);
            if (reason != null && collector.equals(collection.name)) {
                reason.isAskedFor |= isAskedFor;
            }
            pause = null;
        }
    }

    private @Nullable Reason add(String name, boolean isCollection, Stretch stretch) {
        Reason reason = reasons.get(name);
        if (reason == null && reasons.size() < MAX_REASONS) {
            reason = new Reason(name, isCollection, budget);
            reasons.put(name, reason);
        }
        if (reason != null) {
            reason.pauses.add(stretch.startNanos, stretch.endNanos);
        }
        return reason;
    }

    /** Code asked for a collection. */
    void askedFor(TraceEvent range, CodePlace by) {
        if (asked.size() < MAX_REASONS) {
            asked.add(new Asked(by, range.startNanos(), range.timeNanos()));
        }
    }

    /** The code that asked for what took longest between two instants; not known where nobody did. */
    CodePlace asker(long fromNanos, long toNanos) {
        List<Reason> longest = longest();
        if (longest.isEmpty() || !longest.get(0).isAskedFor) {
            return CodePlace.UNKNOWN;
        }
        return asked.stream()
                .filter(one -> one.overlap(fromNanos, toNanos) > 0)
                .max(Comparator.comparingLong(one -> one.overlap(fromNanos, toNanos)))
                .map(Asked::by)
                .orElse(CodePlace.UNKNOWN);
    }

    /** The task was held up by what there was between two instants. */
    void heldUp(long fromNanos, long toNanos) {
        nameLast(ANY_COLLECTION);
        reasons.values().forEach(reason -> reason.nanos += reason.pauses.overlap(fromNanos, toNanos));
    }

    private List<Reason> longest() {
        return reasons.values().stream()
                .filter(reason -> reason.nanos > 0)
                .sorted(Comparator.comparingLong((Reason reason) -> -reason.nanos))
                .limit(2)
                .toList();
    }

    /** {@code G1 young, 1 pause}, {@code ThreadDump}, or both with "and"; empty for none. */
    String words(long fromNanos, long toNanos) {
        List<Reason> longest = longest();
        return longest.stream()
                .filter(reason -> reason.nanos >= longest.get(0).nanos / SECOND_PART)
                .map(reason -> reason.words(fromNanos, toNanos))
                .collect(Collectors.joining(" and "));
    }
}
