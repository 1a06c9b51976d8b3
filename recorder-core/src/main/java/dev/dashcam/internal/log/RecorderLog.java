/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lines for people. {@link #say} may be called anywhere: it only queues. {@link #drain} logs what waits, on the recorder's own
 * thread: through SLF4J when a provider is there; otherwise the last lines are kept for the status.
 */
public final class RecorderLog {
    private static final int MAX_WAITING = 64;
    private static final int MAX_KEPT = 16;

    private final ConcurrentLinkedQueue<Line> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingCount = new AtomicInteger();
    private final Deque<String> kept = new ArrayDeque<>();
    private final @Nullable LineOutput output;
    private final UnaryOperator<String> redaction;

    /** A log to wherever lines can go in this JVM. */
    public RecorderLog() {
        this(UnaryOperator.identity());
    }

    /**
     * The same.
     *
     * @param redaction what is left of a line in which there may be what the application is called with; called by the recorder's
     *     own threads
     */
    public RecorderLog(UnaryOperator<String> redaction) {
        this(LineOutput.find(), redaction);
    }

    RecorderLog(@Nullable LineOutput output, UnaryOperator<String> redaction) {
        this.output = output;
        this.redaction = redaction;
    }

    /** Logs one line that asks somebody to act, where no recorder runs that would. */
    public static void warnNow(String line) {
        RecorderLog log = new RecorderLog();
        log.warn(line);
        log.drain();
    }

    /** Queues one line; dropped when too many wait. Any thread; never blocks, throws or logs. */
    public void say(String line) {
        enqueue(new Line(line, false, null, false));
    }

    /**
     * The same about a request that is traced.
     *
     * @param traceId is with the line as {@code traceId} of the mapped diagnostic context, null when there is none
     */
    public void say(String line, @Nullable String traceId) {
        enqueue(new Line(line, false, traceId, false));
    }

    /** The same of a line that has names and values as the application has recorded them, which are redacted when it is logged. */
    public void sayRedacted(String line, @Nullable String traceId) {
        enqueue(new Line(line, false, traceId, true));
    }

    /** Queues one line that asks somebody to act. */
    public void warn(String line) {
        enqueue(new Line(line, true, null, false));
    }

    /** The same of a line that is redacted when it is logged. */
    public void warnRedacted(String line) {
        enqueue(new Line(line, true, null, true));
    }

    private void enqueue(Line line) {
        if (waitingCount.incrementAndGet() > MAX_WAITING) {
            waitingCount.decrementAndGet();
            return;
        }
        waiting.add(line);
    }

    /** Logs what waits. Only the recorder's own threads. */
    public void drain() {
        for (Line line = waiting.poll(); line != null; line = waiting.poll()) {
            waitingCount.decrementAndGet();
            String text = line.isRedacted() ? redaction.apply(line.text()) : line.text();
            keep(text);
            if (output != null) {
                output.write(text, line.warning(), line.traceId());
            }
        }
    }

    /** The last lines, oldest first. Any thread. */
    public List<String> last() {
        synchronized (kept) {
            return new ArrayList<>(kept);
        }
    }

    /** Whether lines go to a logging framework. */
    public boolean hasOutput() {
        return output != null;
    }

    private void keep(String line) {
        synchronized (kept) {
            if (kept.size() == MAX_KEPT) {
                kept.removeFirst();
            }
            kept.addLast(line);
        }
    }

    private record Line(
            String text, boolean warning, @Nullable String traceId, boolean isRedacted) {}
}
