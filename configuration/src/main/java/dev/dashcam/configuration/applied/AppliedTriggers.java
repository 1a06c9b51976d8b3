/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.applied;

import dev.dashcam.FlightRecorderBuilder;
import dev.dashcam.configuration.settings.RuleSettings;
import dev.dashcam.configuration.settings.TriggersSettings;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.Triggers;
import dev.dashcam.triggers.named.NamedTrigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the triggers that the settings describe. */
final class AppliedTriggers {
    private static final String ALL_OF = "dashcam.triggers.all-of.";

    private final TriggersSettings settings;
    private final PartsOff off;
    private final AppliedProperty applied;
    private final TriggersByName byName;

    AppliedTriggers(TriggersSettings settings, PartsOff off, Watched watched, AppliedProperty applied) {
        this.settings = settings;
        this.off = off;
        this.applied = applied;
        this.byName = new TriggersByName(settings, watched, applied);
    }

    /**
     * Makes them all.
     *
     * @param builder gets each, and may refuse it; null where there is none
     * @return those that are not refused
     */
    List<Trigger> make(@Nullable FlightRecorderBuilder builder) {
        List<Trigger> made = new ArrayList<>();
        for (String name : byName.enabled()) {
            try {
                Trigger trigger = off.isTrigger(name) ? null : byName.trigger(name);
                if (trigger != null) {
                    add(made, trigger, builder);
                }
            } catch (IllegalArgumentException refused) {
                applied.refused(refused);
            }
        }
        for (Map.Entry<String, RuleSettings.AllOf> rule : settings.allOf().entrySet()) {
            if (rule.getValue().enabled() && !off.isTrigger(rule.getKey())) {
                try {
                    add(made, allOf(rule.getKey(), rule.getValue()), builder);
                } catch (IllegalArgumentException refused) {
                    applied.refused(refused);
                }
            }
        }
        for (Map.Entry<String, RuleSettings.Named> rule : settings.named().entrySet()) {
            try {
                add(made, named(rule.getKey(), rule.getValue()), builder);
            } catch (IllegalArgumentException refused) {
                applied.refused(refused);
            }
        }
        return made;
    }

    private static void add(List<Trigger> made, Trigger trigger, @Nullable FlightRecorderBuilder builder) {
        if (builder != null) {
            builder.trigger(trigger);
        }
        made.add(trigger);
    }

    private Trigger allOf(String name, RuleSettings.AllOf rule) {
        List<String> of = rule.of();
        Trigger[] parts = new Trigger[of.size()];
        for (int i = 0; i < parts.length; i++) {
            applied.set(ALL_OF + name + ".of");
            Trigger part = byName.isPart(of.get(i)) ? byName.trigger(of.get(i)) : null;
            if (part == null) {
                throw new IllegalArgumentException("\"" + of.get(i) + "\" is no rule that can be a part; there are "
                        + String.join(", ", byName.parts()) + ".");
            }
            parts[i] = part;
        }
        applied.set(ALL_OF + name + ".of");
        return Triggers.allOf(name, rule.within(), parts);
    }

    private Trigger named(String name, RuleSettings.Named named) {
        applied.set("dashcam.triggers.named." + name);
        NamedTrigger trigger = Triggers.named(name).enabled(named.enabled() && !off.isTrigger(name));
        return named.cooldown() == null ? trigger : trigger.cooldown(named.cooldown());
    }
}
