/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.recording;

import dev.dashcam.read.Generation;
import dev.dashcam.read.Generation.Loss;
import dev.dashcam.read.Manifest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Stands in for the manifest of a recording that was cut off: what the heads of its generations say. */
public final class AssumedManifest {
    private final Map<String, Long> losses = new TreeMap<>();
    private @Nullable Generation first;
    private @Nullable Generation last;

    /** Takes note of the next generation. */
    public void add(Generation generation) {
        first = first == null ? generation : first;
        last = generation;
        for (Loss loss : generation.losses()) {
            losses.merge(loss.reason(), loss.count(), Long::sum);
        }
    }

    /** The manifest, null when there was no generation. */
    public @Nullable Manifest build(String name, long events) {
        if (first == null || last == null) {
            return null;
        }
        return new Manifest(
                0,
                0,
                name,
                "trace",
                "unknown",
                "unknown",
                0,
                "unknown",
                first.anchorNanos(),
                first.anchorEpochNanos(),
                last.endNanos() - first.startNanos(),
                first.startNanos(),
                first.completeFromNanos(),
                last.endNanos(),
                last.endNanos(),
                List.of(),
                0,
                null,
                null,
                events,
                losses,
                null,
                Map.of(),
                List.of());
    }
}
