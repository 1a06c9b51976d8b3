/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.named;

import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.text.DurationRange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a trigger that code calls by its name with {@code recorder.trigger(name)}. Immutable. A name without
 * settings can be called too and gets the defaults.
 */
public final class NamedTrigger implements Trigger {
    private static final DurationRange COOLDOWN = new DurationRange("The cooldown", Duration.ZERO, Duration.ofDays(1));

    private final String name;
    private final @Nullable Duration cooldown;
    private final boolean enabled;

    private NamedTrigger(String name, @Nullable Duration cooldown, boolean enabled) {
        this.name = name;
        this.cooldown = cooldown;
        this.enabled = enabled;
    }

    /**
     * A trigger with the defaults.
     *
     * @param name not blank
     */
    public static NamedTrigger of(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "The name of a trigger is blank; use the one that recorder.trigger(...) is called with.");
        }
        return new NamedTrigger(name, null, true);
    }

    /**
     * The same with a cooldown of its own.
     *
     * @param cooldown from 0 to a day
     */
    public NamedTrigger cooldown(Duration cooldown) {
        return new NamedTrigger(name, Duration.ofNanos(COOLDOWN.nanos(cooldown)), enabled);
    }

    /** The same switched on or off. */
    public NamedTrigger enabled(boolean enabled) {
        return new NamedTrigger(name, cooldown, enabled);
    }

    @Override
    public boolean isLike(Trigger other) {
        return other instanceof NamedTrigger like && like.settings().equals(settings());
    }

    private List<Object> settings() {
        return List.of(name, Optional.ofNullable(cooldown), enabled);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String kind() {
        return "named";
    }

    @Override
    public String saw(String subject, double observed, String unit) {
        return subject.equals(name) ? name + " was called" : name + " was called in " + subject;
    }

    /** The cooldown of its own, null when it has the general one. */
    public @Nullable Duration cooldown() {
        return cooldown;
    }

    /** Whether it is switched on. */
    public boolean isEnabled() {
        return enabled;
    }
}
