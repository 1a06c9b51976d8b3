/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.live;

import java.util.List;

/**
 * How the events lie in JFR's bytes that tie its ticks to the monotonic clock. All their fields are numbers.
 *
 * @param type the number of their type in this JVM
 * @param fields how many fields they have
 * @param ticks which of them is the start, in ticks
 * @param nanos which of them is the same instant on the monotonic clock
 * @param flush which of them is 1 where JFR writes out right after, in the same thread, all that it has so far
 */
public record ClockEvent(long type, int fields, int ticks, int nanos, int flush) {
    /** Those with these fields, in the order in which JFR writes them. */
    public static ClockEvent of(long type, List<String> fields, String nanos, String flush) {
        return new ClockEvent(
                type, fields.size(), fields.indexOf("startTime"), fields.indexOf(nanos), fields.indexOf(flush));
    }
}
