/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.fuzzing;

import dev.dashcam.read.RecordingFormatException;
import dev.dashcam.read.ThreadAtTrigger;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;

/** Demands of the threads at the trigger what their documentation says. */
final class ThreadChecks {
    private ThreadChecks() {}

    /** Something that shows threads. */
    @FunctionalInterface
    interface Shown {
        void to(Consumer<ThreadAtTrigger> each) throws IOException;
    }

    /** A number for all that was shown, and for the refusal where the rest was refused; 0 for nothing. */
    static long fingerprint(Shown threads) throws IOException {
        long[] print = new long[1];
        try {
            threads.to(thread -> {
                check(thread);
                print[0] = EventChecks.mix(print[0] + 1, thread.hashCode());
            });
        } catch (RecordingFormatException refused) {
            print[0] = EventChecks.mix(print[0] + 1, Objects.hashCode(refused.getMessage()));
        }
        return print[0];
    }

    private static void check(ThreadAtTrigger thread) {
        Demand.that(thread.lockOwnerId() >= 0, "an owner has a number", thread.lockOwnerId());
        Demand.that(thread.lock().startsWith(thread.lockClass()), "a lock has its class in front", thread.lock());
        thread.stack().forEach(Objects::requireNonNull);
    }
}
