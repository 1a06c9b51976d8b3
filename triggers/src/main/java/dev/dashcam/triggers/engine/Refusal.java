/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import dev.dashcam.snapshot.Reason;

/** Which gate was shut; finer than {@link Reason}, since each has a property and words of its own. */
enum Refusal {
    DISABLED(Reason.DISABLED),
    DRY_RUN(Reason.DRY_RUN),
    WARM_UP(Reason.WARMING_UP),
    HISTORY(Reason.TOO_LITTLE_HISTORY),
    COOLDOWN(Reason.COOLDOWN),
    PER_PROBLEM(Reason.BUDGET),
    PER_HOUR(Reason.BUDGET),
    PER_DAY(Reason.BUDGET),
    MANUAL_PER_HOUR(Reason.MANUAL_BUDGET),
    NO_STORE(Reason.NO_STORE),
    STORE(Reason.STORE),
    OFF(Reason.OFF),
    SHUTDOWN(Reason.SHUTDOWN);

    private final Reason reason;

    Refusal(Reason reason) {
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /** Whether the first one is worth a line in the log: nobody wonders about a recorder that is off. */
    boolean isSaid() {
        return this != OFF && this != SHUTDOWN;
    }

    /** What the capture desk's own refusal is called here. */
    static Refusal ofDesk(Reason reason) {
        return switch (reason) {
            case NO_STORE -> NO_STORE;
            case OFF -> OFF;
            case SHUTDOWN -> SHUTDOWN;
            default -> STORE;
        };
    }
}
