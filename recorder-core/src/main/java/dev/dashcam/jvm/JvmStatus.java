/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.jvm;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether the JVM's own events are recorded at one moment.
 *
 * @param state what becomes of them
 * @param why why they are not recorded, or what is not ours to decide while they are; null when there is nothing to say
 * @param folder where their files are, null when there are none
 * @param thresholds from which length on an event is recorded, by its name: the lowest that anybody asks for; empty when
 *     nothing is recorded
 * @param others the recordings of others that run too, by name
 */
public record JvmStatus(
        State state,
        @Nullable String why,
        @Nullable String folder,
        Map<String, String> thresholds,
        List<String> others) {

    /** What becomes of the JVM's events. */
    public enum State {
        /** They are not recorded in this JVM. */
        OFF("off"),
        /** They will be, once the service is ready. */
        WAITING("waiting"),
        /** They are recorded. */
        RECORDING("recording"),
        /** They were, and will be again when what stopped them is over. */
        PAUSED("paused");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /** As it is written in answers. */
        public String words() {
            return words;
        }
    }

    /** Takes copies of the collections. */
    public JvmStatus {
        thresholds = Collections.unmodifiableMap(new TreeMap<>(thresholds));
        others = List.copyOf(others);
    }

    /** Nothing is recorded, now or at all. */
    public static JvmStatus without(State state, @Nullable String why) {
        return new JvmStatus(state, why, null, Map.of(), List.of());
    }
}
