/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import dev.dashcam.explain.Incident;
import dev.dashcam.read.EventKind;
import dev.dashcam.read.EventStream;
import dev.dashcam.read.Manifest;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.task.TaskKind;
import org.jspecify.annotations.Nullable;

/** A recording of many events that are made while they are read: tasks with six regions each, so many at a time. */
final class BusyRecording implements Incident {
    private static final int EVENTS_PER_TASK = 14;
    private static final String[] REGIONS = {"price", "reserve", "lock inventory"};

    private final long tasks;
    private final int atATime;

    BusyRecording(long events, int atATime) {
        this.tasks = events / EVENTS_PER_TASK;
        this.atATime = atATime;
    }

    @Override
    public Manifest manifest() {
        Tape tape = new Tape().slow("GET /checkout", tasks / 2, 50, 40);
        return tape.manifest();
    }

    @Override
    public String fileName() {
        return "busy.dcam";
    }

    @Override
    public EventStream events() {
        return new Stream();
    }

    /** Round by round, each of the tasks that are open at a time does one step. */
    private final class Stream implements EventStream {
        private final TapeEvent event = new TapeEvent();
        private final long stepNanos = 29_000_000_000L / (tasks * EVENTS_PER_TASK);
        private long count;

        @Override
        public @Nullable TraceEvent next() {
            long round = count / ((long) atATime * EVENTS_PER_TASK);
            long within = count % ((long) atATime * EVENTS_PER_TASK);
            long lane = within % atATime;
            int step = (int) (within / atATime);
            long task = round * atATime + lane + 1;
            if (task > tasks) {
                return null;
            }
            count++;
            long now = Tape.ORIGIN_NANOS + count * stepNanos;
            event.timeNanos = now;
            event.threadId = 100 + lane;
            event.threadName = "worker";
            event.taskId = task;
            event.taskKind = TaskKind.REQUEST;
            event.startNanos = now - stepNanos * atATime;
            event.depth = 0;
            if (step == 0 || step == EVENTS_PER_TASK - 1) {
                event.kind = step == 0 ? EventKind.TASK_BEGIN : EventKind.TASK_END;
                event.name = "GET /checkout";
                event.nameId = 0;
                event.startNanos = now - stepNanos * atATime * step;
            } else {
                event.kind = step % 2 == 1 ? EventKind.REGION_BEGIN : EventKind.REGION_END;
                event.nameId = 1 + (step - 1) / 2 % REGIONS.length;
                event.name = REGIONS[event.nameId - 1];
            }
            return event;
        }

        @Override
        public void close() {}
    }
}
