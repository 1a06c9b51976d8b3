/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.scan;

import dev.dashcam.read.TraceEvent;

/** From when on the JVM's events are all there. */
public final class JvmCompleteness {
    private static final String COMPLETE_FROM = "jvm.complete-from";

    private JvmCompleteness() {}

    /** Whether a mark says that it is from here on. */
    public static boolean beginsAt(TraceEvent mark) {
        return mark.threadId() == 0 && mark.name().equals(COMPLETE_FROM);
    }
}
