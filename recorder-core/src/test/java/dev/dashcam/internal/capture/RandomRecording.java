/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.internal.record.OpenWork;
import dev.dashcam.internal.record.OpenWork.OpenRegion;
import dev.dashcam.internal.record.OpenWork.OpenTask;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/** What some threads did, step by step, and a copy of it that was made meanwhile. */
final class RandomRecording {
    private static final int STEPS = 400;
    private static final int OWNERS = 4;
    private static final int THREADS = 8;
    private static final int STRIPES = 3;
    private static final int TABLE = 6;

    private static final class Chunk {
        final long threadId;
        final int room;
        final List<EventRecord> events = new ArrayList<>();
        final List<Integer> steps = new ArrayList<>();

        Chunk(long threadId, int room) {
            this.threadId = threadId;
            this.room = room;
        }
    }

    private record Span(String words, long startNanos, long endNanos) {}

    private record Task(long id, long startNanos, long threadId, boolean unlisted) {}

    private record Ended(Task task, long endNanos) {}

    private final SplittableRandom random;
    private final Chunk[] filling = new Chunk[OWNERS + STRIPES];
    private final Deque<Chunk> retired = new ArrayDeque<>();
    private final List<EventRecord> all = new ArrayList<>();
    private final List<Task> openTasks = new ArrayList<>();
    private final List<Ended> ended = new ArrayList<>();
    private final List<Deque<Long>> openRegions = new ArrayList<>();
    private final OpenRegion[] endedRegions = new OpenRegion[THREADS];
    private final List<Span> spans = new ArrayList<>();
    private final long[] lastNanos = new long[THREADS];
    private final OpenWork live = new OpenWork();
    private final Set<String> unknowable = new HashSet<>();
    private long nowNanos = 1000;
    private long nextTask = 1;
    private long tableNanos;
    private long cutoffNanos;
    private int cutoffStep;
    private long evictedThrough;
    private int step;

    RandomRecording(SplittableRandom random) {
        this.random = random;
        for (int thread = 0; thread < THREADS; thread++) {
            openRegions.add(new ArrayDeque<>());
        }
        int tableStep = random.nextInt(STEPS / 2, STEPS);
        cutoffStep = random.nextInt(tableStep, Math.min(STEPS, tableStep + 20));
        for (step = 0; step < STEPS; step++) {
            if (step == tableStep) {
                copyTable();
            }
            if (step == cutoffStep) {
                cutoffNanos = ++nowNanos;
                evict();
            }
            recordAtRandom(random.nextInt(THREADS));
        }
        openTasks.forEach(task -> spans.add(new Span(words(task), task.startNanos, Long.MAX_VALUE)));
        for (int thread = 0; thread < THREADS; thread++) {
            int depth = openRegions.get(thread).size();
            for (long start : openRegions.get(thread)) {
                spans.add(new Span(region(thread + 1, --depth, start), start, Long.MAX_VALUE));
            }
        }
    }

    Window window() {
        long completeFrom = evictedThrough + 1;
        long from = random.nextLong(1000, cutoffNanos);
        long first = Math.min(Math.max(from, completeFrom), cutoffNanos);
        long[] cuts = random.longs(random.nextInt(5), first, cutoffNanos + 1).toArray();
        long[] starts = new long[cuts.length + 1];
        starts[0] = Math.min(from, first);
        System.arraycopy(cuts, 0, starts, 1, cuts.length);
        Arrays.sort(starts);
        starts = Arrays.stream(starts).distinct().filter(s -> s < cutoffNanos).toArray();
        // As when generations that end before the first instant are left out.
        int skip = 0;
        while (skip + 1 < starts.length && starts[skip + 1] <= first) {
            skip++;
        }
        starts = Arrays.copyOfRange(starts, skip, starts.length);
        return new Window(
                new Cuts(1, starts, cutoffNanos),
                tableNanos,
                completeFrom <= tableNanos,
                Long.MIN_VALUE,
                completeFrom,
                first,
                cutoffNanos);
    }

    /** The chunks, each as it was at some moment after the cutoff. */
    HandMadeChunks copy() {
        HandMadeChunks copy = new HandMadeChunks();
        List<Chunk> chunks = new ArrayList<>(retired);
        for (Chunk chunk : filling) {
            if (chunk != null) {
                chunks.add(chunk);
            }
        }
        for (Chunk chunk : chunks) {
            int copiedAt = random.nextInt(cutoffStep, STEPS + 1);
            List<EventRecord> events = new ArrayList<>();
            for (int i = 0; i < chunk.events.size() && chunk.steps.get(i) < copiedAt; i++) {
                events.add(chunk.events.get(i));
            }
            if (!events.isEmpty()) {
                copy.chunk(chunk.threadId, events);
            }
        }
        return copy;
    }

    OpenWork live() {
        return live;
    }

    /** The words of the events of each thread from one instant to another. */
    Map<Long, List<String>> events(long fromNanos, long toNanos) {
        Map<Long, List<String>> events = new TreeMap<>();
        for (EventRecord event : all) {
            if (event.timeNanos >= fromNanos && event.timeNanos < toNanos) {
                events.computeIfAbsent(event.threadId, id -> new ArrayList<>()).add(KeptOutput.words(event));
            }
        }
        return events;
    }

    TreeSet<String> open(long atNanos) {
        TreeSet<String> open = new TreeSet<>();
        for (Span span : spans) {
            if (span.startNanos < atNanos && span.endNanos >= atNanos) {
                open.add(span.words);
            }
        }
        return open;
    }

    /** What is not in the table and whose begin may be overwritten: nothing tells of it. */
    Set<String> unknowable() {
        return unknowable;
    }

    private void recordAtRandom(int thread) {
        nowNanos += random.nextInt(3);
        // A thread that shares slots reads a clock that has gone on; an owner may see it stand still.
        if (thread >= OWNERS && nowNanos == lastNanos[thread]) {
            nowNanos++;
        }
        lastNanos[thread] = nowNanos;
        Deque<Long> regions = openRegions.get(thread);
        switch (random.nextInt(6)) {
            case 0 -> {
                long listed = openTasks.stream().filter(task -> !task.unlisted).count();
                Task task = new Task(nextTask++, nowNanos, thread + 1, listed >= TABLE);
                openTasks.add(task);
                EventRecord begin = HandMadeChunks.taskBegin(nowNanos, task.id);
                begin.unlisted = task.unlisted;
                put(thread, begin);
            }
            case 1 -> {
                if (!openTasks.isEmpty()) {
                    Task task = openTasks.remove(random.nextInt(openTasks.size()));
                    spans.add(new Span(words(task), task.startNanos, nowNanos));
                    ended.add(new Ended(task, nowNanos));
                    put(thread, HandMadeChunks.taskEnd(nowNanos, task.id, task.startNanos));
                }
            }
            case 2 -> {
                put(thread, HandMadeChunks.regionBegin(nowNanos, regions.size()));
                regions.push(nowNanos);
                endedRegions[thread] = null;
            }
            case 3 -> {
                if (!regions.isEmpty()) {
                    long start = regions.pop();
                    spans.add(new Span(region(thread + 1, regions.size(), start), start, nowNanos));
                    put(thread, HandMadeChunks.regionEnd(nowNanos, regions.size(), start));
                    endedRegions[thread] = new OpenRegion(0, 0, start, nowNanos, thread + 1, regions.size());
                }
            }
            default -> put(thread, HandMadeChunks.value(nowNanos, step));
        }
    }

    private void put(int thread, EventRecord event) {
        event.threadId = thread + 1;
        int slot = thread < OWNERS ? thread : OWNERS + random.nextInt(STRIPES);
        Chunk chunk = filling[slot];
        if (chunk == null || chunk.events.size() == chunk.room) {
            if (chunk != null) {
                retired.add(chunk);
            }
            chunk = new Chunk(thread < OWNERS ? thread + 1 : 0, random.nextInt(2, 10));
            filling[slot] = chunk;
        }
        chunk.events.add(event);
        chunk.steps.add(step);
        all.add(event);
    }

    private void copyTable() {
        tableNanos = nowNanos;
        for (Task task : openTasks) {
            if (!task.unlisted) {
                live.tasks.add(new OpenTask(
                        task.id, 0, 0, 0, task.startNanos, OpenWork.NOT_ENDED, task.threadId, null, Map.of()));
            }
        }
        // As if a thread had recorded the end and then been kept from leaving.
        for (Ended one : ended) {
            if (!one.task.unlisted && random.nextInt(4) == 0) {
                Task task = one.task;
                live.tasks.add(
                        new OpenTask(task.id, 0, 0, 0, task.startNanos, one.endNanos, task.threadId, null, Map.of()));
            }
        }
        for (int thread = 0; thread < THREADS; thread++) {
            List<Long> starts = new ArrayList<>(openRegions.get(thread));
            for (int depth = 0; depth < starts.size(); depth++) {
                long start = starts.get(starts.size() - 1 - depth);
                live.regions.add(new OpenRegion(0, 0, start, OpenWork.NOT_ENDED, thread + 1, depth));
            }
            OpenRegion left = endedRegions[thread];
            if (left != null && random.nextBoolean()) {
                live.regions.add(left);
            }
        }
    }

    private void evict() {
        for (int evicted = random.nextInt(retired.size() + 1); evicted > 0; evicted--) {
            Chunk chunk = retired.remove();
            for (EventRecord event : chunk.events) {
                evictedThrough = Math.max(evictedThrough, event.timeNanos);
            }
        }
        for (Task task : openTasks) {
            boolean inTable = !task.unlisted && task.startNanos < tableNanos;
            if (!inTable && task.startNanos <= evictedThrough) {
                unknowable.add(words(task));
            }
        }
        for (int thread = 0; thread < THREADS; thread++) {
            int depth = openRegions.get(thread).size();
            for (long start : openRegions.get(thread)) {
                depth--;
                if (start >= tableNanos && start <= evictedThrough) {
                    unknowable.add(region(thread + 1, depth, start));
                }
            }
        }
    }

    private static String words(Task task) {
        return task.id + "@" + task.startNanos;
    }

    private static String region(long threadId, int depth, long startNanos) {
        return threadId + ":" + depth + "@" + startNanos;
    }
}
