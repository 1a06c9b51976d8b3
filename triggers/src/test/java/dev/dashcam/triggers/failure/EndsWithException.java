/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.failure;

import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Reason;

/** A program whose main thread ends with an exception that nobody catches. */
final class EndsWithException {
    private EndsWithException() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) {
        UncaughtTrigger.create().ready(0, 0, cause -> {
            System.out.println("asked: " + cause.saw());
            return Decision.suppressed(Reason.DRY_RUN);
        });
        throw new IllegalStateException("of this program");
    }
}
