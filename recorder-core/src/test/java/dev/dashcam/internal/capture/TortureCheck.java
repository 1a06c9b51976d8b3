/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

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
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds a snapshot against what each thread knows, while all of them stand still. */
final class TortureCheck {
    private static final int MOST_FAULTS = 20;

    private final Torture torture;
    final List<String> faults = new ArrayList<>();
    long events;
    long heads;
    long openWork;
    long unlisted;
    long notRecorded;

    /** What one snapshot cannot tell: what a thread was recording while it was taken, and what was dropped. */
    private final Set<String> uncertain = new HashSet<>();

    private final NavigableMap<Long, Long> droppedBefore = new TreeMap<>();
    private final Map<Long, List<TortureLog.Entry>> found = new HashMap<>();
    private final List<Generation> generations = new ArrayList<>();

    TortureCheck(Torture torture) {
        this.torture = torture;
    }

    /** How many events each thread had recorded, to be asked just before a snapshot is taken. */
    Map<TortureLog, Long> countNow(long dropped) {
        droppedBefore.put(System.nanoTime(), dropped);
        Map<TortureLog, Long> counts = new HashMap<>();
        for (TortureWriter writer : torture.writers) {
            counts.put(writer.log, writer.log.count());
        }
        return counts;
    }

    /**
     * Checks a snapshot.
     *
     * @param before {@link #countNow} before it was taken
     * @param dropped how many events have been dropped and counted so far, read while all stand still
     */
    void check(byte[] file, long completeFrom, long cutoff, Map<TortureLog, Long> before, long dropped)
            throws IOException {
        uncertain.clear();
        read(file);
        long knownFrom = completeFrom;
        long missing = 0;
        for (TortureWriter writer : torture.writers) {
            long from = Math.max(completeFrom, writer.log.knownFromNanos());
            knownFrom = Math.max(knownFrom, from);
            missing += checkThread(writer.log, from, cutoff, before.getOrDefault(writer.log, 0L));
        }
        Map.Entry<Long, Long> beforeWindow = droppedBefore.floorEntry(completeFrom);
        long droppedSince = dropped - (beforeWindow == null ? 0 : beforeWindow.getValue());
        if (missing > droppedSince) {
            fault("missing: " + missing + " events, but only " + droppedSince + " were dropped since before");
        }
        notRecorded += missing;
        found.keySet().forEach(thread -> fault("unknown thread " + thread));
        for (Generation generation : generations) {
            long at = Math.max(generation.startNanos(), generation.completeFromNanos());
            if (at >= knownFrom) {
                checkOpen(generation, at);
            }
        }
        torture.writers.removeIf(writer -> writer.isOver && isForgotten(writer.log, completeFrom));
    }

    private static boolean isForgotten(TortureLog log, long completeFrom) {
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
                    thread.add(new TortureLog.Entry(event.kind(), event.timeNanos(), key(event), event.startNanos()));
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

    /** Compares what a thread recorded with what was found of it; answers how many events are missing. */
    private long checkThread(TortureLog log, long from, long cutoff, long before) {
        List<TortureLog.Entry> there = found.remove(log.threadId());
        int next = 0;
        while (there != null && next < there.size() && there.get(next).timeNanos() < from) {
            next++;
        }
        long missing = 0;
        for (long number = log.first(); number < log.count(); number++) {
            TortureLog.Entry wrote = log.entry(number);
            if (wrote.timeNanos() < from && number >= before) {
                // The call had not returned: kept from its last step for longer than the ring reaches back.
                uncertain(log, wrote);
            }
            if (wrote.timeNanos() < from || wrote.timeNanos() >= cutoff) {
                continue;
            }
            if (there != null && next < there.size() && there.get(next).equals(wrote)) {
                next++;
                events++;
                continue;
            }
            boolean last = number + 1 == log.count() || log.entry(number + 1).timeNanos() >= cutoff;
            if (!last || number < before) {
                missing++;
            }
            uncertain(log, wrote);
        }
        if (there != null && next < there.size()) {
            fault("torn, twice or out of order: thread " + log.threadId() + " never had " + there.get(next)
                    + " at this place, from " + from + " to " + cutoff);
        }
        return missing;
    }

    private void uncertain(TortureLog log, TortureLog.Entry entry) {
        switch (entry.kind()) {
            case TASK_BEGIN, TASK_END -> uncertain.add("task " + entry.key());
            case REGION_BEGIN -> uncertain.add(region(log.threadId(), entry.key(), entry.timeNanos()));
            case REGION_END -> uncertain.add(region(log.threadId(), entry.key(), entry.startNanos()));
            default -> {}
        }
    }

    private void checkOpen(Generation generation, long at) {
        Set<String> listed = new TreeSet<>();
        generation.openTasks().forEach(task -> listed.add("task " + task.id()));
        generation.openRegions().forEach(open -> listed.add(region(open.threadId(), open.depth(), open.startNanos())));
        Set<String> truth = openAt(at);
        heads++;
        openWork += truth.size();
        unlisted += generation.unlistedOpen();
        Set<String> ghosts = new TreeSet<>(listed);
        ghosts.removeAll(truth);
        ghosts.removeAll(uncertain);
        if (!ghosts.isEmpty()) {
            fault("ghost: not open at " + at + ": " + ghosts);
        }
        Set<String> lost = new TreeSet<>(truth);
        lost.removeAll(listed);
        lost.removeAll(uncertain);
        if (lost.size() > generation.unlistedOpen()) {
            fault("lost: open at " + at + ", but not listed: " + lost);
        }
    }

    private Set<String> openAt(long at) {
        Set<String> open = new HashSet<>();
        torture.handedOver.stream().filter(task -> task.startNanos() < at).forEach(task -> open.add(task(task)));
        for (TortureWriter writer : torture.writers) {
            TortureLog log = writer.log;
            writer.tasks.stream().filter(task -> task.startNanos() < at).forEach(task -> open.add(task(task)));
            int depth = writer.regions.size();
            for (TortureWriter.HeldRegion held : writer.regions) {
                depth--;
                if (held.startNanos() < at) {
                    open.add(region(log.threadId(), depth, held.startNanos()));
                }
            }
            for (long number = log.count() - 1; number >= log.first(); number--) {
                TortureLog.Entry entry = log.entry(number);
                if (entry.timeNanos() < at) {
                    break;
                }
                if (entry.kind() == EventKind.TASK_END && entry.startNanos() < at) {
                    open.add("task " + entry.key());
                } else if (entry.kind() == EventKind.REGION_END && entry.startNanos() < at) {
                    open.add(region(log.threadId(), entry.key(), entry.startNanos()));
                }
            }
        }
        return open;
    }

    private static String task(TortureWriter.Held held) {
        return "task " + held.task().id();
    }

    private static String region(long threadId, long depth, long startNanos) {
        return "region " + threadId + ":" + depth + "@" + startNanos;
    }

    private void fault(String words) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(words);
        }
    }
}
