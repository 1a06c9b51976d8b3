/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.task;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One unit of work a user cares about: a request, a message, a job. It may cross threads, has a parent, attributes and
 * trace ids, and is recorded from its begin to {@link #close()}.
 *
 * <p>All methods may be called from any thread, but a task is meant to be used by one thread at a time: of two threads
 * that set attributes at once one may be lost. No method throws for a null, an unknown or an oversized argument, blocks or
 * logs: what cannot be recorded is counted. After {@link #close()} every method does nothing.
 */
public interface Task extends AutoCloseable {

    /** The most attributes a task keeps; further ones are counted as lost. */
    int MAX_ATTRIBUTES = 32;

    /** The task of a recorder that is off: does nothing, has id 0. */
    @SuppressWarnings("ClassInitializationDeadlock") // nobody but this line initialises NoTask
    Task NONE = new NoTask();

    /** The number that identifies this task in one run of the JVM, never 0 for a recorded task. */
    long id();

    /** The name it has now. */
    String name();

    /** Renames it, as when a request has been mapped to its route. Its end is recorded under the last name. */
    Task name(EventName name);

    /**
     * The path of a request that has no route yet: rules about routes match it until the task is renamed. It is never recorded, and
     * names no table of anything: any text will do.
     */
    Task path(@Nullable String path);

    /** The kind it has now. */
    TaskKind kind();

    /** Changes its kind, as when a request turns out to be a stream. */
    Task kind(TaskKind kind);

    /** When it began, on the recorder's clock ({@code nanoTime}), 0 for {@link #NONE}. */
    long startNanos();

    /** Keeps an attribute; a second value under one key replaces the first. Text is cut at 256 characters. */
    Task set(EventName key, @Nullable String value);

    /** Keeps a whole number as attribute. */
    Task set(EventName key, long value);

    /** Keeps a floating-point number as attribute. */
    Task set(EventName key, double value);

    /** Keeps a truth value as attribute. */
    Task set(EventName key, boolean value);

    /** {@link #set(EventName, String)} with a name looked up first. */
    default Task set(String key, @Nullable String value) {
        return set(EventName.of(key), value);
    }

    /** {@link #set(EventName, long)} with a name looked up first. */
    default Task set(String key, long value) {
        return set(EventName.of(key), value);
    }

    /** {@link #set(EventName, double)} with a name looked up first. */
    default Task set(String key, double value) {
        return set(EventName.of(key), value);
    }

    /** {@link #set(EventName, boolean)} with a name looked up first. */
    default Task set(String key, boolean value) {
        return set(EventName.of(key), value);
    }

    /**
     * Ties the task to a distributed trace.
     *
     * @param traceId 32 hexadecimal digits (16 are taken as the lower half); anything else is ignored
     * @param spanId 16 hexadecimal digits; anything else is taken as none
     */
    Task trace(@Nullable String traceId, @Nullable String spanId);

    /** Marks it as failed and keeps the exception's class, not its message. */
    Task fail(@Nullable Throwable error);

    /** Marks it as failed without an exception, as for a response of status 500. */
    Task fail();

    /**
     * Asks for a snapshot when the task takes at least this long: what a latency trigger with this threshold would do, for
     * this task alone. Cooldown and budget apply.
     */
    Task slowerThan(Duration threshold);

    /**
     * Makes this the current task of the calling thread until the scope is closed on that thread; regions and logs recorded
     * there belong to it. The task that was current before is current again afterwards.
     */
    Scope resume();

    /**
     * Leaves the thread that began it, which may then serve other tasks, and stays open: for a request whose answer is given
     * later, by other threads. What was current before it is current again. To be {@linkplain #resume() resumed} wherever it
     * goes on and closed in the end, on whichever thread; its CPU time is then not known. Called on another thread, or again,
     * it does nothing.
     */
    Task detach();

    /** A {@link Runnable} that {@linkplain #resume() resumes} this task around the given one. */
    Runnable wrap(Runnable work);

    /** A {@link Callable} that {@linkplain #resume() resumes} this task around the given one. */
    <T extends @Nullable Object> Callable<T> wrap(Callable<T> work);

    /** Ends the task. On the thread that began it, its parent is current again. A second call does nothing. */
    @Override
    void close();

    /** The stretch of a thread during which a resumed task is current. */
    interface Scope extends AutoCloseable {
        /** Gives the thread back to the task that was current before. */
        @Override
        void close();
    }
}
