/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.torture.Tally;
import dev.dashcam.read.EventKind;
import dev.dashcam.read.Generation;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.read.TraceReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Holds a snapshot against what each thread knows, while all of them stand still. */
final class TortureCheck {
    /**
     * A snapshot.
     *
     * @param completeFromNanos the ring was overwritten until then
     * @param fromNanos the first instant it holds
     * @param cutoffNanos nothing younger is in it
     * @param tableNanos when the live tables began to be copied
     */
    record Snapshot(byte[] file, long completeFromNanos, long fromNanos, long cutoffNanos, long tableNanos) {
        @Override
        public String toString() {
            return "[complete from " + completeFromNanos + ", from " + fromNanos + " to " + cutoffNanos + ", table "
                    + tableNanos + "]";
        }
    }

    private static final int STORIES = 3;

    private final Torture torture;
    private final Tally tally;

    /** What may be missing among the open, since its begin had not returned by then, or a part of it was dropped. */
    private final Set<String> maybeLost = new HashSet<>();
    /** What may be listed beyond its end, since that had not been committed when the copying began, or was dropped. */
    private final Set<String> maybeGhosts = new HashSet<>();

    private final Map<Long, List<TortureLog.Entry>> found = new HashMap<>();
    private Snapshot inHand;
    private final List<Generation> generations = new ArrayList<>();

    TortureCheck(Torture torture, Tally tally) {
        this.torture = torture;
        this.tally = tally;
    }

    void check(Snapshot snapshot) throws IOException {
        inHand = snapshot;
        maybeLost.clear();
        maybeGhosts.clear();
        read(snapshot.file);
        long knownFrom = snapshot.fromNanos;
        for (TortureWriter writer : torture.writers) {
            long from = Math.max(snapshot.fromNanos, writer.log.knownFromNanos());
            knownFrom = Math.max(knownFrom, from);
            tolerate(writer.log, snapshot);
            checkThread(writer.log, from, snapshot.cutoffNanos);
        }
        TortureDrops.check(torture.writers, generations, snapshot, tally);
        found.keySet().forEach(thread -> tally.fault("unknown thread %d", thread));
        for (Generation generation : generations) {
            long at = Math.max(generation.startNanos(), generation.completeFromNanos());
            // Where the ring was overwritten beyond the cutoff while it was copied nothing is promised of what was
            // open.
            if (at >= knownFrom && at <= snapshot.cutoffNanos) {
                checkOpen(generation, at);
            }
        }
        tally.snapshots.increment();
    }

    /** Forgets threads that have ended and of which nothing is in the ring any longer. */
    void forget(long completeFrom) {
        torture.writers.removeIf(writer -> {
            boolean isForgotten = writer.isOver && isOlder(writer.log, completeFrom);
            if (isForgotten) {
                tally.written.add(writer.log.count());
            }
            return isForgotten;
        });
    }

    private static boolean isOlder(TortureLog log, long completeFrom) {
        return log.count() > 0 && log.entry(log.count() - 1).timeNanos() < completeFrom;
    }

    private void read(byte[] file) throws IOException {
        found.clear();
        generations.clear();
        try (TraceReader reader = TraceReader.read(new ByteArrayInputStream(file))) {
            for (TraceEvent event = reader.next(); event != null; event = reader.next()) {
                if (event.kind() == EventKind.SYNC) {
                    generations.add(event.generation());
                } else if (event.kind() != EventKind.STATE_TRANSITION) {
                    List<TortureLog.Entry> thread = found.computeIfAbsent(event.threadId(), id -> new ArrayList<>());
                    thread.add(new TortureLog.Entry(
                            event.kind(), event.timeNanos(), key(event), event.startNanos(), 0, false));
                }
            }
        }
    }

    private static long key(TraceEvent event) {
        return switch (event.kind()) {
            case TASK_BEGIN -> event.taskId();
            // Torn, should the attribute be another's.
            case TASK_END -> event.attributes().get("id") instanceof Long id && id == event.taskId() ? id : -1;
            case REGION_BEGIN, REGION_END -> event.depth();
            case LOG -> Long.parseLong(event.text());
            case VALUE -> event.value();
            default -> 0;
        };
    }

    /**
     * Compares what a thread recorded with what was found of it. What was not dropped may be missing only if its clock was read
     * before the copying began and it had not been committed by then. That is one event at most, since a thread reads its clock
     * for the next one later than what is kept as the instant of that commit.
     */
    private void checkThread(TortureLog log, long from, long cutoff) {
        List<TortureLog.Entry> there = found.remove(log.threadId());
        int next = 0;
        while (there != null && next < there.size() && there.get(next).timeNanos() < from) {
            next++;
        }
        for (long number = log.first(); number < log.count(); number++) {
            TortureLog.Entry wrote = log.entry(number);
            if (wrote.timeNanos() < from || wrote.timeNanos() >= cutoff || wrote.isDropped()) {
                continue;
            }
            if (there != null && next < there.size() && wrote.isAlso(there.get(next))) {
                next++;
                tally.checked.increment();
            } else if (wrote.isInFlightAt(cutoff)) {
                tally.inFlight.increment();
            } else {
                tally.fault("missing: thread %d, %s, from %d to %d", log.threadId(), wrote, from, cutoff);
                return;
            }
        }
        if (there != null && next < there.size()) {
            tally.fault(
                    "torn, twice or out of order: thread %d never had %s at this place, from %d to %d",
                    log.threadId(), there.get(next), from, cutoff);
        }
    }

    /**
     * What the open sets may be wrong about. An end that was committed before the copying began is no excuse, however old it
     * is: either its event is there, or the table said that it had ended.
     */
    private void tolerate(TortureLog log, Snapshot snapshot) {
        for (long number = log.first(); number < log.count(); number++) {
            TortureLog.Entry wrote = log.entry(number);
            boolean inFlight = wrote.isInFlightAt(snapshot.cutoffNanos);
            boolean isBegin = wrote.kind() == EventKind.TASK_BEGIN || wrote.kind() == EventKind.REGION_BEGIN;
            boolean isKnownToTable = wrote.committedNanos() < snapshot.tableNanos;
            // Of what began later only its events tell. They may have been overwritten since, when the whole ring was,
            // between the copies of table and ring, every time that this was tried.
            boolean isOverwritten = !isKnownToTable && wrote.timeNanos() < snapshot.completeFromNanos;
            if (isBegin && (inFlight || isOverwritten || (wrote.isDropped() && !isKnownToTable))) {
                maybeLost.add(words(log, wrote));
            } else if (isEnd(wrote) && (inFlight || wrote.isDropped())) {
                maybeGhosts.add(words(log, wrote));
                if (wrote.isDropped()) {
                    maybeLost.add(words(log, wrote));
                }
            }
        }
    }

    private static boolean isEnd(TortureLog.Entry wrote) {
        return wrote.kind() == EventKind.TASK_END || wrote.kind() == EventKind.REGION_END;
    }

    /** The task or region that an event is about, empty when there is none. */
    private static String words(TortureLog log, TortureLog.Entry wrote) {
        return switch (wrote.kind()) {
            case TASK_BEGIN, TASK_END -> task(wrote.key());
            case REGION_BEGIN -> region(log.threadId(), wrote.key(), wrote.timeNanos());
            case REGION_END -> region(log.threadId(), wrote.key(), wrote.startNanos());
            default -> "";
        };
    }

    private void checkOpen(Generation generation, long at) {
        Map<String, Long> listed = new TreeMap<>();
        for (Generation.OpenTask task : generation.openTasks()) {
            if (listed.put(task(task.id()), task.startNanos()) != null) {
                tally.fault("twice: open at %d: %s", at, task);
            }
        }
        for (Generation.OpenRegion open : generation.openRegions()) {
            if (listed.put(region(open.threadId(), open.depth(), open.startNanos()), open.startNanos()) != null) {
                tally.fault("twice: open at %d: %s", at, open);
            }
        }
        Map<String, Long> truth = openAt(at);
        tally.heads.increment();
        tally.open.add(truth.size());
        tally.unlisted.add(generation.unlistedOpen());
        int lost = 0;
        for (Map.Entry<String, Long> open : truth.entrySet()) {
            Long start = listed.remove(open.getKey());
            if (start == null && maybeLost.contains(open.getKey())) {
                tally.excused.increment();
            } else if (start == null && ++lost > generation.unlistedOpen()) {
                tally.fault("lost: %s, open since %d, is not listed at %d", open.getKey(), open.getValue(), at);
            } else if (start != null && !start.equals(open.getValue())) {
                tally.fault("wrong: %s, open since %d, is said to be since %d", open.getKey(), open.getValue(), start);
            }
        }
        for (Map.Entry<String, Long> ghost : listed.entrySet()) {
            if (maybeGhosts.contains(ghost.getKey())) {
                tally.excused.increment();
            } else {
                tally.fault(
                        "ghost: %s, since %d, is not open at %d in %s; %s",
                        ghost.getKey(), ghost.getValue(), at, inHand, story(ghost.getKey()));
            }
        }
    }

    /** What is known of a task or region that surprises. */
    private String story(String words) {
        StringBuilder story = new StringBuilder();
        if (tally.faults().size() > STORIES) {
            return "";
        }
        for (TortureWriter writer : torture.writers) {
            TortureLog log = writer.log;
            for (long number = log.first(); number < log.count(); number++) {
                TortureLog.Entry wrote = log.entry(number);
                if (words(log, wrote).equals(words)) {
                    story.append("thread ")
                            .append(log.threadId())
                            .append(": ")
                            .append(wrote)
                            .append("; ");
                }
            }
        }
        return story.toString();
    }

    private Map<String, Long> openAt(long at) {
        Map<String, Long> open = new HashMap<>();
        torture.handedOver.forEach(held -> putIfOpen(open, task(held.task().id()), held.startNanos(), at));
        for (TortureWriter writer : torture.writers) {
            TortureLog log = writer.log;
            writer.tasks.forEach(held -> putIfOpen(open, task(held.task().id()), held.startNanos(), at));
            int depth = writer.regions.size();
            for (TortureWriter.HeldRegion held : writer.regions) {
                depth--;
                putIfOpen(open, region(log.threadId(), depth, held.startNanos()), held.startNanos(), at);
            }
            for (long number = log.count() - 1; number >= log.first(); number--) {
                TortureLog.Entry entry = log.entry(number);
                if (entry.timeNanos() < at) {
                    break;
                }
                if (isEnd(entry) && entry.startNanos() < at) {
                    open.put(words(log, entry), entry.startNanos());
                }
            }
        }
        return open;
    }

    private static void putIfOpen(Map<String, Long> open, String words, long startNanos, long at) {
        if (startNanos < at) {
            open.put(words, startNanos);
        }
    }

    static String task(long id) {
        return "task " + id;
    }

    static String region(long threadId, long depth, long startNanos) {
        return "region " + threadId + ":" + depth + "@" + startNanos;
    }
}
