/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import dev.dashcam.internal.torture.Stalls;
import dev.dashcam.internal.torture.Tally;
import java.io.IOException;

/** A ring in which threads are held up, for tests of other packages. */
public record TortureRing(Ring ring, Stalls stalls) {

    /** A ring of so many bytes whose checking thread is the caller. One step in so many is held up. */
    public static TortureRing of(int bytes, Losses losses, long seed, int oneIn, Tally tally) throws IOException {
        StallingChunks chunks = StallingChunks.of(RingMemory.allocate(bytes).buffer(), seed, oneIn, tally);
        return new TortureRing(new Ring(chunks, losses), chunks.stalls());
    }
}
