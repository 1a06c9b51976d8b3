/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.jvm;

import java.util.Objects;

/**
 * How the JVM's own events are recorded: locks, parking, sleep, sockets, files, collections, safepoints, samples. The JVM writes
 * them to files of its own.
 *
 * @param isOn whether they are recorded at all
 * @param maxBytes the most that these files take
 * @param minFreeBytes the room that must be left where they are, since a JVM that cannot write them ends itself: with less, we
 *     stop until there is more
 * @param whenShared whose thresholds hold while somebody else records the JVM's events too
 */
public record JvmSettings(boolean isOn, long maxBytes, long minFreeBytes, WhenShared whenShared) {
    /** The least that {@code maxBytes} can be. */
    public static final long LEAST_MAX_BYTES = 4L << 20;

    private static final long MOST_BYTES = 1L << 30;
    private static final long DEFAULT_MAX_BYTES = 12L << 20;
    private static final long DEFAULT_MIN_FREE_BYTES = 8L << 20;

    /**
     * Checks them.
     *
     * @throws IllegalArgumentException unless the most is from 4 MiB to 1 GiB and the room left from 1 MiB to 1 GiB
     */
    public JvmSettings {
        if (maxBytes < LEAST_MAX_BYTES || maxBytes > MOST_BYTES) {
            throw new IllegalArgumentException("the JVM's files must be from 4 MiB to 1 GiB: " + maxBytes + " bytes");
        }
        if (minFreeBytes < 1 << 20 || minFreeBytes > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "the room left beside the JVM's files must be from 1 MiB to 1 GiB: " + minFreeBytes + " bytes");
        }
        Objects.requireNonNull(whenShared, "whenShared");
    }

    /** On, at most 12 MiB, 8 MiB left free, keeping to others' thresholds. */
    public static JvmSettings defaults() {
        return new JvmSettings(true, DEFAULT_MAX_BYTES, DEFAULT_MIN_FREE_BYTES, WhenShared.RESPECT);
    }

    /** None of the JVM's events. */
    public static JvmSettings off() {
        return new JvmSettings(false, DEFAULT_MAX_BYTES, DEFAULT_MIN_FREE_BYTES, WhenShared.RESPECT);
    }

    /** The same with another {@link #maxBytes}. */
    public JvmSettings withMaxBytes(long bytes) {
        return new JvmSettings(isOn, bytes, minFreeBytes, whenShared);
    }

    /** The same with another {@link #minFreeBytes}. */
    public JvmSettings withMinFreeBytes(long bytes) {
        return new JvmSettings(isOn, maxBytes, bytes, whenShared);
    }

    /** The same with another {@link #whenShared}. */
    public JvmSettings with(WhenShared other) {
        return new JvmSettings(isOn, maxBytes, minFreeBytes, other);
    }
}
