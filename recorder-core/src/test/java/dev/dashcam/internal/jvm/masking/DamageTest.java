/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.masking;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that changed on their way make no loop, take no more memory and reach no other chunk. */
final class DamageTest {
    private static final int TRIALS = 400;
    private static final int HEADER_BYTES = 68;
    private static final long MAX_ALLOCATED_BYTES = 64 << 20;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path folder;

    private byte[] first;
    private byte[] second;
    private byte[] firstMasked;
    private int refused;

    @Test
    void damagedChunk_endsInABoundedRefusalOrAMaskedFile() throws Exception {
        System.out.println("seed " + seed);
        first = recorded("first.jfr");
        second = recorded("second.jfr");
        Recordings.mask(folder.resolve("first.jfr"));
        firstMasked = Files.readAllBytes(folder.resolve("first.jfr"));

        assertTimeoutPreemptively(Duration.ofMinutes(3), () -> {
            for (int trial = 0; trial < TRIALS; trial++) {
                boolean inFirst = random.nextBoolean();
                byte[] damaged = damaged(inFirst ? first : second);
                tryToMask(trial, inFirst ? damaged : first, inFirst ? second : damaged, inFirst);
            }
        });

        assertThat(refused).as("refused, seed %d", seed).isBetween(TRIALS / 10, TRIALS - 1);
    }

    @Test
    void chunkBeforeOneThatIsNone_isMaskedToItsEnd() throws Exception {
        Path file = folder.resolve("flushed.jfr");
        Recordings.recordAfterFlush(file, () -> {
            Incident.commit("password=hunter2", "a text");
            return null;
        });
        Files.write(file, new byte[HEADER_BYTES], StandardOpenOption.APPEND);
        assertThat(Files.readString(file, ISO_8859_1)).contains("hunter2");

        assertThatThrownBy(() -> Recordings.mask(file)).isInstanceOf(UnmaskableException.class);

        assertThat(Files.readString(file, ISO_8859_1)).doesNotContain("hunter2");
    }

    private void tryToMask(int trial, byte[] one, byte[] other, boolean inFirst) throws IOException {
        Path file = Files.write(folder.resolve("damaged.jfr"), Recordings.join(one, other));
        long allocatedBefore =
                threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        boolean masked = false;
        try {
            Recordings.mask(file);
            masked = true;
        } catch (UnmaskableException e) {
            refused++;
        }
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - allocatedBefore;
        byte[] after = Files.readAllBytes(file);
        String which = "trial " + trial + " of seed " + seed;
        assertThat(allocated).as(which).isLessThan(MAX_ALLOCATED_BYTES);
        assertThat(after.length).as(which).isEqualTo(one.length + other.length);
        if (!masked && inFirst) {
            assertThat(Arrays.copyOfRange(after, one.length, after.length))
                    .as(which)
                    .isEqualTo(other);
        }
        if (!masked && !inFirst) {
            assertThat(Arrays.copyOf(after, one.length)).as(which).isEqualTo(firstMasked);
        }
    }

    /** A few bytes changed anywhere but in the header's length of the chunk, which says what belongs to it. */
    private byte[] damaged(byte[] chunk) {
        byte[] damaged = chunk.clone();
        int metadata = (int) ByteBuffer.wrap(chunk).getLong(24);
        int from = random.nextBoolean() ? metadata : HEADER_BYTES;
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            damaged[from + random.nextInt(chunk.length - from)] = (byte) random.nextInt();
        }
        if (random.nextInt(8) == 0) {
            damaged[16 + random.nextInt(HEADER_BYTES - 16)] = (byte) random.nextInt();
        }
        return damaged;
    }

    private byte[] recorded(String name) throws Exception {
        Path file = folder.resolve(name);
        Recordings.recordOnly(file, () -> {
            for (int i = 0; i < 50; i++) {
                Incident.commit("password=hunter" + i, "a text that is long enough to be a constant " + i % 4);
            }
            return null;
        });
        return Files.readAllBytes(file);
    }
}
