/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.jvm.JvmSettings;
import org.junit.jupiter.api.Test;

/** With the defaults: 12 MB of files of which 2 are set aside and 1 is being written, 12 of native memory. */
final class FileShareTest {
    private static final long MIB = 1 << 20;

    @Test
    void files_makeRoomForThreads_onceThereAreManyOfThem() {
        assertThat(chunksBytes(JvmSettings.defaults(), 0)).isEqualTo(9 * MIB);
        assertThat(chunksBytes(JvmSettings.defaults(), 400)).isEqualTo(9 * MIB);
        assertThat(chunksBytes(JvmSettings.defaults(), 1_000)).isBetween(3 * MIB, 4 * MIB);
        assertThat(chunksBytes(JvmSettings.defaults(), 100_000)).isEqualTo(MIB);
    }

    @Test
    void smallestFiles_keepWhatTheyHave_whateverTheNumberOfThreads() {
        JvmSettings least = JvmSettings.defaults().withMaxBytes(JvmSettings.LEAST_MAX_BYTES);

        assertThat(chunksBytes(least, 0)).isEqualTo(2 * MIB);
        assertThat(chunksBytes(least, 5_000)).isEqualTo(2 * MIB);
    }

    private static long chunksBytes(JvmSettings settings, int threads) {
        return FileShare.chunksBytes(settings, threads);
    }
}
