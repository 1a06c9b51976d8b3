/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.explain;

/** An explanation that was not made, with the reason as a clause for people. */
public final class ExplanationLeftOut extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An explanation left out for this reason. */
    public ExplanationLeftOut(String reason) {
        super(reason);
    }
}
