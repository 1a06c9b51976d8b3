/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import dev.dashcam.internal.account.Account;
import dev.dashcam.internal.ring.Losses;
import dev.dashcam.internal.ring.Ring;
import dev.dashcam.time.RecorderClock;

/** A recorder that tells where a thread is in the middle of recording, so that it can be held up there. */
public final class TortureRecorder {
    private TortureRecorder() {}

    /** Called by threads that record. */
    public interface Steps {
        /** A task is in the table of live tasks and has not begun. */
        void entered();

        /** The end of a task or region has been committed, or dropped; it is still among the live ones. */
        void ended();
    }

    /** A recorder with such steps. */
    public static EventRecorder of(Ring ring, RecorderClock clock, Losses losses, Steps steps) {
        return new EventRecorder(
                new Recording(ring, clock, losses, Account.NONE, task -> {}, new Table(steps), new VirtualThreads()) {
                    @Override
                    OpenRegions newRegions(ThreadTrack track) {
                        return new Stack(track, steps);
                    }
                });
    }

    private static final class Table extends LiveTable<RecordedTask> {
        private final Steps steps;

        Table(Steps steps) {
            this.steps = steps;
        }

        @Override
        int enter(RecordedTask entry, long home, long spread) {
            int place = super.enter(entry, home, spread);
            steps.entered();
            return place;
        }

        @Override
        void leave(RecordedTask entry, int place) {
            steps.ended();
            super.leave(entry, place);
        }
    }

    private static final class Stack extends OpenRegions {
        private final Steps steps;

        Stack(ThreadTrack track, Steps steps) {
            super(track);
            this.steps = steps;
        }

        @Override
        void pop(OpenRegion innermost) {
            steps.ended();
            super.pop(innermost);
        }
    }
}
