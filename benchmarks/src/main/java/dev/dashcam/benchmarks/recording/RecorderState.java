/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.recording;

import dev.dashcam.internal.account.Account;
import dev.dashcam.internal.record.EventRecorder;
import dev.dashcam.internal.ring.Losses;
import dev.dashcam.internal.ring.Ring;
import dev.dashcam.internal.ring.RingMemory;
import dev.dashcam.time.RecorderClock;
import java.io.IOException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A recorder into a 32 MiB ring, whose threads own a slot or share one. */
@State(Scope.Benchmark)
public class RecorderState {
    private static final int RING_BYTES = 32 << 20;

    /** Whether the measured threads own a slot. */
    @Param({"owned", "shared"})
    public String slot = "owned";

    /** Whether tasks say what they cost. */
    @Param({"none"})
    public String account = "none";

    EventRecorder recorder;

    private RingMemory memory;

    /** Makes the recorder. */
    @Setup(Level.Trial)
    public void start() throws IOException {
        memory = RingMemory.allocate(RING_BYTES);
        Losses losses = new Losses();
        Ring ring = new Ring(memory, losses);
        if (slot.equals("shared")) {
            // Whoever comes now finds none left.
            for (long threadId = 1_000_000; ring.openSlot(threadId) != null; threadId++) {}
        }
        Account costs = account.equals("none") ? Account.NONE : Account.ofThisMachine();
        recorder = new EventRecorder(ring, RecorderClock.system(), losses, task -> {}, costs);
    }

    /** Gives the memory back. */
    @TearDown(Level.Trial)
    public void stop() {
        recorder.close();
        memory.close();
    }
}
