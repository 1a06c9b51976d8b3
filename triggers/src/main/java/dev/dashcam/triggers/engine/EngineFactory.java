/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import dev.dashcam.trigger.TriggerEngine;
import dev.dashcam.trigger.TriggerEngineFactory;
import dev.dashcam.trigger.TriggerEnvironment;
import java.util.Objects;

/** Makes the engine; found on the class path with the default settings. */
public final class EngineFactory implements TriggerEngineFactory {
    private final TriggerSettings settings;

    /** With the default settings. */
    public EngineFactory() {
        this(TriggerSettings.defaults());
    }

    /** With these settings. */
    public EngineFactory(TriggerSettings settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException when two triggers have the same name
     */
    @Override
    public TriggerEngine create(TriggerEnvironment environment) {
        return new Engine(settings, environment);
    }
}
