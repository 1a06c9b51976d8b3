/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LongIntMapTest {
    @Test
    void map_afterRandomOperations_holdsWhatAnOrdinaryMapHolds() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        LongIntMap map = new LongIntMap(new HeapBudget(1 << 24));
        Map<Long, Integer> expected = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            // few keys, far apart, so that they collide and are removed often
            long key = (1 + random.nextInt(500)) * 0x1_0000_0001L;
            if (random.nextInt(3) == 0) {
                Integer removed = expected.remove(key);
                assertThat(map.remove(key)).as("seed " + seed).isEqualTo(removed == null ? LongIntMap.ABSENT : removed);
            } else {
                map.put(key, i);
                expected.put(key, i);
            }
        }
        assertThat(map.size()).as("seed " + seed).isEqualTo(expected.size());
        expected.forEach(
                (key, value) -> assertThat(map.get(key)).as("seed " + seed).isEqualTo(value));
        assertThat(map.get(0)).isEqualTo(LongIntMap.ABSENT);
    }
}
