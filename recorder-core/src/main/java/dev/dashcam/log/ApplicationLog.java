/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What an application logs: an appender adds each line, the last ones stay, and who listens is told. It may be there long before
 * a recorder is. Safe for all threads; nothing here waits for another thread.
 */
public final class ApplicationLog {
    private static final int MOST_LINES = 10_000;

    private final AtomicReferenceArray<LogEvent> lines;
    private final AtomicLong added = new AtomicLong();
    private final CopyOnWriteArrayList<LogListener> listeners = new CopyOnWriteArrayList<>();

    private ApplicationLog(int lines) {
        this.lines = new AtomicReferenceArray<>(lines);
    }

    /**
     * A log of which the last lines are kept, some 200 bytes of heap for each as a rule and 1.5 KB at most.
     *
     * @param lines 1 to 10,000
     * @throws IllegalArgumentException for other numbers
     */
    public static ApplicationLog keeping(int lines) {
        if (lines < 1 || lines > MOST_LINES) {
            throw new IllegalArgumentException("The lines kept are " + lines + "; it must be 1 to " + MOST_LINES + ".");
        }
        return new ApplicationLog(lines);
    }

    /** A line was logged: keeps it in the place of the oldest and tells who listens. Never blocks, throws or logs. */
    public void add(LogEvent event) {
        lines.set((int) (added.getAndIncrement() % lines.length()), event);
        for (LogListener listener : listeners) {
            try {
                listener.logged(event);
            } catch (RuntimeException | Error failed) {
                // whoever logs must not feel it, and to say so would be logged
            }
        }
    }

    /** The lines there are, oldest first. Allocates. */
    public List<LogEvent> last() {
        List<LogEvent> last = new ArrayList<>(lines.length());
        long end = added.get();
        for (long at = Math.max(0, end - lines.length()); at < end; at++) {
            LogEvent event = lines.get((int) (at % lines.length()));
            if (event != null) {
                last.add(event);
            }
        }
        // what was logged meanwhile stands in the places of the oldest
        last.sort(Comparator.comparingLong(LogEvent::epochMillis));
        return last;
    }

    /** From now on this one is told of each line too. */
    public void listen(LogListener listener) {
        listeners.addIfAbsent(listener);
    }

    /** It is no longer told. */
    public void stopListening(LogListener listener) {
        listeners.remove(listener);
    }

    /** Whether somebody listens. */
    public boolean isHeard() {
        return !listeners.isEmpty();
    }
}
