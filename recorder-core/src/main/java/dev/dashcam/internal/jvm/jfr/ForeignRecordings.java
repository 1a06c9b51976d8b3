/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.jfr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import org.jspecify.annotations.Nullable;

/** The recordings of others that run in this JVM. They are looked at, never touched. */
final class ForeignRecordings implements FlightRecorderListener {
    /** Marks our own ones, of whichever class loader: they keep to others, not to each other. */
    static final String OWN_NAME = "dashcam";

    private final QuietPause observer;
    private volatile boolean hasChanged = true;
    private List<Map<String, String>> seen = List.of();
    private Wishes wishes = new Wishes(false, Map.of());

    /**
     * Watches for one thread.
     *
     * @param observer its pause, which ends when a recording starts or ends
     */
    ForeignRecordings(QuietPause observer) {
        this.observer = observer;
    }

    @Override
    public void recordingStateChanged(Recording recording) {
        hasChanged = true;
        observer.wakeUp();
    }

    /** Whether one has started or ended since the last call. */
    boolean takeChange() {
        boolean changed = hasChanged;
        hasChanged = false;
        return changed;
    }

    /** Those that run now. */
    static List<Recording> running() {
        List<Recording> running = new ArrayList<>();
        for (Recording recording : FlightRecorder.getFlightRecorder().getRecordings()) {
            if (recording.getState() == RecordingState.RUNNING && !OWN_NAME.equals(recording.getName())) {
                running.add(recording);
            }
        }
        return running;
    }

    /** Why we must make room for them, null when we need not. */
    static @Nullable String obstacle(List<Recording> others) {
        for (Recording other : others) {
            if (!other.isToDisk()) {
                return "the recording " + other.getName()
                        + " is kept in memory alone, and would lose its events to ours";
            }
        }
        return null;
    }

    /** Whether somebody else has chunks, or will have: one that was stopped is often read only then. */
    static boolean haveChunks() {
        return FlightRecorder.getFlightRecorder().getRecordings().stream()
                .filter(recording -> !OWN_NAME.equals(recording.getName()))
                .anyMatch(recording -> recording.getState() == RecordingState.RUNNING
                        || recording.getState() == RecordingState.STOPPED);
    }

    /** What they want of the events that we want too. */
    Wishes wishes(List<Recording> recordings) {
        List<Map<String, String>> settings = new ArrayList<>();
        for (Recording recording : recordings) {
            settings.add(recording.getSettings());
        }
        // Asked once a second: all that is made anew then may be sampled in their recordings, with its stack.
        if (!settings.equals(seen)) {
            seen = settings;
            wishes = merged(settings);
        }
        return wishes;
    }

    private static Wishes merged(List<Map<String, String>> settings) {
        Map<String, String> merged = new TreeMap<>();
        if (!settings.isEmpty()) {
            Map<String, String> namesById = namesById();
            for (Map<String, String> one : settings) {
                merge(one, namesById, merged);
            }
        }
        return new Wishes(!settings.isEmpty(), merged);
    }

    private static Map<String, String> namesById() {
        Map<String, String> names = new HashMap<>();
        for (EventType type : FlightRecorder.getFlightRecorder().getEventTypes()) {
            names.put(Long.toString(type.getId()), type.getName());
        }
        return names;
    }

    private static void merge(Map<String, String> settings, Map<String, String> namesById, Map<String, String> merged) {
        Map<String, Map<String, String>> byEvent = new TreeMap<>();
        settings.forEach((key, value) -> {
            int separator = key.indexOf('#');
            String event = separator < 0 ? key : key.substring(0, separator);
            String name = namesById.getOrDefault(event, event);
            if (separator > 0 && LeanEvents.isOurs(name)) {
                byEvent.computeIfAbsent(name, any -> new HashMap<>()).put(key.substring(separator + 1), value);
            }
        });
        byEvent.forEach((event, own) -> {
            if ("true".equals(own.get("enabled"))) {
                merged.put(event + "#enabled", "true");
                // JFR's own default, for whoever has not said
                own.putIfAbsent("threshold", "0 ns");
                own.forEach((setting, value) ->
                        merged.merge(event + "#" + setting, value, (one, other) -> lower(setting, one, other)));
            }
        });
    }

    /** Of two wishes the one that yields more, as JFR has it. */
    private static String lower(String setting, String one, String other) {
        return switch (setting) {
            case "threshold", "period" -> Timespan.shorter(one, other);
            case "stackTrace", "enabled" -> one.equals("true") ? one : other;
            // rates are not compared: one of two is as good as the other
            default -> one.equals("off") ? one : other;
        };
    }

    /**
     * What the recordings of others want.
     *
     * @param isAny whether there are any
     * @param settings by event and setting, of the events they have on
     */
    record Wishes(boolean isAny, Map<String, String> settings) {
        boolean has(String event) {
            return settings.containsKey(event + "#enabled");
        }

        String threshold(String event) {
            return get(event, "threshold", "0 ns");
        }

        /** The threshold or, should they want it shorter, theirs. */
        String shorter(String event, String threshold) {
            return has(event) ? Timespan.shorter(threshold, threshold(event)) : threshold;
        }

        String get(String event, String setting, String unless) {
            return settings.getOrDefault(event + "#" + setting, unless);
        }
    }
}
