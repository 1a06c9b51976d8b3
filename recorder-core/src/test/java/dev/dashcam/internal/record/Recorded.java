/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import dev.dashcam.internal.account.Account;
import dev.dashcam.internal.event.EventLayout;
import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.internal.ring.LossReason;
import dev.dashcam.internal.ring.Losses;
import dev.dashcam.internal.ring.Ring;
import dev.dashcam.internal.ring.RingMemory;
import dev.dashcam.internal.ring.Staging;
import dev.dashcam.task.EventName;
import dev.dashcam.time.RecorderClock;
import dev.dashcam.trigger.FinishedTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A recorder over a ring of its own, and what is in that ring. */
final class Recorded implements AutoCloseable {
    static final int RING_BYTES = 8 << 20;

    final Losses losses = new Losses();
    final Ring ring;
    final EventRecorder recorder;
    final List<FinishedTask> finished = new CopyOnWriteArrayList<>();
    private final RecorderClock clock;

    Recorded(RecorderClock clock, Account account) {
        this(RING_BYTES, clock, account, null);
    }

    /** With a table for so many virtual threads that have something open. */
    Recorded(VirtualThreads virtualThreads) {
        this.clock = RecorderClock.system();
        this.ring = new Ring(memory(RING_BYTES), losses);
        this.recorder = new EventRecorder(
                new Recording(ring, clock, losses, Account.NONE, finished::add, new LiveTable<>(), virtualThreads));
    }

    Recorded(int ringBytes, RecorderClock clock, Account account, TaskEndListener listener) {
        this.clock = clock;
        this.ring = new Ring(memory(ringBytes), losses);
        this.recorder = new EventRecorder(ring, clock, losses, listener == null ? finished::add : listener, account);
    }

    static RingMemory memory(int bytes) {
        try {
            return RingMemory.allocate(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long lost(LossReason reason) {
        return losses.total(reason);
    }

    /** Every event in the ring but those of threads, in the order of time. */
    List<EventRecord> events() {
        List<EventRecord> events = allEvents();
        events.removeIf(event -> event.kind == EventRecord.THREAD_BEGIN || event.kind == EventRecord.THREAD_END);
        return events;
    }

    List<EventRecord> allEvents() {
        Staging staging = new Staging(memory(ring.capacityBytes()));
        ring.copyInto(staging, Long.MIN_VALUE, clock.nanoTime());
        List<EventRecord> events = new ArrayList<>();
        for (int chunk = 0; chunk < staging.chunks(); chunk++) {
            int at = staging.begin(chunk);
            while (at < staging.end(chunk)) {
                EventRecord event = new EventRecord();
                at = EventLayout.decode(staging.buffer(), at, staging.threadId(chunk), event);
                event.bytes = Arrays.copyOf(event.bytes, event.byteCount);
                events.add(event);
            }
        }
        events.sort(Comparator.comparingLong(event -> event.timeNanos));
        return events;
    }

    static String name(EventRecord event) {
        return EventName.withId(event.nameId).text();
    }

    static String text(EventRecord event) {
        return new String(event.bytes, 0, event.byteCount, StandardCharsets.UTF_8);
    }

    /** Runs something on a thread of its own and waits for its end. */
    static void onThread(Runnable work) {
        List<Throwable> thrown = new CopyOnWriteArrayList<>();
        Thread thread = new Thread(work, "other");
        thread.setUncaughtExceptionHandler((t, e) -> thrown.add(e));
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (!thrown.isEmpty()) {
            throw new AssertionError(thrown.get(0));
        }
    }

    @Override
    public void close() {
        recorder.close();
    }
}
