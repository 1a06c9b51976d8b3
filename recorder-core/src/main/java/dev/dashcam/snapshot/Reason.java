/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.snapshot;

/** Why a trigger call was suppressed. */
public enum Reason {
    /** It was not. */
    NONE("captured"),
    /** The recorder is off. */
    OFF("the recorder is off"),
    /** No engine is on the class path: recorder-core alone has no triggers. */
    NO_ENGINE("no trigger engine: add dev.dashcam:dashcam-triggers"),
    /** No store is on the class path: recorder-core alone can only write to a path or stream. */
    NO_STORE("there is no snapshot store; the status says why"),
    /** The rule is switched off. */
    DISABLED("the trigger is disabled"),
    /** The rule would have captured, but only looks. */
    DRY_RUN("the trigger is in dry run"),
    /** The rule is a part of another, whose other parts have not asked. */
    NOT_ALL("the other parts have not asked"),
    /** The service has just started. */
    WARMING_UP("warming up"),
    /** The ring has too little history to explain anything. */
    TOO_LITTLE_HISTORY("too little history"),
    /** The same trigger fired for the same route a short while ago. */
    COOLDOWN("cooling down"),
    /** The snapshots that this hour or day allows are used up. */
    BUDGET("budget used up"),
    /** The manual snapshots that this hour allows are used up. */
    MANUAL_BUDGET("manual budget used up"),
    /** The store cannot take a snapshot now. */
    STORE("the store cannot take a snapshot"),
    /** The recorder is being closed. */
    SHUTDOWN("shutting down");

    private final String words;

    Reason(String words) {
        this.words = words;
    }

    /** The reason as a clause for people. */
    public String words() {
        return words;
    }
}
