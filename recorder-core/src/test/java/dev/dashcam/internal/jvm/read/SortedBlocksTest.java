/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SortedBlocksTest {
    private final long seed = System.nanoTime();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1 << 15, (1 << 15) + 1, 150_000})
    void inOrder_handsAllOut_theSmallestFirst(int count) {
        long[] numbers = new Random(seed).longs(count).toArray();
        SortedBlocks blocks = new SortedBlocks();
        for (long number : numbers) {
            blocks.add(number);
        }
        long[] sorted = new long[count];

        blocks.inOrder((number, at) -> sorted[at] = number);

        Arrays.sort(numbers);
        assertThat(sorted).as("seed %d", seed).isEqualTo(numbers);
    }
}
