/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import dev.dashcam.internal.account.Account;
import dev.dashcam.internal.event.EventLayout;
import dev.dashcam.internal.ring.LossReason;
import dev.dashcam.internal.ring.Losses;
import dev.dashcam.internal.ring.Ring;
import dev.dashcam.internal.thread.Threads;
import dev.dashcam.time.RecorderClock;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * What all threads share while they record.
 *
 * <p>A platform thread finds its track through a thread local that holds a weak reference, so that nothing of ours is reachable
 * from a thread that outlives the recorder; the registry holds the tracks of those that live. Virtual threads have theirs while
 * something is open: {@link VirtualThreads}.
 */
class Recording {
    private final Ring ring;
    private final RecorderClock clock;
    private final Losses losses;
    private final Account account;
    private final int maxEventBytes;
    private final int maxLogBytes;
    private final TaskEvents tasks;

    @SuppressWarnings("ThreadLocalUsage") // one for each recorder, of which there is seldom a second
    private final ThreadLocal<@Nullable WeakReference<ThreadTrack>> tracks = new ThreadLocal<>();

    private final RecentTracks recent = new RecentTracks();
    private final ThreadRegistry registry = new ThreadRegistry();
    private final LiveTable<RecordedTask> liveTasks;
    private final VirtualThreads virtualThreads;
    private volatile boolean isOn = true;
    private volatile int slotsClosed;

    Recording(Ring ring, RecorderClock clock, Losses losses, Account account, TaskEndListener listener) {
        this(ring, clock, losses, account, listener, new LiveTable<>(), new VirtualThreads());
    }

    Recording(
            Ring ring,
            RecorderClock clock,
            Losses losses,
            Account account,
            TaskEndListener listener,
            LiveTable<RecordedTask> liveTasks,
            VirtualThreads virtualThreads) {
        this.liveTasks = liveTasks;
        this.virtualThreads = virtualThreads;
        this.ring = ring;
        this.clock = clock;
        this.losses = losses;
        this.account = account;
        this.maxEventBytes = Math.min(ring.maxEventBytes(), EventLayout.MAX_EVENT_BYTES);
        this.maxLogBytes = EventLayout.maxLogBytes(maxEventBytes);
        this.tasks = new TaskEvents(this, listener);
    }

    boolean isOn() {
        return isOn;
    }

    /** Turns it off: no call that begins afterwards finds a track. */
    void turnOff() {
        isOn = false;
        recent.clear();
    }

    /** The track of the calling thread, null when the recorder is off or none can be made. */
    @Nullable
    ThreadTrack track() {
        try {
            ThreadTrack track = recent.find(Thread.currentThread());
            return track == null ? trackOfStranger() : track;
        } catch (Throwable e) {
            fault();
            return null;
        }
    }

    RecentTracks recent() {
        return recent;
    }

    Ring ring() {
        return ring;
    }

    RecorderClock clock() {
        return clock;
    }

    Account account() {
        return account;
    }

    int maxEventBytes() {
        return maxEventBytes;
    }

    int maxLogBytes() {
        return maxLogBytes;
    }

    TaskEvents tasks() {
        return tasks;
    }

    ThreadRegistry registry() {
        return registry;
    }

    LiveTable<RecordedTask> liveTasks() {
        return liveTasks;
    }

    /** The regions of a thread that has none. */
    OpenRegions newRegions(ThreadTrack track) {
        return new OpenRegions(track);
    }

    VirtualThreads virtualThreads() {
        return virtualThreads;
    }

    /** A number that changes when a thread without a slot of its own might get one. */
    int slotsClosed() {
        return slotsClosed;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only the recorder's own thread closes slots
    void slotClosed() {
        slotsClosed++;
    }

    void lost(LossReason reason, long timeNanos) {
        losses.add(reason, timeNanos);
    }

    /** Counts a fault of our own. */
    void fault() {
        try {
            losses.add(LossReason.INTERNAL, clock.nanoTime());
        } catch (Throwable e) {
            // then it goes uncounted
        }
    }

    /** The track of the calling thread, which is not where most of the recent ones are; null when recording is off. */
    @Nullable
    ThreadTrack trackOfStranger() {
        if (!isOn) {
            return null;
        }
        Thread thread = Thread.currentThread();
        ThreadTrack beside = recent.findBeside(thread);
        if (beside != null) {
            return beside;
        }
        ThreadTrack track = Threads.isVirtual(thread) ? trackOfVirtual(thread) : trackOfPlatform(thread);
        if (recent.put(track) && !isOn) {
            // Whoever turns it off forgets the recent ones afterwards, and may have done so before this one was put.
            recent.remove(track);
        }
        return track;
    }

    private ThreadTrack trackOfVirtual(Thread thread) {
        ThreadTrack known = virtualThreads.find(Threads.id(thread));
        if (known != null) {
            return known;
        }
        ThreadTrack track = new ThreadTrack(this, thread);
        track.arrive();
        return track;
    }

    private ThreadTrack trackOfPlatform(Thread thread) {
        WeakReference<ThreadTrack> reference = tracks.get();
        ThreadTrack known = reference == null ? null : reference.get();
        if (known != null) {
            return known;
        }
        // Some executors take their threads' locals away, newer JDKs the common pool's after each task.
        ThreadTrack arrived = registry.find(Threads.id(thread));
        ThreadTrack track = arrived == null ? new ThreadTrack(this, thread) : arrived;
        tracks.set(new WeakReference<>(track));
        if (arrived == null) {
            track.arrive();
        }
        return track;
    }
}
