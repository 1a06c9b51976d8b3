/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.record.EventRecorder;
import dev.dashcam.read.EventKind;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** Records at random as one thread, and keeps what it recorded and what it has open. */
final class TortureWriter {
    /** A task that is open. */
    record Held(Task task, long startNanos) {}

    /** A region that is open. */
    record HeldRegion(Region region, long startNanos) {}

    private static final EventName NAME = EventName.of("torture");
    private static final EventName KEY = EventName.of("id");
    private static final long OLD_NANOS = 50_000_000;
    private static final long PAUSE_NANOS = 10_000_000;
    private static final int MOST_TASKS = 6;
    private static final int MOST_REGIONS = 8;

    private final EventRecorder recorder;
    private final TortureClock clock;
    private final SplittableRandom random;
    private final Queue<Held> handedOver;
    private final Set<Long> leaving;
    private final boolean pauseBeforeEnd;
    final TortureLog log;
    /** Nothing more comes from it. */
    volatile boolean isOver;

    final Deque<Held> tasks = new ArrayDeque<>();
    final Deque<HeldRegion> regions = new ArrayDeque<>();

    TortureWriter(Torture torture, SplittableRandom random, int logCapacity) {
        this.recorder = torture.recorder;
        this.clock = torture.clock;
        this.random = random;
        this.handedOver = torture.handedOver;
        this.leaving = torture.leaving;
        this.pauseBeforeEnd = torture.pauseBeforeEnd;
        this.log = new TortureLog(Thread.currentThread().getId(), logCapacity);
    }

    void recordAtRandom() {
        int what = random.nextInt(20);
        if (what < 4) {
            begin();
        } else if (what < 8) {
            endTask();
        } else if (what < 11) {
            beginRegion();
        } else if (what < 14) {
            endRegion();
        } else if (what == 14) {
            handOver();
        } else if (what == 15) {
            takeOver();
        } else if (what == 16) {
            recorder.mark(NAME);
            log.add(EventKind.MARK, clock.last(), 0, 0);
        } else if (what == 17) {
            long number = log.count();
            recorder.log(Long.toString(number));
            log.add(EventKind.LOG, clock.last(), number, 0);
        } else {
            long number = log.count();
            recorder.value(NAME, number);
            log.add(EventKind.VALUE, clock.last(), number, 0);
        }
    }

    void begin() {
        if (tasks.size() < MOST_TASKS) {
            Task task = recorder.task(NAME, TaskKind.OTHER);
            tasks.push(new Held(task, clock.last()));
            log.add(EventKind.TASK_BEGIN, clock.last(), task.id(), 0);
        }
    }

    void beginRegion() {
        if (regions.size() < MOST_REGIONS) {
            Region region = recorder.region(NAME);
            log.add(EventKind.REGION_BEGIN, clock.last(), regions.size(), 0);
            regions.push(new HeldRegion(region, clock.last()));
        }
    }

    void endRegion() {
        if (!regions.isEmpty()) {
            HeldRegion held = regions.pop();
            held.region.close();
            log.add(EventKind.REGION_END, clock.last(), regions.size(), held.startNanos);
        }
    }

    void endTask() {
        if (!tasks.isEmpty()) {
            end(random.nextBoolean() ? tasks.pop() : tasks.removeLast());
        }
    }

    /** Lets another thread end a task. */
    void handOver() {
        Held held = tasks.peekLast();
        if (held != null && handedOver.offer(held)) {
            tasks.removeLast();
        }
    }

    void takeOver() {
        Held held = handedOver.poll();
        if (held != null) {
            end(held);
        }
    }

    void endAll() {
        while (!regions.isEmpty()) {
            endRegion();
        }
        while (!tasks.isEmpty()) {
            endTask();
        }
    }

    private void end(Held held) {
        long id = held.task.id();
        held.task.set(KEY, id);
        if (pauseBeforeEnd) {
            leaving.add(id);
            boolean isOld = System.nanoTime() - held.startNanos > OLD_NANOS;
            if (isOld) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        held.task.close();
        log.add(EventKind.TASK_END, clock.last(), id, held.startNanos);
        if (pauseBeforeEnd) {
            leaving.remove(id);
        }
    }
}
