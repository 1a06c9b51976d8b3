/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

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
    void memoryBesideARingInAFile_isTakenAtOnce_sinceTheFolderMayBeFullByThen() throws IOException {
        RingMemory file = RingMemory.map(new StringBuilder(), BYTES, folder);
        assertThat(Staging.beside(file).buffer().capacity()).isEqualTo(BYTES);
    }
}
