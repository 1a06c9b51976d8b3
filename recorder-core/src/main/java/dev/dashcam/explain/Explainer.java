/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.explain;

import java.io.IOException;

/** Says in words what a recording shows. Found with {@link java.util.ServiceLoader}. */
@FunctionalInterface
public interface Explainer {
    /**
     * Reads the incident's events and explains them. Called on a thread of the recorder's own, or by
     * a tool. Stops by itself soon after the thread is interrupted.
     *
     * @throws IOException when the events cannot be read
     * @throws ExplanationLeftOut when it would take too much memory or time; the message says which
     */
    Explanation explain(Incident incident) throws IOException;
}
