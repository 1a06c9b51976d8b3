/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RingGeometryTest {

    @Test
    void chunkSize_followsTheBlock() {
        assertThat(RingGeometry.of(RingGeometry.SMALLEST_BLOCK).chunkBytes()).isEqualTo(1024);
        assertThat(RingGeometry.of(20 << 20).chunkBytes()).isEqualTo(2048);
        assertThat(RingGeometry.of(31 << 20).chunkBytes()).isEqualTo(4096);
        assertThat(RingGeometry.of(1 << 30).chunkBytes()).isEqualTo(4096);
    }

    @Test
    void everyBlock_leavesThreeQuartersToTheBusyOnes_andHasSlotsOfBothKinds() {
        IntStream.rangeClosed(0, 14 * 8)
                .map(step -> (int) (RingGeometry.SMALLEST_BLOCK * Math.pow(2, step / 8.0)))
                .forEach(bytes -> {
                    RingGeometry geometry = RingGeometry.of(bytes);
                    assertThat((long) geometry.chunks() * geometry.chunkBytes()).isLessThanOrEqualTo(bytes);
                    long slots = (long) (geometry.ownedSlots() + geometry.sharedSlots()) * geometry.chunkBytes();
                    long heads = (long) geometry.chunks() * ChunkHeader.BYTES;
                    assertThat(slots + heads).isLessThanOrEqualTo(bytes / 4);
                    assertThat(geometry.ownedSlots()).isGreaterThanOrEqualTo(4);
                    assertThat(geometry.sharedSlots()).isGreaterThanOrEqualTo(4);
                });
    }

    @Test
    void defaultRing_hasASlotForEachOfAThousandThreads() {
        assertThat(RingGeometry.of(20 << 20).ownedSlots()).isGreaterThanOrEqualTo(1000);
    }

    @Test
    void blockThatIsTooSmall_isRefusedWithTheLimit() {
        assertThatThrownBy(() -> RingGeometry.of(RingGeometry.SMALLEST_BLOCK - 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("memory for the ring: 65535 bytes, must be at least 65536");
    }
}
