/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.recording;

import dev.dashcam.FlightRecorder;
import dev.dashcam.internal.ring.Ring;
import dev.dashcam.internal.running.RunningRecorder;
import dev.dashcam.triggers.Triggers;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Map;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A recorder with the defaults, an engine and one latency trigger, whose platform threads own a slot or share one. */
@State(Scope.Benchmark)
public class RecorderState {
    private static final long MEMORY_BYTES = 64 << 20;
    private static final long NO_THREAD = 1_000_000_000L;

    /** Whether the measured threads own a slot. Virtual ones never do. */
    @Param({"owned", "shared"})
    public String slot = "owned";

    /** Whether tasks say what they cost: not at all, or as this machine allows. */
    @Param({"none", "machine"})
    public String account = "none";

    FlightRecorder recorder;

    /** Starts the recorder. */
    @Setup(Level.Trial)
    public void start() throws ReflectiveOperationException {
        // A recorder takes no account of tasks where the JVM keeps no time of its threads.
        ManagementFactory.getThreadMXBean().setThreadCpuTimeEnabled(account.equals("machine"));
        recorder = FlightRecorder.builder()
                .service("benchmark")
                .memory(MEMORY_BYTES)
                .trigger(Triggers.latency(Duration.ofMillis(500)))
                .start();
        if (slot.equals("shared")) {
            takeAllSlots();
        }
    }

    /** Stops the recorder; a figure for events that were dropped would be none for recording them. */
    @TearDown(Level.Trial)
    public void stop() {
        Map<String, Long> losses = recorder.status().losses();
        recorder.close();
        if (!losses.isEmpty()) {
            throw new IllegalStateException("Dropped instead of recorded: " + losses);
        }
    }

    /** Leaves no slot to own for the threads to come, as thousands of threads would. */
    private void takeAllSlots() throws ReflectiveOperationException {
        Field running = FlightRecorder.class.getDeclaredField("running");
        running.setAccessible(true);
        Ring ring = ((RunningRecorder) running.get(recorder)).ring();
        long threadId = NO_THREAD;
        while (ring.openSlot(threadId) != null) {
            threadId++;
        }
    }
}
