/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Thresholds that are longer than the window: what they capture has lost its beginning. */
final class ShortWindow {
    private final Duration window;
    private final List<String> longer = new ArrayList<>();

    private ShortWindow(Duration window) {
        this.window = window;
    }

    /** One line, null when the window is long enough for all thresholds. */
    static @Nullable String warning(DashcamProperties properties) {
        ShortWindow found = new ShortWindow(properties.window());
        TriggerProperties.Latency latency = properties.triggers().latency();
        if (latency.enabled()) {
            found.look("latency", latency.threshold(), latency.routes());
        }
        TriggerProperties.Stuck stuck = properties.triggers().stuck();
        if (stuck.enabled()) {
            found.look("stuck", stuck.threshold(), stuck.routes());
        }
        return found.longer.isEmpty()
                ? null
                : "Longer than dashcam.window (" + text(properties.window()) + "): "
                        + String.join(", ", found.longer)
                        + ". Snapshots of such requests will not reach back to their beginning; make the window longer.";
    }

    private void look(String trigger, Duration threshold, List<TriggerProperties.Route> routes) {
        String properties = "dashcam.triggers." + trigger + ".";
        look(properties + "threshold", threshold);
        for (int i = 0; i < routes.size(); i++) {
            if (routes.get(i).enabled()) {
                look(properties + "routes[" + i + "].threshold", routes.get(i).threshold());
            }
        }
    }

    private void look(String property, @Nullable Duration threshold) {
        if (threshold != null && threshold.compareTo(window) > 0) {
            longer.add(property + " (" + text(threshold) + ")");
        }
    }

    /** Such as {@code 30s}, as one would write it. */
    private static String text(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
