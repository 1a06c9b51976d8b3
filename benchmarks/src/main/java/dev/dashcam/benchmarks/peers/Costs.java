/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.peers;

import dev.dashcam.benchmarks.statistics.Readings;
import dev.dashcam.benchmarks.statistics.Series;

/** What was read, and what follows from it. Times are of one call on one thread, in nanoseconds. */
final class Costs {
    private static final int ATTRIBUTES = 3;

    private final Readings readings;

    Costs(Readings readings) {
        this.readings = readings;
    }

    boolean has(String name) {
        return readings.has(name, Names.NANOS);
    }

    boolean hasVirtualThreads() {
        return has(Names.call("mark", Names.VIRTUAL));
    }

    Series nanos(String name) {
        return readings.series(name, Names.NANOS);
    }

    Series bytes(String name) {
        return readings.series(name, Names.BYTES);
    }

    /** A call without the one reading of the clock that it needs. */
    Series beyondClock(String name) {
        return nanos(name).minus(nanos(Names.CLOCK));
    }

    /** A begin and an end without the reading of the clock that each needs. */
    Series beyondClockTwice(String name) {
        return nanos(name).minus(nanos(Names.CLOCK_TWICE));
    }

    /** A call without the loop around it. */
    Series beyondNothing(String name) {
        return nanos(name).minus(nanos(Names.NOTHING));
    }

    /** A task with its account. */
    Series accountedTask() {
        return nanos(Names.WORK_AND_TASK).minus(nanos(Names.WORK));
    }

    /** One attribute of a task. */
    Series attribute(String slot) {
        return nanos(Names.call("taskWithAttributes", slot))
                .minus(nanos(Names.call("task", slot)))
                .times(1.0 / ATTRIBUTES);
    }

    boolean hasOneOfMany() {
        return has(Names.ofMany("nothing"));
    }

    /** What one of many virtual threads does in its turn, without what the turn itself costs. */
    Series nanosOfMany(String work) {
        return nanos(Names.ofMany(work)).minus(nanos(Names.ofMany("nothing")));
    }

    /** The bytes it allocates for that, without those of the turn itself. */
    Series bytesOfMany(String work) {
        return bytes(Names.ofMany(work)).minus(bytes(Names.ofMany("nothing")));
    }

    /** What a thread gets done beside another one, of what it gets done alone. */
    Series reachedByTwo(String name) {
        return nanos(name).dividedBy(nanos(Names.onTwo(name)));
    }

    /** The same in proportion to what threads reach that share nothing. */
    Series reachedByTwo(String name, String comparedWith) {
        return reachedByTwo(name).dividedBy(reachedByTwo(comparedWith));
    }
}
