/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration;

import dev.dashcam.configuration.keys.Units;
import dev.dashcam.configuration.settings.RuleSettings;
import dev.dashcam.configuration.settings.Settings;
import dev.dashcam.configuration.settings.TriggersSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Thresholds that are longer than the window: what they capture has lost its beginning. */
final class LongThresholds {
    private final Duration window;
    private final List<String> longer = new ArrayList<>();

    private LongThresholds(Duration window) {
        this.window = window;
    }

    /** One line, null when the window is long enough for all thresholds. */
    static @Nullable String warning(Settings settings) {
        LongThresholds found = new LongThresholds(settings.window());
        found.look("latency", settings.triggers().latency());
        found.look("stuck", settings.triggers().stuck());
        return found.longer.isEmpty()
                ? null
                : "Longer than dashcam.window (" + Units.text(settings.window()) + "): "
                        + String.join(", ", found.longer)
                        + ". Snapshots of such requests will not reach back to their beginning; make the window longer.";
    }

    private void look(String trigger, TriggersSettings.RouteThresholds thresholds) {
        if (!thresholds.enabled()) {
            return;
        }
        String properties = "dashcam.triggers." + trigger + ".";
        look(properties + "threshold", thresholds.threshold());
        List<RuleSettings.Route> routes = thresholds.routes();
        for (int i = 0; i < routes.size(); i++) {
            if (routes.get(i).enabled()) {
                look(properties + "routes[" + i + "].threshold", routes.get(i).threshold());
            }
        }
    }

    private void look(String property, @Nullable Duration threshold) {
        if (threshold != null && threshold.compareTo(window) > 0) {
            longer.add(property + " (" + Units.text(threshold) + ")");
        }
    }
}
