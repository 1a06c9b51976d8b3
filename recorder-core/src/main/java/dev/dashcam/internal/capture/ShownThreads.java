/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.record.EventRecorder;
import dev.dashcam.internal.redaction.StringMask;
import java.util.HashMap;
import java.util.Map;

/** The names of threads as they may leave: anybody may give a thread a name with a secret in it. For one thread. */
final class ShownThreads {
    /** To look at a name takes some microseconds, and a busy thread is in each generation. A thread may be renamed meanwhile. */
    private static final int MOST_KNOWN = 1 << 12;

    private final EventRecorder recorder;
    private final StringMask mask;
    private final Map<String, String> known = new HashMap<>();

    ShownThreads(EventRecorder recorder, StringMask mask) {
        this.recorder = recorder;
        this.mask = mask;
    }

    String name(long threadId) {
        String name = recorder.threadName(threadId);
        String shown = known.get(name);
        if (shown == null) {
            shown = mask.mask(name);
            if (known.size() < MOST_KNOWN) {
                known.put(name, shown);
            }
        }
        return shown;
    }
}
