/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class ThreadNamesTest {
    private static final int CAPACITY = 64;
    private static final int THREADS = 4;
    private static final int ROUNDS = 50;

    private final ThreadNames names = new ThreadNames(CAPACITY);

    @Test
    void nobody_isKnownAtFirst() {
        assertThat(names.find(1)).isNull();
        names.remember(1, "");
        assertThat(names.find(1)).isNull();
    }

    @Test
    void name_isFoundUntilANewerThreadTakesItsPlace() {
        names.remember(1, "old");
        names.remember(2, "other");
        assertThat(names.find(1)).isEqualTo("old");
        assertThat(names.find(1 + CAPACITY)).isNull();

        names.remember(1 + CAPACITY, "new");

        assertThat(names.find(1)).isNull();
        assertThat(names.find(1 + CAPACITY)).isEqualTo("new");
        assertThat(names.find(2)).isEqualTo("other");
    }

    @Test
    void longName_isCut() {
        names.remember(1, "x".repeat(1_000));

        assertThat(names.find(1)).hasSize(ThreadNames.MAX_CHARACTERS).endsWith("x…");
    }

    @Test
    void threadsThatAreFirstAtOnce_areAllKnown() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            ThreadNames table = new ThreadNames(CAPACITY);
            CountDownLatch together = new CountDownLatch(THREADS);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int id = i;
                Thread thread = new Thread(() -> {
                    together.countDown();
                    while (together.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                    table.remember(id, "thread " + id);
                });
                threads.add(thread);
                thread.start();
            }
            for (int i = 0; i < THREADS; i++) {
                threads.get(i).join();
                assertThat(table.find(i)).isEqualTo("thread " + i);
            }
        }
    }
}
