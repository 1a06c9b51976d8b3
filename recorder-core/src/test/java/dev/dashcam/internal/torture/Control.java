/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.torture;

import java.util.List;
import java.util.Locale;

/**
 * A rule that is broken on purpose, to show that the torture notices. Each names the faults it has to cause.
 *
 * <p>Two kinds of mistakes are not here because no run on x86 could show them. A release store made plain there is the same
 * instruction, unless the compiler moves it, which it had no reason to do; and a fence left out shows only where the
 * processor may swap what it separates, which x86 does for a store and a later load alone. The stress tests in
 * {@code benchmarks} and the argument in {@code Chunks} stand for those.
 *
 * <p>Four controls do not change the recorder: {@link #TASK_LEAVES_BEFORE_END}, {@link #REGION_LEAVES_BEFORE_END},
 * {@link #TASK_ENTERS_AFTER_BEGIN} and {@link #END_IN_TABLE_IGNORED} take out of what was copied from the table, or change in it,
 * what a recorder with that mistake might have left out or shown. They prove that the check would notice such a copy, not that
 * steps in the wrong order would lead to one.
 */
public enum Control {
    /** Nothing is broken. */
    NONE(null),
    /** A copy is used although its chunk changed hands meanwhile. */
    NO_SECOND_LOOK(Part.RING, "torn"),
    /** Events younger than the cutoff are used. */
    NO_CUTOFF(Part.RING, "hole", "missing"),
    /** What is lost is said after it is lost, not before. */
    LATE_EVICTED_THROUGH(Part.RING, "hole", "missing"),
    /** A reader asks from when on the ring is complete before it copies, not after. */
    EARLY_COMPLETE_FROM(Part.RING, "hole", "missing"),
    /** A chunk gets its new head before it is marked as changing hands. */
    HEAD_BEFORE_MARK(Part.RING, "head"),
    /** An event is committed before it is written. */
    COMMIT_BEFORE_EVENT(Part.RING, "torn"),
    /** Two threads are in one slot at once. */
    SLOT_HELD_BY_TWO(Part.RING, "torn", "hole", "twice", "crash"),
    /** A slot is taken back from a thread that lives and goes on writing. */
    SLOT_CLOSED_UNDER_WRITER(Part.RING, "torn", "head", "hole", "missing", "twice", "crash"),
    /** The table of open tasks is copied after the ring. */
    TABLE_AFTER_RING(Part.CAPTURE, "lost"),
    /** A task leaves the table before its end is committed. */
    TASK_LEAVES_BEFORE_END(Part.CAPTURE, "lost: task"),
    /** A region leaves its thread's stack before its end is committed. */
    REGION_LEAVES_BEFORE_END(Part.CAPTURE, "lost: region"),
    /** A task enters the table only after its begin is committed. */
    TASK_ENTERS_AFTER_BEGIN(Part.CAPTURE, "lost: task"),
    /** A begin is believed although its end may have been overwritten. */
    OLD_BEGIN_BELIEVED(Part.CAPTURE, "ghost"),
    /** What the table shows is taken for open although it says that it has ended. */
    END_IN_TABLE_IGNORED(Part.CAPTURE, "ghost"),
    /** The table is believed although the ring was overwritten whole between the two copies. */
    OLD_TABLE_BELIEVED(Part.CAPTURE, "ghost"),
    /** What was dropped in the second that a snapshot begins in is left out of its account. */
    FIRST_SECOND_UNCOUNTED(Part.CAPTURE, "uncounted");

    private enum Part {
        RING,
        CAPTURE
    }

    private final Part part;
    private final List<String> faults;

    Control(Part part, String... faults) {
        this.part = part;
        this.faults = List.of(faults);
    }

    /** The control of this name, however its words are written. */
    public static Control of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Its name as it is written on a command line. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it says something about the ring. */
    public boolean concernsRing() {
        return part != Part.CAPTURE;
    }

    /** Whether it says something about the way from recording to reading. */
    public boolean concernsCapture() {
        return part != Part.RING;
    }

    /** Whether this fault is one of those it has to cause. Without a control every fault is. */
    public boolean isShownBy(String fault) {
        return faults.isEmpty() || faults.stream().anyMatch(fault::startsWith);
    }
}
