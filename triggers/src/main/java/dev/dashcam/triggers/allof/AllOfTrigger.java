/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.allof;

import dev.dashcam.log.LogEvent;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.snapshot.Quantity;
import dev.dashcam.trigger.FinishedTask;
import dev.dashcam.trigger.OpenTasks;
import dev.dashcam.trigger.Trigger;
import dev.dashcam.triggers.text.DurationRange;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Fires when each of its parts has asked within a time: errors and slow requests in one minute, say. What a part asks alone is refused
 * it and remembered for that time; with the last of them the whole asks, about what that last one saw. Then all have to ask again.
 *
 * <p>The parts are its own, not triggers of a recorder's as well. A drill and a dry run pass it by.
 */
public final class AllOfTrigger implements Trigger {
    private static final DurationRange WITHIN =
            new DurationRange("The time within which all must ask", Duration.ofSeconds(1), Duration.ofDays(1));

    private final String name;
    private final long withinNanos;
    private final Trigger[] parts;
    private final Breaches breaches;

    private AllOfTrigger(String name, long withinNanos, Trigger[] parts) {
        this.name = name;
        this.withinNanos = withinNanos;
        this.parts = parts;
        this.breaches = new Breaches(this, withinNanos, parts.length);
    }

    /**
     * A trigger of these parts.
     *
     * @param name not blank
     * @param within a second to a day
     * @param parts two or more
     */
    public static AllOfTrigger of(String name, Duration within, Trigger... parts) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "The name of an all-of trigger is blank; give it one that log lines can use.");
        }
        if (parts.length < 2) {
            throw new IllegalArgumentException(
                    "The all-of trigger " + name + " has " + parts.length + " parts; it must have two at least.");
        }
        return new AllOfTrigger(name, WITHIN.nanos(within), parts.clone());
    }

    @Override
    public boolean isLike(Trigger other) {
        if (!(other instanceof AllOfTrigger like)
                || !like.name.equals(name)
                || like.withinNanos != withinNanos
                || like.parts.length != parts.length) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].isLike(like.parts[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String kind() {
        return "all-of";
    }

    @Override
    public String watching() {
        return Arrays.stream(parts).map(Trigger::watching).collect(Collectors.joining(" and ")) + " within "
                + Quantity.chosen((double) withinNanos, "ns");
    }

    @Override
    public long seen() {
        return Arrays.stream(parts).mapToLong(Trigger::seen).max().orElse(0);
    }

    @Override
    public void taskEnded(FinishedTask task, Asker asker) {
        for (int i = 0; i < parts.length; i++) {
            Asker ofPart = breaches.ofKnown(i, asker);
            if (ofPart != null) {
                parts[i].taskEnded(task, ofPart);
            }
        }
    }

    @Override
    public @Nullable Decision taskEnding(FinishedTask soFar, Asker asker) {
        Decision answer = null;
        for (int i = 0; i < parts.length; i++) {
            Asker ofPart = breaches.ofKnown(i, asker);
            Decision told = ofPart == null ? null : parts[i].taskEnding(soFar, ofPart);
            answer = told == null || (answer != null && answer.isCaptured()) ? answer : told;
        }
        return answer;
    }

    @Override
    public void logged(LogEvent event, long taskId, Asker asker) {
        for (int i = 0; i < parts.length; i++) {
            Asker ofPart = breaches.ofKnown(i, asker);
            if (ofPart != null) {
                parts[i].logged(event, taskId, ofPart);
            }
        }
    }

    @Override
    public void tick(long nowNanos, OpenTasks open, Asker asker) {
        for (int i = 0; i < parts.length; i++) {
            parts[i].tick(nowNanos, open, breaches.of(i, asker));
        }
    }

    @Override
    public boolean watchesStart() {
        for (Trigger part : parts) {
            if (part.watchesStart()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void ready(long startedNanos, long readyNanos, Asker asker) {
        for (int i = 0; i < parts.length; i++) {
            parts[i].ready(startedNanos, readyNanos, breaches.of(i, asker));
        }
    }

    @Override
    public void joined(long startedNanos, long readyNanos, long nowNanos, Asker asker) {
        for (int i = 0; i < parts.length; i++) {
            parts[i].joined(startedNanos, readyNanos, nowNanos, breaches.of(i, asker));
        }
    }

    @Override
    public void closing(long nowNanos, Asker asker) {
        for (int i = 0; i < parts.length; i++) {
            parts[i].closing(nowNanos, breaches.of(i, asker));
        }
    }
}
