/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import dev.dashcam.internal.account.Account;
import dev.dashcam.internal.ring.Losses;
import dev.dashcam.internal.ring.Ring;
import dev.dashcam.internal.ring.RingMemory;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import dev.dashcam.time.RecorderClock;
import java.io.IOException;

/** An application that records on somebody else's thread; loaded by a class loader of its own. */
final class Undeployed implements Runnable, AutoCloseable {
    private static final EventName NAME = EventName.of("name");

    private final EventRecorder recorder;

    Undeployed() throws IOException {
        Losses losses = new Losses();
        Ring ring = new Ring(RingMemory.allocate(1 << 20), losses);
        recorder = new EventRecorder(ring, RecorderClock.system(), losses, task -> {}, Account.ofThisMachine());
    }

    @Override
    public void run() {
        // left open on purpose
        Task forgotten = recorder.task(NAME, TaskKind.REQUEST);
        Region left = recorder.region(NAME);
        recorder.log("text");
        forgotten.set("a", "b");
        if (left == Region.NONE) {
            throw new IllegalStateException("nothing was recorded");
        }
    }

    @Override
    public void close() {
        recorder.close();
    }
}
