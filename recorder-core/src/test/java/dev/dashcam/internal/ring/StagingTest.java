/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StagingTest {
    private static final int BYTES = 1 << 20;

    @TempDir
    private Path folder;

    @Test
    void memory_isTakenWhenTheFirstCopyIsWanted_andOnce() throws IOException {
        Ring ring = new Ring(RingMemory.allocate(BYTES), new Losses());
        Staging staging = Staging.beside(RingMemory.allocate(BYTES));
        assertThat(staging.buffer().capacity()).isZero();
        assertThatThrownBy(() -> ring.copyInto(staging, 0, 0)).isInstanceOf(IllegalArgumentException.class);

        staging.open();
        ByteBuffer taken = staging.buffer();
        staging.open();
        assertThat(staging.buffer()).isSameAs(taken);
        assertThat(taken.capacity()).isEqualTo(BYTES);
        ring.copyInto(staging, 0, 0);
        assertThat(staging.chunks()).isZero();
    }

    @Test
    void copyThatIsForgotten_leavesTheBlockForTheNextOne() throws IOException {
        Ring ring = new Ring(RingMemory.allocate(BYTES), new Losses());
        Slot slot = requireNonNull(ring.openSlot(7));
        int at = slot.reserve(16, 100);
        slot.buffer().putLong(at, 100).putLong(at + 8, 16);
        slot.commit(16, 100);
        Staging staging = new Staging(RingMemory.allocate(BYTES));
        ByteBuffer block = staging.buffer();
        ring.copyInto(staging, 0, 200);
        int end = staging.end(0);

        staging.forget();

        assertThat(staging.chunks()).isZero();
        assertThat(staging.buffer()).isSameAs(block);
        ring.copyInto(staging, 0, 200);
        assertThat(staging.chunks()).isEqualTo(1);
        assertThat(staging.threadId(0)).isEqualTo(7);
        assertThat(staging.end(0)).isEqualTo(end);
    }

    @Test
    void memoryBesideARingInAFile_isTakenAtOnce_sinceTheFolderMayBeFullByThen() throws IOException {
        RingMemory file = RingMemory.map(new StringBuilder(), BYTES, folder);
        assertThat(Staging.beside(file).buffer().capacity()).isEqualTo(BYTES);
    }
}
