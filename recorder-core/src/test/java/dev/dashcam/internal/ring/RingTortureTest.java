/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Attacks the protocol and, by breaking one step of it at a time, itself. {@code -Ddashcam.torture.seconds} makes it longer,
 * {@code -Ddashcam.torture.seed} repeats a run as far as threads can be repeated.
 */
final class RingTortureTest {
    private static final int SECONDS = Integer.getInteger("dashcam.torture.seconds", 3);
    private static final int SECONDS_TO_FAIL = 30;
    private static final int BYTES = 256 << 10;
    private static final int CHUNK_BYTES = 1024;

    private final long seed = Long.getLong("dashcam.torture.seed", System.nanoTime());
    private final Losses losses = new Losses();

    @Test
    void ringAtFullSpeed_isNeverTornNorIncomplete() throws Exception {
        assertThat(run(chunks(StallingChunks.Broken.NOTHING, 1000), TortureCheck.Reader.CORRECT, SECONDS))
                .isEmpty();
    }

    @Test
    void ringThatStallsInEveryStep_isNeverTornNorIncomplete() throws Exception {
        assertThat(run(chunks(StallingChunks.Broken.NOTHING, 4), TortureCheck.Reader.CORRECT, SECONDS))
                .isEmpty();
    }

    @Test
    void readerWithoutCutoff_isCaught() throws Exception {
        assertThat(run(chunks(StallingChunks.Broken.NOTHING, 4), TortureCheck.Reader.NO_CUTOFF, SECONDS_TO_FAIL))
                .containsAnyOf("hole", "missing");
    }

    @Test
    void readerThatAsksTooEarlyFromWhenOnItIsComplete_isCaught() throws Exception {
        assertThat(run(
                        chunks(StallingChunks.Broken.NOTHING, 4),
                        TortureCheck.Reader.EARLY_COMPLETE_FROM,
                        SECONDS_TO_FAIL))
                .containsAnyOf("hole", "missing");
    }

    @Test
    void readerWithoutSecondLook_isCaught() throws Exception {
        assertThat(run(chunks(StallingChunks.Broken.NO_SECOND_LOOK, 2), TortureCheck.Reader.CORRECT, SECONDS_TO_FAIL))
                .contains("torn");
    }

    @Test
    void evictionThatIsSaidTooLate_isCaught() throws Exception {
        assertThat(run(
                        chunks(StallingChunks.Broken.LATE_EVICTED_THROUGH, 2),
                        TortureCheck.Reader.CORRECT,
                        SECONDS_TO_FAIL))
                .containsAnyOf("hole", "missing");
    }

    /** The faults, or nothing. */
    private String run(Chunks chunks, TortureCheck.Reader reader, int seconds) throws Exception {
        Ring ring = new Ring(chunks, losses);
        TortureCheck check = new TortureCheck(ring, new Staging(RingMemory.allocate(BYTES)), reader);
        String done = new Torture(ring, losses, check, seed).run(TimeUnit.SECONDS.toNanos(seconds));
        System.out.println("torture, seed " + seed + ": " + done + "; faults " + check.faults);
        return String.join("\n", check.faults);
    }

    private static Chunks chunks(StallingChunks.Broken broken, int oneIn) throws IOException {
        ByteBuffer buffer = RingMemory.allocate(BYTES).buffer();
        return new StallingChunks(buffer, CHUNK_BYTES, broken, oneIn);
    }
}
