/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.jfr;

import dev.dashcam.jvm.WhenShared;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The events we ask for, and from which length on: what a request waits for, what stops the whole JVM, samples, and no more. None
 * that holds an environment variable, a property, an argument or a command line.
 *
 * <p>What one recording sets takes the place of the default that others rely on: no setting of ours is ever narrower than what
 * somebody else gets without saying so, and events that are not ours are not even switched off.
 */
final class LeanEvents {
    /** The JDK's own for what others have not asked for. */
    private static final String SHARED_THRESHOLD = "20 ms";

    private static final List<String> WAITS = List.of(
            "jdk.JavaMonitorEnter",
            "jdk.JavaMonitorWait",
            "jdk.ThreadPark",
            "jdk.ThreadSleep",
            "jdk.SocketRead",
            "jdk.SocketWrite",
            "jdk.FileRead",
            "jdk.FileWrite",
            "jdk.FileForce",
            "jdk.VirtualThreadPinned",
            // Nobody waits there for what the others do not tell: for whoever looks at the recording with JMC.
            "jdk.ClassLoad");
    /** All of them, however short: there are few. */
    private static final List<String> PAUSES = List.of(
            "jdk.GCPhasePause",
            "jdk.GarbageCollection",
            "jdk.SafepointBegin",
            "jdk.ExecuteVMOperation",
            "jdk.ZAllocationStall");

    private static final List<String> MOMENTS = List.of(
            "jdk.ThreadStart",
            "jdk.ThreadEnd",
            // Never but where the JVM itself has failed: for JMC too.
            "jdk.VirtualThreadSubmitFailed",
            "jdk.SystemGC",
            "jdk.GCHeapSummary",
            "jdk.ActiveSetting",
            "jdk.DataLoss");
    private static final Map<String, String> PERIODS = new TreeMap<>(Map.of(
            "jdk.CPULoad",
            "1 s",
            "jdk.ContainerCPUThrottling",
            "1 s",
            "jdk.ContainerConfiguration",
            "5 s",
            "jdk.ExecutionSample",
            "20 ms",
            ClockSync.NAME,
            ClockSync.PERIOD));

    private LeanEvents() {}

    /**
     * What we set, by event and setting as JFR writes them, beside others that have asked for these events.
     *
     * @param threshold how short a wait may be where that is for us to say
     */
    static Map<String, String> settings(String threshold, ForeignRecordings.Wishes others, WhenShared whenShared) {
        boolean respect = others.isAny() && whenShared == WhenShared.RESPECT;
        Map<String, String> settings = new LinkedHashMap<>();
        for (String event : WAITS) {
            boolean isTheirs = respect && others.has(event);
            settings.put(event + "#enabled", "true");
            String own = respect && Timespan.nanos(threshold) < Timespan.nanos(SHARED_THRESHOLD)
                    ? SHARED_THRESHOLD
                    : threshold;
            settings.put(event + "#threshold", isTheirs ? others.threshold(event) : others.shorter(event, own));
            settings.put(event + "#stackTrace", isTheirs ? others.get(event, "stackTrace", "true") : "true");
            settings.put(event + "#throttle", isTheirs ? others.get(event, "throttle", "off") : "off");
        }
        for (String event : PAUSES) {
            settings.put(event + "#enabled", "true");
            settings.put(event + "#threshold", respect && others.has(event) ? others.threshold(event) : "0 ns");
        }
        for (String event : MOMENTS) {
            settings.put(event + "#enabled", "true");
        }
        PERIODS.forEach((event, period) -> {
            settings.put(event + "#enabled", "true");
            settings.put(
                    event + "#period", respect && others.has(event) ? others.get(event, "period", period) : period);
        });
        return settings;
    }

    /** What holds in the JVM with these settings of ours: the lowest that anybody has asked for. */
    static Map<String, String> thresholdsInForce(Map<String, String> own, ForeignRecordings.Wishes others) {
        Map<String, String> inForce = new LinkedHashMap<>();
        for (List<String> kind : List.of(WAITS, PAUSES)) {
            for (String event : kind) {
                String ours = own.getOrDefault(event + "#threshold", "0 ns");
                inForce.put(event, others.shorter(event, ours));
            }
        }
        return inForce;
    }

    /** Whether a setting is about one of our events. */
    static boolean isOurs(String event) {
        return WAITS.contains(event) || PAUSES.contains(event) || MOMENTS.contains(event) || PERIODS.containsKey(event);
    }
}
