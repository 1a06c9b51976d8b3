/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import dev.dashcam.internal.torture.Stalls;

/** The queue with threads held up between its steps. */
final class StallingQueue extends ChunkQueue {
    private Stalls stalls;

    /** One with all of them in it. */
    StallingQueue(int chunks) {
        super(chunks, chunks);
    }

    void stalls(Stalls newStalls) {
        stalls = newStalls;
    }

    @Override
    long takeTicket() {
        if (stalls == null) {
            return super.takeTicket();
        }
        stalls.maybe();
        long ticket = super.takeTicket();
        stalls.maybe();
        return ticket;
    }

    @Override
    void passHead(long ticket) {
        stalls.maybe();
        super.passHead(ticket);
    }
}
