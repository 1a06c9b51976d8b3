/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import dev.dashcam.internal.account.Account;
import dev.dashcam.internal.ring.Losses;
import dev.dashcam.internal.ring.Ring;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Region;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import dev.dashcam.time.RecorderClock;
import dev.dashcam.trigger.OpenTask;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Records what the application's threads do. Its recording methods never throw, block or log. */
public final class EventRecorder implements AutoCloseable {
    /** No text is looked at beyond this, so that a huge one costs no more than a long one. */
    private static final int MAX_LOG_CHARACTERS = 1024;

    private final Recording recording;
    /** The recording's, without the way through it. */
    private final RecentTracks recent;

    /** A recorder into this ring, with the best account of tasks there is on this machine. */
    public EventRecorder(Ring ring, RecorderClock clock, Losses losses, TaskEndListener listener) {
        this(ring, clock, losses, listener, Account.ofThisMachine());
    }

    /** A recorder into this ring. */
    public EventRecorder(Ring ring, RecorderClock clock, Losses losses, TaskEndListener listener, Account account) {
        this(new Recording(ring, clock, losses, account, listener));
    }

    EventRecorder(Recording recording) {
        this.recording = recording;
        this.recent = recording.recent();
    }

    /** Begins a task as child of the thread's current one and makes it current. */
    public Task task(@Nullable EventName name, @Nullable TaskKind kind) {
        ThreadTrack track = track();
        if (track == null) {
            return Task.NONE;
        }
        try {
            return recording.tasks().begin(track, orUnnamed(name), kind == null ? TaskKind.OTHER : kind);
        } catch (Throwable e) {
            recording.fault();
            return Task.NONE;
        }
    }

    /**
     * Begins a region on the calling thread. Its handle is always of one class and made here, also when it was not recorded: this
     * method is small enough to become part of its caller, where the compiler can do without the handle, when what records is
     * too large for that.
     */
    public Region region(@Nullable EventName name) {
        ThreadTrack track = track();
        return track == null ? Region.NONE : RecordedRegion.at(RegionEvents.begin(track, name));
    }

    /**
     * Attaches a message to the current task. Null is recorded as the empty text. A {@code String} is recorded without
     * allocating; anything else becomes one first, so that no code of the application runs while a slot is held.
     */
    public void log(@Nullable CharSequence text) {
        ThreadTrack track = track();
        if (track == null) {
            return;
        }
        try {
            PlainEvents.log(track, text instanceof String string ? string : toText(text));
        } catch (Throwable e) {
            recording.fault();
        }
    }

    /** Records a counter's new value. */
    public void value(@Nullable EventName name, long value) {
        ThreadTrack track = track();
        if (track == null) {
            return;
        }
        try {
            PlainEvents.value(track, orUnnamed(name).id(), value);
        } catch (Throwable e) {
            recording.fault();
        }
    }

    /** Records a named instant. */
    public void mark(@Nullable EventName name) {
        ThreadTrack track = track();
        if (track == null) {
            return;
        }
        try {
            PlainEvents.mark(track, orUnnamed(name).id());
        } catch (Throwable e) {
            recording.fault();
        }
    }

    /** The current task of the calling thread, {@link Task#NONE} when there is none. */
    public Task currentTask() {
        ThreadTrack track = track();
        Task task = track == null ? null : track.active().current();
        return task == null ? Task.NONE : task;
    }

    /** A task of this recorder as if it ended now, null for one that has ended or is not ours. */
    public @Nullable TaskSoFar soFar(Task task) {
        return task instanceof RecordedTask own && !own.hasEnded() ? soFar(own, own.kind()) : null;
    }

    /** Begins the task of a drill, which no trigger is told of when it ends. */
    public Task drill(EventName name) {
        Task task = task(name, TaskKind.OTHER);
        if (task instanceof RecordedTask own) {
            own.isDrill = true;
        }
        return task;
    }

    /** The task of a drill as if it were a request that ends now, null when recording is off. */
    public @Nullable TaskSoFar drillSoFar(Task task) {
        return task instanceof RecordedTask own ? soFar(own, TaskKind.REQUEST) : null;
    }

    private TaskSoFar soFar(RecordedTask task, TaskKind kind) {
        return new TaskSoFar(task, Math.max(0, recording.clock().nanoTime() - task.startNanos()), kind);
    }

    /** Shows each task that is open. Any thread. */
    public void forEachOpen(Consumer<OpenTask> consumer) {
        recording.liveTasks().forEach(consumer::accept);
    }

    /** The recorder's own thread calls this about once a second: takes back what dead threads left. */
    public void retireDeadThreads() {
        if (recording.isOn()) {
            recording.registry().removeDead(track -> track.retire(true));
            recording.recent().removeDead();
            // A virtual thread that ended with something open would be listed for good.
            recording.virtualThreads().forEach(ThreadTrack::unlistIfDead);
            // A task that was left open is listed for good, since any thread may yet end it; not so its thread.
            recording.liveTasks().forEach(task -> task.track().letGoOfDeadVirtual());
        }
    }

    /** Copies what is open now. To be called before the ring is copied. Any one thread. */
    public OpenWork copyOpen() {
        OpenWork work = new OpenWork();
        work.asOfNanos = recording.clock().nanoTime();
        recording.liveTasks().forEach(task -> task.copyTo(work.tasks));
        recording.registry().forEach(track -> track.regions().copyTo(work.regions));
        recording.virtualThreads().forEach(track -> track.regions().copyTo(work.regions));
        return work;
    }

    /** What the open tasks have cost by now. Any thread. */
    public OpenCosts costsOfOpen() {
        return costsOfOpen(OpenCosts.MOST_THREADS, OpenCosts.MOST_NANOS);
    }

    OpenCosts costsOfOpen(int mostThreads, long mostNanos) {
        return OpenCosts.read(recording.liveTasks(), recording.clock(), mostThreads, mostNanos);
    }

    /** The virtual threads that have a task or region open, at most so many. Any thread. */
    public List<Thread> virtualThreadsAtWork(int most) {
        Set<Thread> threads = Collections.newSetFromMap(new IdentityHashMap<>());
        Consumer<ThreadTrack> add = track -> {
            Thread thread = track.isVirtual() && threads.size() < most ? track.thread() : null;
            if (thread != null && thread.isAlive()) {
                threads.add(thread);
            }
        };
        recording.liveTasks().forEach(task -> add.accept(task.track()));
        recording.virtualThreads().forEach(add);
        return List.copyOf(threads);
    }

    /** The name of a thread that has recorded, also for a while after its end; empty when it is not known. */
    public String threadName(long threadId) {
        return recording.registry().name(threadId);
    }

    /** Stops recording for good; later calls do nothing and what was recorded can be collected. */
    @Override
    public void close() {
        recording.turnOff();
        recording.registry().forEach(track -> track.retire(false));
        recording.registry().clear();
        recording.liveTasks().clear();
        recording.virtualThreads().clear();
    }

    private @Nullable ThreadTrack track() {
        try {
            ThreadTrack track = recent.find(Thread.currentThread());
            return track == null ? recording.trackOfStranger() : track;
        } catch (Throwable e) {
            recording.fault();
            return null;
        }
    }

    private static EventName orUnnamed(@Nullable EventName name) {
        return name == null ? EventName.of(null) : name;
    }

    private static String toText(@Nullable CharSequence text) {
        if (text == null) {
            return "";
        }
        return text.subSequence(0, Math.min(text.length(), MAX_LOG_CHARACTERS)).toString();
    }
}
