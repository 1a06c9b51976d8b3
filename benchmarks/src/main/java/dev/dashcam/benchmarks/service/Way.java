/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.service;

import java.util.Map;

/** How the service runs. */
enum Way {
    WITHOUT("without Dashcam", false, Map.of()),
    RECORDER("with Dashcam, without the JVM's events", true, Map.of("DASHCAM_JVM_ENABLED", "false")),
    ALL("with Dashcam and the JVM's events", true, Map.of("DASHCAM_JVM_ENABLED", "true"));

    private final String words;
    private final boolean withDashcam;
    private final Map<String, String> environment;

    Way(String words, boolean withDashcam, Map<String, String> environment) {
        this.words = words;
        this.withDashcam = withDashcam;
        this.environment = environment;
    }

    String words() {
        return words;
    }

    boolean hasDashcam() {
        return withDashcam;
    }

    Map<String, String> environment() {
        return environment;
    }

    @Override
    public String toString() {
        return words;
    }
}
