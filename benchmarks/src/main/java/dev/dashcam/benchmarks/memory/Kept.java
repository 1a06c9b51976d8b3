/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.memory;

/** What a service keeps of what it does. */
enum Kept {
    NOTHING("nothing"),
    OWN("Dashcam"),
    OWN_AND_JVM("Dashcam with the JVM's events"),
    JFR("JFR with its default settings");

    final String words;

    Kept(String words) {
        this.words = words;
    }
}
