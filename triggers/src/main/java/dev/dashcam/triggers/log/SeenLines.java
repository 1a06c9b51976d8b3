/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.log;

import dev.dashcam.log.LogEvent;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The lines of interest since they were last taken: of each problem the first, of at most {@value #MOST} problems, and how many
 * there were in all. Any thread adds; one takes.
 */
final class SeenLines {
    static final int MOST = 16;

    private final ConcurrentHashMap<String, Line> firstOfProblem = new ConcurrentHashMap<>();
    private final LongAdder added = new LongAdder();
    private long taken;

    void add(LogEvent event, long taskId) {
        added.increment();
        if (firstOfProblem.size() < MOST) {
            Line line = new Line(event, taskId, problem(event));
            firstOfProblem.putIfAbsent(line.problem(), line);
        }
    }

    /**
     * Takes them, oldest first.
     *
     * @return how many lines were added since the last time
     */
    long drainTo(List<Line> into) {
        for (String problem : firstOfProblem.keySet()) {
            Line line = firstOfProblem.remove(problem);
            if (line != null) {
                into.add(line);
            }
        }
        into.sort((one, other) ->
                Long.compare(one.event().epochMillis(), other.event().epochMillis()));
        long sum = added.sum();
        long news = sum - taken;
        taken = sum;
        return news;
    }

    private static String problem(LogEvent event) {
        return event.exception() == null
                ? event.logger() + ": " + event.text()
                : event.exception() + " at " + event.thrownAt();
    }

    /**
     * One of them.
     *
     * @param taskId the task it was logged in, 0 for none
     * @param problem which problem it is of
     */
    record Line(LogEvent event, long taskId, String problem) {}
}
