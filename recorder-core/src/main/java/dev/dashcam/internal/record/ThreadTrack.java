/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import dev.dashcam.internal.account.ThreadAccount;
import dev.dashcam.internal.event.EventRecord;
import dev.dashcam.internal.thread.Threads;
import org.jspecify.annotations.Nullable;

/** What the recorder keeps for one thread. For that thread alone, except where it says otherwise. */
final class ThreadTrack extends ThreadSlot {
    private static final int NOT_ENTERED = -2;

    /** Null once it is known to have ended: a task that it left open leads to this track, and must not keep the thread. */
    private @Nullable Thread thread;

    private final boolean isVirtual;
    private final ActiveTasks active = new ActiveTasks();
    private final OpenRegions regions;
    private final TaskIds taskIds;
    private @Nullable CostMeter costs;
    private int place = NOT_ENTERED;
    private int placeInRegistry = LiveTable.NO_ROOM;
    private @Nullable ThreadTrack arrivedBefore;
    private boolean isTelling;

    ThreadTrack(Recording recording, Thread thread) {
        super(recording, Threads.id(thread), Threads.isVirtual(thread));
        this.thread = thread;
        this.isVirtual = Threads.isVirtual(thread);
        this.taskIds = new TaskIds(isVirtual);
        this.regions = recording.newRegions(this);
    }

    /** Makes the thread known. */
    void arrive() {
        if (isVirtual) {
            recording().registry().rememberVirtual(threadId(), threadName());
        } else {
            recording().registry().arrive(this);
            PlainEvents.thread(this, EventRecord.THREAD_BEGIN);
        }
    }

    boolean isVirtual() {
        return isVirtual;
    }

    /** Null once it has ended. Any thread. */
    @Nullable
    Thread thread() {
        return thread;
    }

    ActiveTasks active() {
        return active;
    }

    OpenRegions regions() {
        return regions;
    }

    TaskIds taskIds() {
        return taskIds;
    }

    /** The name the thread has now, empty once it is retired. Any thread. */
    String threadName() {
        Thread known = thread;
        return known == null ? "" : known.getName();
    }

    /** Any thread. */
    boolean isAlive() {
        Thread known = thread;
        return known != null && known.isAlive();
    }

    /** Whether it is a platform thread's that is not known to have ended. Any thread. */
    boolean isOfLivePlatform() {
        return !isVirtual && thread != null;
    }

    /** Any thread. */
    @SuppressWarnings("ReferenceEquality") // a subclass of the application's may have an equals() of its own
    boolean isCallingThread() {
        return Thread.currentThread() == thread;
    }

    /** Whether the thread is in the middle of telling the listener about a task that has ended. */
    boolean isTelling() {
        return isTelling;
    }

    void isTelling(boolean now) {
        isTelling = now;
    }

    /** What the thread's tasks are metered with; opened with its first task. */
    CostMeter costs() {
        CostMeter meter = costs;
        if (meter == null) {
            meter = new CostMeter(
                    isVirtual ? ThreadAccount.NONE : recording().account().ofCallingThread());
            costs = meter;
        }
        return meter;
    }

    /** Gives back what the thread held: its slot if it has ended, its account in any case. Any thread. */
    void retire(boolean hasEnded) {
        CostMeter meter = costs;
        if (meter != null) {
            meter.close();
        }
        if (hasEnded) {
            PlainEvents.thread(this, EventRecord.THREAD_END);
            if (close()) {
                recording().slotClosed();
            }
            thread = null;
        }
    }

    /** Lets go of a virtual thread that has ended, which nobody retires. Any thread. */
    void letGoOfDeadVirtual() {
        if (isVirtual && !isAlive()) {
            thread = null;
        }
    }

    /**
     * To be called before something is opened on the thread: a virtual one is listed as long as it has something open, since
     * nothing else would lead to it.
     *
     * @return false when it is not, and its regions cannot be seen by others
     */
    boolean list() {
        return !isVirtual || listVirtual();
    }

    private boolean listVirtual() {
        if (place == NOT_ENTERED) {
            place = recording().virtualThreads().enter(this);
        }
        return place != LiveTable.NO_ROOM;
    }

    /** To be called when something open has gone. */
    void unlistIfIdle() {
        if (place != NOT_ENTERED && regions.depth() == 0 && active.current() == null) {
            unlist();
        }
    }

    /** Any other thread, also one that found this track listed just before its own thread unlisted it and ended. */
    void unlistIfDead() {
        if (!isAlive() && place != NOT_ENTERED) {
            unlist();
        }
    }

    private void unlist() {
        recording().virtualThreads().leave(this, place);
        place = NOT_ENTERED;
    }

    /** Set before the thread arrives; read by any. */
    void placeInRegistry(int at) {
        placeInRegistry = at;
    }

    int placeInRegistry() {
        return placeInRegistry;
    }

    void arrivedBefore(@Nullable ThreadTrack other) {
        arrivedBefore = other;
    }

    /** The thread that arrived before this one, once. */
    @Nullable
    ThreadTrack takeArrivedBefore() {
        ThreadTrack other = arrivedBefore;
        arrivedBefore = null;
        return other;
    }
}
