/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RingTest {
    private static final int BYTES = 64 << 10;

    private final Losses losses = new Losses();
    private final Ring ring = new Ring(memory(BYTES), losses);
    private final Staging staging = new Staging(memory(BYTES));

    @Test
    void ring_ofTooLittleMemory_isRefusedWithTheLimit() {
        assertThatThrownBy(() -> new Ring(memory(1000), losses))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1000")
                .hasMessageContaining("65536");
    }

    @Test
    void newRing_isEmptyAndComplete() {
        copy();

        assertThat(staging.chunks()).isZero();
        assertThat(staging.completeFromNanos()).isEqualTo(Long.MIN_VALUE + 1);
        assertThat(ring.bytesHandedOut()).isZero();
        assertThat(ring.capacityBytes()).isEqualTo(BYTES);
        assertThat(ring.maxEventBytes()).isGreaterThanOrEqualTo(512).isLessThan(ring.chunkBytes());
    }

    @Test
    void committedEvents_areCopiedWithTheirThreadAndFirstTime() {
        Slot slot = open(7);
        write(slot, 16, 100);
        write(slot, 24, 101);
        copy();

        assertThat(staging.chunks()).isEqualTo(1);
        assertThat(staging.threadId(0)).isEqualTo(7);
        assertThat(staging.firstNanos(0)).isEqualTo(100);
        assertThat(staging.end(0) - staging.begin(0)).isEqualTo(40);
        assertThat(times()).containsExactly(100L, 101L);
        assertThat(ring.bytesHandedOut()).isEqualTo(ring.chunkBytes());
    }

    @Test
    void reservedEvent_isNotSeenBeforeItsCommit() {
        Slot slot = open(7);
        write(slot, 16, 100);
        int at = slot.reserve(16, 101);
        slot.buffer().putLong(at, 101).putLong(at + 8, 16);
        copy();
        assertThat(times()).containsExactly(100L);

        slot.commit(16, 101);
        copy();
        assertThat(times()).containsExactly(100L, 101L);
    }

    @Test
    void fullRing_dropsTheOldestAndSaysFromWhenOnItIsComplete() {
        Slot slot = open(7);
        int events = 3 * BYTES / 64;
        for (int time = 1; time <= events; time++) {
            write(slot, 64, time);
        }
        copy();

        List<Long> times = times();
        long oldest = staging.completeFromNanos();
        assertThat(times).isSorted().doesNotHaveDuplicates();
        assertThat(times.get(0)).isEqualTo(oldest);
        assertThat(times.get(times.size() - 1)).isEqualTo(events);
        assertThat(times).hasSize((int) (events - oldest + 1));
        assertThat(times.size() * 64).isGreaterThan(BYTES * 9 / 10);
        assertThat(ring.completeFromNanos()).isEqualTo(oldest);
    }

    @Test
    void copy_leavesOutRetiredChunksThatAreOlder_butNoOwnedOnes() {
        Slot idle = open(1);
        write(idle, 16, 1);
        Slot busy = open(2);
        for (int time = 2; time <= 200; time++) {
            write(busy, 64, time);
        }
        ring.copyInto(staging, 150, Long.MAX_VALUE);

        List<Long> times = times();
        assertThat(times).contains(1L, 150L, 200L).doesNotContain(2L, 100L);
    }

    @Test
    void timesThatGoBackInASharedSlot_widenTheChunk() {
        Slot slot = acquire();
        write(slot, 16, 100);
        write(slot, 16, 90);
        write(slot, 16, 95);
        fillUp(slot, 95);
        ring.release(slot);
        copy();
        assertThat(staging.threadId(0)).isZero();
        assertThat(staging.firstNanos(0)).isEqualTo(90);

        ring.copyInto(staging, 100, Long.MAX_VALUE);
        assertThat(times()).contains(100L, 90L);
        ring.copyInto(staging, 101, Long.MAX_VALUE);
        assertThat(times()).doesNotContain(100L);

        Slot other = open(3);
        for (int i = 0; ring.completeFromNanos() < 0; i++) {
            assertThat(i).isLessThan(BYTES);
            write(other, 64, 1000);
        }
        assertThat(ring.completeFromNanos()).isEqualTo(101);
    }

    @Test
    void slotsOfThreads_neverHoldMoreThanAQuarter() {
        List<Slot> slots = new ArrayList<>();
        Slot slot = ring.openSlot(1);
        while (slot != null) {
            write(slot, 16, 5);
            slots.add(slot);
            slot = ring.openSlot(slots.size() + 1);
        }
        Set<Slot> shared = new HashSet<>();
        for (Slot lent = ring.acquire(); lent != null; lent = ring.acquire()) {
            write(lent, 16, 5);
            shared.add(lent);
        }
        assertThat(slots).isNotEmpty();
        assertThat(shared).hasSizeGreaterThanOrEqualTo(4);
        assertThat((slots.size() + shared.size()) * ring.chunkBytes()).isLessThanOrEqualTo(BYTES / 4);

        ring.closeSlot(slots.get(0));
        assertThat(ring.openSlot(99)).isNotNull();
        assertThat(ring.openSlot(100)).isNull();
    }

    @Test
    void closedSlot_keepsItsEventsInTheRing_andTakesNoMore() {
        Slot slot = open(7);
        write(slot, 16, 100);
        ring.closeSlot(slot);
        ring.closeSlot(slot);

        assertThat(slot.reserve(16, 101)).isEqualTo(-1);
        assertThat(losses.total(LossReason.INTERNAL)).isEqualTo(1);
        copy();
        assertThat(times()).containsExactly(100L);
        int room = 0;
        while (ring.openSlot(1) != null) {
            room++;
        }
        assertThat(room).isEqualTo(RingGeometry.of(BYTES).ownedSlots());
    }

    @Test
    void eventLargerThanAChunk_isDroppedAndCounted() {
        Slot slot = open(7);
        assertThat(slot.reserve(ring.maxEventBytes() + 8, 1)).isEqualTo(-1);
        assertThat(losses.total(LossReason.INTERNAL)).isEqualTo(1);
        assertThat(slot.reserve(ring.maxEventBytes(), 1)).isPositive();
    }

    @Test
    void ringWithoutRetiredChunks_dropsAndCounts_andRecovers() {
        Chunks chunks = new Chunks(memory(BYTES).buffer(), 1024);
        Ring full = new Ring(chunks, losses);
        List<Integer> taken = new ArrayList<>();
        for (int chunk = chunks.take(1, 1); chunk != Chunks.NONE; chunk = chunks.take(1, 1)) {
            taken.add(chunk);
        }
        Slot slot = full.openSlot(7);
        assertThat(slot).isNotNull();
        assertThat(slot.reserve(16, 1)).isEqualTo(-1);
        assertThat(losses.total(LossReason.RING_FULL)).isEqualTo(1);

        chunks.retire(taken.get(0), 1);
        assertThat(slot.reserve(16, 2)).isNotEqualTo(-1);
    }

    @Test
    void sharedSlot_belongsToOneAtATime() {
        Set<Slot> lent = new HashSet<>();
        for (Slot slot = ring.acquire(); slot != null; slot = ring.acquire()) {
            assertThat(lent.add(slot)).isTrue();
            assertThat(slot.isShared()).isTrue();
        }
        Slot one = lent.iterator().next();
        ring.release(one);
        assertThat(ring.acquire()).isSameAs(one);
    }

    @Test
    void stagingThatIsTooSmall_isRefused() {
        Staging small = new Staging(memory(BYTES - 8));
        assertThatThrownBy(() -> ring.copyInto(small, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writerThatComesAfterEverythingWasClosed_doesNoHarm() throws IOException {
        RingMemory block = RingMemory.allocate(BYTES);
        Ring closed = new Ring(block, losses);
        Slot owned = requireNonNull(closed.openSlot(1));
        Slot shared = requireNonNull(closed.acquire());
        block.close();
        System.gc();
        for (int time = 0; time < 10_000; time++) {
            write(owned, 64, time);
            write(shared, 64, time);
        }
        assertThat(losses.total(LossReason.RING_FULL)).isZero();
    }

    /** A thousand threads that wrote once, ten that go on: the ten hold three quarters of the ring, events being most of it. */
    @Test
    void idleOwners_leaveTheRingToTheBusyOnes() throws IOException {
        for (int bytes : new int[] {1 << 20, 6 << 20, 20 << 20}) {
            Ring crowded = new Ring(RingMemory.allocate(bytes), losses);
            Staging copy = new Staging(RingMemory.allocate(bytes));
            for (int idle = 1; idle <= 1000; idle++) {
                Slot slot = crowded.openSlot(idle);
                Slot used = slot == null ? requireNonNull(crowded.acquire()) : slot;
                write(used, 16, 1);
                if (slot == null) {
                    crowded.release(used);
                }
            }
            List<Slot> busy = new ArrayList<>();
            for (int id = 1001; id <= 1010; id++) {
                Slot slot = crowded.openSlot(id);
                busy.add(slot == null ? requireNonNull(crowded.acquire()) : slot);
            }
            for (int time = 2; time < bytes / 64 * 2; time++) {
                write(busy.get(time % 10), 64, time);
            }
            crowded.copyInto(copy, 2, Long.MAX_VALUE);
            long kept = bytes / 64 * 2L - copy.completeFromNanos();
            assertThat(kept * 64).isGreaterThan(bytes * 7L / 10);
            long held = 0;
            for (int chunk = 0; chunk < copy.chunks(); chunk++) {
                held += copy.firstNanos(chunk) > 1 ? crowded.chunkBytes() : 0;
            }
            assertThat(held).isGreaterThanOrEqualTo(bytes * 3L / 4);
        }
    }

    private Slot open(long threadId) {
        Slot slot = ring.openSlot(threadId);
        assertThat(slot).isNotNull();
        return slot;
    }

    private Slot acquire() {
        Slot slot = ring.acquire();
        assertThat(slot).isNotNull();
        return slot;
    }

    /** Fills the slot's chunk and goes one event into the next. */
    private void fillUp(Slot slot, long time) {
        long before = ring.bytesHandedOut();
        while (ring.bytesHandedOut() == before) {
            write(slot, 64, time);
        }
    }

    /** An event: its time, its size, nothing. */
    private static void write(Slot slot, int bytes, long time) {
        int at = slot.reserve(bytes, time);
        if (at < 0) {
            throw new AssertionError("no room at " + time);
        }
        slot.buffer().putLong(at, time).putLong(at + 8, bytes);
        slot.commit(bytes, time);
    }

    private void copy() {
        ring.copyInto(staging, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** The times of the copied events that the copy vouches for. */
    private List<Long> times() {
        List<Long> times = new ArrayList<>();
        ByteBuffer buffer = staging.buffer();
        for (int chunk = 0; chunk < staging.chunks(); chunk++) {
            for (int at = staging.begin(chunk); at < staging.end(chunk); at += (int) buffer.getLong(at + 8)) {
                if (buffer.getLong(at) >= staging.completeFromNanos()) {
                    times.add(buffer.getLong(at));
                }
            }
        }
        return times;
    }

    private static RingMemory memory(int bytes) {
        return new RingMemory(
                ByteBuffer.allocateDirect(bytes + 128).alignedSlice(64).slice(0, bytes), "test");
    }
}
