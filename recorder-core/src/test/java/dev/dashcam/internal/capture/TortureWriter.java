/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.record.EventRecorder;
import dev.dashcam.internal.torture.Control;
import dev.dashcam.read.EventKind;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;

/** Records at random as one thread, and keeps what it recorded and what it has open. */
final class TortureWriter {
    /** A task that is open. */
    record Held(Task task, long startNanos) {}

    /** A region that is open. */
    record HeldRegion(Region region, long startNanos) {}

    private static final EventName NAME = EventName.of("torture");
    private static final EventName KEY = EventName.of("id");
    private static final int MOST_TASKS = 6;
    private static final int MOST_REGIONS = 8;

    private final EventRecorder recorder;
    private final TortureClock clock;
    private final SplittableRandom random;
    private final Torture torture;
    final TortureLog log;
    /** Nothing more comes from it. */
    volatile boolean isOver;

    final Deque<Held> tasks = new ArrayDeque<>();
    final Deque<HeldRegion> regions = new ArrayDeque<>();

    TortureWriter(Torture torture, SplittableRandom random, int logCapacity) {
        this.torture = torture;
        this.recorder = torture.recorder;
        this.clock = torture.clock;
        this.random = random;
        this.log = new TortureLog(Thread.currentThread().getId(), logCapacity);
        // That the thread begins is an event too, recorded before its first one.
        recorder.currentTask();
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
            clock.beginCall();
            recorder.mark(NAME);
            wrote(EventKind.MARK, 0, 0);
        } else if (what == 17) {
            long number = log.count();
            clock.beginCall();
            recorder.log(Long.toString(number));
            wrote(EventKind.LOG, number, 0);
        } else {
            long number = log.count();
            clock.beginCall();
            recorder.value(NAME, number);
            wrote(EventKind.VALUE, number, 0);
        }
    }

    void begin() {
        if (tasks.size() < MOST_TASKS) {
            clock.beginCall();
            Task task = recorder.task(NAME, TaskKind.OTHER);
            tasks.push(new Held(task, clock.last()));
            wrote(EventKind.TASK_BEGIN, task.id(), 0);
            if (torture.control == Control.TASK_ENTERS_AFTER_BEGIN) {
                holdAtTimes();
                torture.entered.add(task.id());
            }
        }
    }

    void beginRegion() {
        if (regions.size() < MOST_REGIONS) {
            clock.beginCall();
            Region region = recorder.region(NAME);
            wrote(EventKind.REGION_BEGIN, regions.size(), 0);
            regions.push(new HeldRegion(region, clock.last()));
        }
    }

    void endRegion() {
        if (!regions.isEmpty()) {
            HeldRegion held = regions.pop();
            String words = TortureCheck.region(log.threadId(), regions.size(), held.startNanos);
            leaves(Control.REGION_LEAVES_BEFORE_END, words);
            clock.beginCall();
            held.region.close();
            wrote(EventKind.REGION_END, regions.size(), held.startNanos);
            torture.leaving.remove(words);
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
        if (held != null && torture.handedOver.offer(held)) {
            tasks.removeLast();
        }
    }

    void takeOver() {
        Held held = torture.handedOver.poll();
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
        String words = TortureCheck.task(id);
        leaves(Control.TASK_LEAVES_BEFORE_END, words);
        clock.beginCall();
        held.task.close();
        wrote(EventKind.TASK_END, id, held.startNanos);
        torture.leaving.remove(words);
        torture.entered.remove(id);
    }

    private void wrote(EventKind kind, long key, long startNanos) {
        long committed = clock.committedNanos();
        log.add(new TortureLog.Entry(kind, clock.last(), key, startNanos, committed, clock.wasDropped()));
    }

    private void leaves(Control control, String words) {
        if (torture.control == control) {
            torture.leaving.add(words);
            holdAtTimes();
        }
    }

    private void holdAtTimes() {
        if (random.nextInt(50) == 0) {
            torture.stalls.hold(3);
        }
    }
}
