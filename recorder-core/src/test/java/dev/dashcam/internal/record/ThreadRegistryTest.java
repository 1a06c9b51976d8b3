/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.account.Account;
import dev.dashcam.internal.ring.Losses;
import dev.dashcam.internal.ring.Ring;
import dev.dashcam.time.RecorderClock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

final class ThreadRegistryTest {
    private static final int TASKS = 200;

    private final Losses losses = new Losses();
    private final Recording recording = new Recording(
            new Ring(Recorded.memory(1 << 20), losses), RecorderClock.system(), losses, Account.NONE, task -> {});
    private final ThreadRegistry registry = recording.registry();

    @Test
    void threadThatArrivedTwice_isRetiredWithBothTracks() {
        List<ThreadTrack> arrived = new ArrayList<>();
        Recorded.onThread(() -> {
            for (int i = 0; i < 3; i++) {
                ThreadTrack track = new ThreadTrack(recording, Thread.currentThread());
                arrived.add(track);
                registry.arrive(track);
            }
        });

        assertThat(all()).containsExactlyInAnyOrderElementsOf(arrived);
        assertThat(removedAsDead()).containsExactlyInAnyOrderElementsOf(arrived);
        assertThat(all()).isEmpty();
    }

    @Test
    void thread_findsTheTrackThatItArrivedWith_andNoOtherThreadDoes() {
        ThreadTrack own = new ThreadTrack(recording, Thread.currentThread());
        registry.arrive(own);
        List<ThreadTrack> found = new ArrayList<>();
        Recorded.onThread(() -> found.add(registry.find(own.threadId())));

        assertThat(registry.find(own.threadId())).isSameAs(own);
        assertThat(found).containsOnlyNulls().hasSize(1);
    }

    /** Newer JDKs erase the thread locals of the common pool's threads after each task. */
    @Test
    void threadWhoseLocalsAreErased_keepsItsTrack() throws InterruptedException {
        Map<Thread, Set<ThreadTrack>> tracks = new ConcurrentHashMap<>();
        for (int i = 0; i < TASKS; i++) {
            CountDownLatch done = new CountDownLatch(1);
            ForkJoinPool.commonPool().execute(() -> {
                recording.recent().clear();
                tracks.computeIfAbsent(
                                Thread.currentThread(), any -> Collections.newSetFromMap(new IdentityHashMap<>()))
                        .add(recording.track());
                done.countDown();
            });
            done.await();
        }

        assertThat(tracks.values())
                .isNotEmpty()
                .allSatisfy(own -> assertThat(own).hasSize(1));
        assertThat(all()).hasSameSizeAs(tracks.keySet());
    }

    private List<ThreadTrack> all() {
        List<ThreadTrack> all = new ArrayList<>();
        registry.forEach(all::add);
        return all;
    }

    private List<ThreadTrack> removedAsDead() {
        List<ThreadTrack> dead = new ArrayList<>();
        registry.removeDead(dead::add);
        return dead;
    }
}
