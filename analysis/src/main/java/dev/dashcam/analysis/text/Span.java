/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.read.Manifest;

/** The span of time that findings speak of: what is completely recorded before the trigger. */
final class Span {
    private Span() {}

    static long nanos(Findings findings) {
        Manifest manifest = findings.manifest();
        return Math.max(0, manifest.triggerNanos() - Math.max(manifest.startNanos(), manifest.completeFromNanos()));
    }

    /** {@code these 30 s}. */
    static String these(Findings findings) {
        return "these " + Durations.rough(nanos(findings));
    }
}
