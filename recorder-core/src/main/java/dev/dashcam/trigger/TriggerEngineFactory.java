/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.trigger;

/** Makes engines; found with {@link java.util.ServiceLoader}. */
@FunctionalInterface
public interface TriggerEngineFactory {
    /** An engine for one recorder. Called once, by the thread that starts the recorder. */
    TriggerEngine create(TriggerEnvironment environment);
}
