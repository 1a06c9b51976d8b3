/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.applied;

import dev.dashcam.configuration.keys.Mistake;
import java.util.ArrayList;
import java.util.List;

/**
 * The property whose value is being applied, so that whoever refuses the value need not know it; and the mistakes so far. For one
 * thread.
 */
final class AppliedProperty {
    private final List<Mistake> mistakes = new ArrayList<>();
    private String key = "dashcam";

    /** From now on it is this one. */
    void set(String property) {
        key = property;
    }

    /** Its value was refused. */
    void refused(IllegalArgumentException refused) {
        mistakes.add(new Mistake(key, String.valueOf(refused.getMessage())));
    }

    /** What was refused. */
    List<Mistake> mistakes() {
        return mistakes;
    }
}
