/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import dev.dashcam.read.EventKind;
import dev.dashcam.read.Generation;
import dev.dashcam.task.TaskKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Recordings of all kinds of work with all kinds of holes, for properties that hold for each. */
final class RandomTape {
    private static final String[] REGIONS = {"lock", "query", "render", "call", "wait\nhere", "lock"};
    private static final String[] TASKS = {"GET /a", "GET /b", "PUT /c/{id}", "tick", "\u202Eevil \ud800"};

    private final Random random;
    private final Tape tape = new Tape();
    private final List<Long> taskIds = new ArrayList<>();

    RandomTape(long seed) {
        this.random = new Random(seed);
    }

    Tape make() {
        int threads = 1 + random.nextInt(6);
        double end = Math.pow(10, 1 + random.nextInt(5));
        for (int i = 0; i < threads; i++) {
            live(tape.thread("worker-" + i).at(random.nextDouble() * end / 2 - end / 4), end);
        }
        handOver();
        double lossRate = random.nextInt(3) == 0 ? random.nextDouble() * 0.3 : 0;
        tape.events.removeIf(event -> random.nextDouble() < lossRate);
        tape.triggeredAt(end * (0.5 + random.nextDouble()));
        tape.tail(random.nextBoolean() ? 0 : end / 10);
        if (random.nextInt(3) == 0) {
            tape.completeFrom(random.nextDouble() * end);
        }
        if (lossRate > 0) {
            tape.lost("ring-full", 1 + random.nextInt(100_000));
        }
        open();
        cause(end);
        return tape;
    }

    private void live(ThreadTape thread, double end) {
        while (thread.nowMs() < end && tape.events.size() < 3_000) {
            thread.spend(random.nextDouble() * end / 100);
            work(thread, end / 50, 0);
        }
    }

    private void work(ThreadTape thread, double length, int depth) {
        thread.begin(TaskKind.values()[random.nextInt(5)], TASKS[random.nextInt(TASKS.length)]);
        taskIds.add(thread.taskId());
        double began = thread.nowMs();
        regions(thread, length, depth);
        if (random.nextInt(20) == 0) {
            return;
        }
        double took = thread.nowMs() - began;
        if (random.nextInt(3) > 0) {
            // the clocks of CPU and wall disagree a little
            double cpu = took * random.nextDouble() * 1.01;
            thread.used(cpu, random.nextBoolean() ? (took - cpu) * random.nextDouble() : 0, random.nextInt(1 << 20));
        }
        if (random.nextInt(10) == 0) {
            thread.fail(random.nextBoolean() ? "java.io.IOException" : null);
        } else {
            thread.end();
        }
    }

    private void regions(ThreadTape thread, double length, int depth) {
        for (int i = random.nextInt(4); i > 0; i--) {
            thread.spend(random.nextInt(4) == 0 ? 0 : random.nextDouble() * length / 4);
            int what = random.nextInt(8);
            if (what == 0 && depth < 3) {
                work(thread, length / 2, depth + 1);
            } else {
                thread.enter(REGIONS[random.nextInt(REGIONS.length)]);
                thread.spend(random.nextDouble() * length / 4);
                if (depth < 4) {
                    regions(thread, length / 2, depth + 1);
                }
                if (random.nextInt(30) > 0) {
                    thread.leave();
                }
            }
        }
    }

    /** Some events belong to a task that another thread began. */
    private void handOver() {
        if (random.nextBoolean() || taskIds.isEmpty()) {
            return;
        }
        for (TapeEvent event : tape.events) {
            boolean region = event.kind == EventKind.REGION_BEGIN || event.kind == EventKind.REGION_END;
            if (region && random.nextInt(10) == 0) {
                event.taskId = random.nextInt(5) == 0 ? 0 : taskIds.get(random.nextInt(taskIds.size()));
            }
        }
    }

    private void open() {
        for (int i = random.nextInt(3); i > 0; i--) {
            long id = taskIds.isEmpty() || random.nextBoolean() ? 77 + i : taskIds.get(random.nextInt(taskIds.size()));
            long start = Tape.nanos(-random.nextDouble() * 1_000);
            tape.openAtStart(new Generation.OpenTask(id, 0, TaskKind.REQUEST, TASKS[0], start, 20 + i));
            tape.openAtStart(new Generation.OpenRegion("lock", id, start, 20 + i, 0));
        }
    }

    private void cause(double end) {
        long id = taskIds.isEmpty() ? 1 : taskIds.get(random.nextInt(taskIds.size()));
        switch (random.nextInt(6)) {
            case 0 -> tape.manual("why\nnot");
            case 1 -> tape.slow("GET /a", 0x7777777, end / 20, end / 50);
            case 2 -> tape.cause("stuck", "stuck", "GET /a", id, end / 20, end / 50);
            case 3 -> tape.cause("errors", "error-rate", "GET /a", 0, end / 20, end / 50);
            case 4 -> {}
            default -> tape.slow("GET /a", id, end / 20, end / 50);
        }
    }
}
