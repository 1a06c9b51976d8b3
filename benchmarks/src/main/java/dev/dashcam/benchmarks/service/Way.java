/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.service;

import java.util.Map;

/** How the service runs. */
enum Way {
    WITHOUT("without Dashcam", false, false),
    AGAIN("without Dashcam, once more", false, false),
    RECORDER("with Dashcam, without the JVM's events", true, false),
    ALL("with Dashcam and the JVM's events", true, true);

    private final String words;
    private final boolean withDashcam;
    private final boolean withJvm;

    Way(String words, boolean withDashcam, boolean withJvm) {
        this.words = words;
        this.withDashcam = withDashcam;
        this.withJvm = withJvm;
    }

    String words() {
        return words;
    }

    boolean hasDashcam() {
        return withDashcam;
    }

    Map<String, String> environment() {
        return Map.of("DASHCAM_JVM_ENABLED", Boolean.toString(withJvm));
    }

    @Override
    public String toString() {
        return words;
    }
}
