/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.format.RecordingWriter;
import dev.dashcam.internal.record.EventRecorder;
import dev.dashcam.internal.record.OpenWork;
import dev.dashcam.internal.ring.LossReason;
import dev.dashcam.internal.ring.Losses;
import dev.dashcam.internal.ring.Ring;
import dev.dashcam.internal.ring.RingMemory;
import dev.dashcam.internal.ring.Staging;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Attacks the way from recording to reading, and by breaking one rule at a time, itself. Snapshots are taken while threads of
 * every kind record at full speed, and held against what each of them knows. {@code -Ddashcam.torture.seconds} makes it
 * longer, {@code -Ddashcam.torture.seed} repeats a run as far as threads can be repeated. What the ring alone must do is
 * attacked in {@code RingTortureTest}.
 */
final class CaptureTortureTest {
    private static final int SECONDS = Integer.getInteger("dashcam.torture.seconds", 3);
    private static final int SECONDS_TO_FAIL = 30;
    private static final int SMALL_RING = 512 << 10;
    private static final int LARGE_RING = 4 << 20;

    /** What is done wrong. */
    private enum Broken {
        NOTHING,
        TABLE_AFTER_RING,
        TASK_LEAVES_BEFORE_END,
        OLD_BEGIN_BELIEVED
    }

    private final long seed = Long.getLong("dashcam.torture.seed", System.nanoTime());
    private final TortureClock clock = new TortureClock();
    private final Losses losses = new Losses();

    @Test
    void snapshotsOfASmallRing_holdEverythingOnce_andWhatWasOpen() throws Exception {
        assertThat(run(Broken.NOTHING, SMALL_RING, SECONDS, "")).isEmpty();
    }

    @Test
    void snapshotsOfALargeRing_holdEverythingOnce_andWhatWasOpen() throws Exception {
        assertThat(run(Broken.NOTHING, LARGE_RING, SECONDS, "")).isEmpty();
    }

    @Test
    void tableCopiedAfterTheRing_isCaught() throws Exception {
        assertThat(run(Broken.TABLE_AFTER_RING, LARGE_RING, SECONDS_TO_FAIL, "lost"))
                .anyMatch(f -> f.startsWith("lost"));
    }

    @Test
    void taskThatLeavesTheTableBeforeItsEndIsCommitted_isCaught() throws Exception {
        assertThat(run(Broken.TASK_LEAVES_BEFORE_END, SMALL_RING, SECONDS_TO_FAIL, "lost"))
                .anyMatch(f -> f.startsWith("lost"));
    }

    @Test
    void beginThatIsBelievedThoughItsEndMayBeOverwritten_isCaught() throws Exception {
        assertThat(run(Broken.OLD_BEGIN_BELIEVED, SMALL_RING, SECONDS_TO_FAIL, "ghost"))
                .anyMatch(f -> f.startsWith("ghost"));
    }

    /** The faults; ends with the first that begins so. */
    private List<String> run(Broken broken, int ringBytes, int seconds, String until) throws Exception {
        Ring ring = new Ring(RingMemory.allocate(ringBytes), losses);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (EventRecorder recorder = new EventRecorder(ring, clock, losses, task -> {});
                Torture torture = new Torture(recorder, clock, seed, broken == Broken.TASK_LEAVES_BEFORE_END)) {
            Generations generations = new Generations(clock.nanoTime(), ringBytes, TimeUnit.HOURS.toNanos(1));
            Staging staging = new Staging(RingMemory.allocate(ringBytes));
            CopySteps steps = broken == Broken.NOTHING
                    ? new CopySteps(recorder, ring, staging, clock)
                    : new BrokenSteps(broken, torture, ring, staging);
            Capturer capturer = new Capturer(steps, generations, losses);
            TortureCheck check = new TortureCheck(torture);
            SplittableRandom random = new SplittableRandom(seed);
            long snapshots = 0;
            torture.start(ring.chunks() / 4);
            do {
                torture.goOn();
                for (int cuts = random.nextInt(1, 8); cuts > 0; cuts--) {
                    LockSupport.parkNanos(random.nextInt(1_500_000));
                    generations.cut(clock.nanoTime());
                }
                recorder.retireDeadThreads();
                if (random.nextBoolean()) {
                    capturer.capture(Long.MIN_VALUE);
                }
                Map<TortureLog, Long> before = check.countNow(dropped());
                Capture capture = capturer.capture(Long.MIN_VALUE);
                torture.pause();
                check.check(written(capture), capture.completeFromNanos(), capture.cutoffNanos(), before, dropped());
                snapshots++;
            } while (System.nanoTime() < deadline && check.faults.stream().noneMatch(f -> f.startsWith(until)));
            System.out.printf(
                    "capture torture, seed %d, %s: %,d snapshots, %,d events, %,d heads with %,d open checked;"
                            + " %,d unlisted, %,d not recorded, %,d dropped, %,d MB handed out; faults %s%n",
                    seed,
                    broken,
                    snapshots,
                    check.events,
                    check.heads,
                    check.openWork,
                    check.unlisted,
                    check.notRecorded,
                    dropped(),
                    ring.bytesHandedOut() >> 20,
                    check.faults);
            return check.faults;
        }
    }

    private static byte[] written(Capture capture) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (RecordingWriter writer = new RecordingWriter(bytes)) {
            capture.writeGenerations(writer);
        }
        return bytes.toByteArray();
    }

    private long dropped() {
        long dropped = 0;
        for (LossReason reason : LossReason.values()) {
            dropped += losses.total(reason);
        }
        return dropped;
    }

    /** The steps of a capture, one of them wrong. */
    private static final class BrokenSteps extends CopySteps {
        private static final long PAUSE_NANOS = 2_000_000;

        private final Broken broken;
        private final Torture torture;

        BrokenSteps(Broken broken, Torture torture, Ring ring, Staging staging) {
            super(torture.recorder, ring, staging, torture.clock);
            this.broken = broken;
            this.torture = torture;
        }

        @Override
        OpenWork copy(long fromNanos) {
            if (broken == Broken.TABLE_AFTER_RING) {
                ring.copyInto(staging, fromNanos, clock.nanoTime());
                LockSupport.parkNanos(PAUSE_NANOS);
                return recorder.copyOpen();
            }
            OpenWork open = recorder.copyOpen();
            if (broken == Broken.TASK_LEAVES_BEFORE_END) {
                open.tasks.removeIf(task -> torture.leaving.contains(task.id()));
            }
            ring.copyInto(staging, fromNanos, clock.nanoTime());
            return open;
        }

        @Override
        Window window(
                Cuts cuts,
                long tableNanos,
                boolean tableHolds,
                long completeFromNanos,
                long firstNanos,
                long cutoffNanos) {
            return broken != Broken.OLD_BEGIN_BELIEVED
                    ? super.window(cuts, tableNanos, tableHolds, completeFromNanos, firstNanos, cutoffNanos)
                    : new Window(cuts, tableNanos, tableHolds, completeFromNanos, firstNanos, cutoffNanos) {
                        @Override
                        boolean provesBegun(long beganNanos) {
                            return true;
                        }
                    };
        }
    }
}
