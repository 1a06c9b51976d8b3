/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import dev.dashcam.triggers.text.DurationRange;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;

/**
 * The limits that all triggers share. Immutable.
 *
 * <p>Each has the property {@code dashcam.limits.<name>} with dashes, such as {@code dashcam.limits.per-hour}.
 */
public final class TriggerSettings {
    private static final TriggerSettings DEFAULTS = builder().build();

    final long cooldownNanos;
    final long warmUpNanos;
    final long minimumHistoryNanos;
    final long tailNanos;
    final int perHour;
    final int perDay;
    final int perProblem;
    final int manualPerHour;
    final Set<String> dryRuns;
    final String statusPlace;

    private TriggerSettings(Builder builder) {
        this.cooldownNanos = builder.cooldownNanos;
        this.warmUpNanos = builder.warmUpNanos;
        this.minimumHistoryNanos = builder.minimumHistoryNanos;
        this.tailNanos = builder.tailNanos;
        this.perHour = builder.perHour;
        this.perDay = builder.perDay;
        this.perProblem = builder.perProblem;
        this.manualPerHour = builder.manualPerHour;
        this.dryRuns = Set.copyOf(builder.dryRuns);
        this.statusPlace = builder.statusPlace;
    }

    /** What holds when nobody says otherwise. */
    public static TriggerSettings defaults() {
        return DEFAULTS;
    }

    /** Begins with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects limits; each bad one fails at once, naming its value and the range. */
    public static final class Builder {
        private static final DurationRange COOLDOWN =
                new DurationRange("The cooldown", Duration.ZERO, Duration.ofDays(1));
        private static final DurationRange WARM_UP =
                new DurationRange("The warm-up", Duration.ZERO, Duration.ofHours(1));
        private static final DurationRange HISTORY =
                new DurationRange("The minimum history", Duration.ZERO, Duration.ofMinutes(5));
        private static final DurationRange TAIL = new DurationRange("The tail", Duration.ZERO, Duration.ofSeconds(30));
        private static final int MOST = 1000;

        private long cooldownNanos = Duration.ofSeconds(60).toNanos();
        private long warmUpNanos = Duration.ofSeconds(20).toNanos();
        private long minimumHistoryNanos = Duration.ofSeconds(2).toNanos();
        private long tailNanos = Duration.ofSeconds(1).toNanos();
        private int perHour = 10;
        private int perDay = 30;
        private int perProblem = 3;
        private int manualPerHour = 6;
        private Set<String> dryRuns = Set.of();
        private String statusPlace = "in the recorder's status()";

        private Builder() {}

        /** How long a trigger rests for a route after a snapshot of it was sealed: 0 to 24 h, 60 s. */
        public Builder cooldown(Duration cooldown) {
            cooldownNanos = COOLDOWN.nanos(cooldown);
            return this;
        }

        /** How long after the start everything but manual snapshots is suppressed: 0 to 1 h, 20 s. */
        public Builder warmUp(Duration warmUp) {
            warmUpNanos = WARM_UP.nanos(warmUp);
            return this;
        }

        /**
         * How far the ring must reach back, 0 to 5 min, 2 s; half of the time since the start is always enough. Short on
         * purpose: it keeps out snapshots that cannot explain anything, not those of a service so busy that its ring is
         * short.
         */
        public Builder minimumHistory(Duration minimumHistory) {
            minimumHistoryNanos = HISTORY.nanos(minimumHistory);
            return this;
        }

        /** How long recording goes on after a trigger before the window is cut, none for manual ones: 0 to 30 s, 1 s. */
        public Builder tail(Duration tail) {
            tailNanos = TAIL.nanos(tail);
            return this;
        }

        /** The most snapshots in any hour, manual ones aside: 0 to 1000, 10. */
        public Builder perHour(int snapshots) {
            perHour = checked("The budget of an hour", snapshots);
            return this;
        }

        /** The most snapshots in any 24 hours, manual ones aside: 0 to 1000, 30. */
        public Builder perDay(int snapshots) {
            perDay = checked("The budget of a day", snapshots);
            return this;
        }

        /**
         * The most snapshots in any 24 hours of one problem: 0 to 1000, 3. That is one trigger for one route, or what the
         * trigger's causes say: see {@link dev.dashcam.snapshot.Cause#problem}.
         */
        public Builder perProblem(int snapshots) {
            perProblem = checked("The budget of a problem", snapshots);
            return this;
        }

        /** The most manual snapshots in any hour: 0 to 1000, 6. */
        public Builder manualPerHour(int snapshots) {
            manualPerHour = checked("The manual budget of an hour", snapshots);
            return this;
        }

        /**
         * The names of triggers that only look, none: what they would have captured is counted and told, and nothing is captured or
         * spent. Names that are called from code need no rule; others mean nothing.
         */
        public Builder dryRun(Collection<String> triggers) {
            dryRuns = Set.copyOf(triggers);
            return this;
        }

        /** Where log lines send people for the status, with its preposition: {@code at /actuator/dashcam}. */
        public Builder statusPlace(String place) {
            statusPlace = Objects.requireNonNull(place, "place");
            return this;
        }

        /** The settings. */
        public TriggerSettings build() {
            return new TriggerSettings(this);
        }

        private static int checked(String what, int snapshots) {
            if (snapshots < 0 || snapshots > MOST) {
                throw new IllegalArgumentException(
                        what + " is " + snapshots + " snapshots; it must be between 0 and " + MOST + ".");
            }
            return snapshots;
        }
    }
}
