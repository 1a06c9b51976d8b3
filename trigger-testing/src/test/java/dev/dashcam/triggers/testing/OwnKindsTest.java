/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.testing;

import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.Triggers;
import java.time.Duration;
import org.junit.jupiter.api.Nested;

/** The kinds that come with Dashcam keep what others are held to. */
final class OwnKindsTest {
    @Nested
    final class Latency extends TriggerContract {
        @Override
        protected Trigger trigger() {
            return Triggers.latency(Duration.ofMillis(500)).route("GET /reports/{id}", Duration.ofSeconds(10));
        }
    }

    @Nested
    final class Stuck extends TriggerContract {
        @Override
        protected Trigger trigger() {
            return Triggers.stuck(Duration.ofSeconds(10));
        }
    }

    @Nested
    final class ErrorRate extends TriggerContract {
        @Override
        protected Trigger trigger() {
            return Triggers.errorRate(0.1);
        }
    }

    @Nested
    final class Deadlock extends TriggerContract {
        @Override
        protected Trigger trigger() {
            return Triggers.deadlock();
        }
    }

    @Nested
    final class GcPause extends TriggerContract {
        @Override
        protected Trigger trigger() {
            return Triggers.gcPause(Duration.ofMillis(500));
        }
    }

    @Nested
    final class Heap extends TriggerContract {
        @Override
        protected Trigger trigger() {
            return Triggers.heap(0.9);
        }
    }

    @Nested
    final class OutOfMemory extends TriggerContract {
        @Override
        protected Trigger trigger() {
            return Triggers.outOfMemory();
        }
    }

    @Nested
    final class Uncaught extends TriggerContract {
        @Override
        protected Trigger trigger() {
            return Triggers.uncaught();
        }
    }

    @Nested
    final class Schedule extends TriggerContract {
        @Override
        protected Trigger trigger() {
            return Triggers.schedule(Duration.ofHours(6));
        }
    }
}
