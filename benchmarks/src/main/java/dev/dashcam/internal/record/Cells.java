/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** The cells of a table of what is alive, all in one line of it. {@link Tasks} has what comes of them with the ring. */
public final class Cells {
    private static final int CELLS = 32;
    private static final int LINE = 16;
    private static final long HOME = 7;

    private Cells() {}

    /** What is entered. Like a track it says by a field that is not final whose it is. */
    private static final class Entry {
        private int owner;

        Entry(int owner) {
            this.owner = owner;
        }
    }

    /** A thread enters something, looks for it, leaves and looks again, while another comes and goes in the same line. */
    @JCStressTest
    @State
    @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "Found while it was there, and not afterwards.")
    @Outcome(expect = FORBIDDEN, desc = "Its own was not found, or another's was.")
    public static class Found {
        private final LiveTable<Entry> table = new LiveTable<>(CELLS);

        /** Finds. */
        @Actor
        public void owner(ZZ_Result result) {
            Entry own = new Entry(1);
            int place = table.enter(own, HOME, 1);
            result.r1 = table.find(HOME, 1, entry -> entry.owner == 1) == own;
            table.leave(own, place);
            result.r2 = table.find(HOME, 1, entry -> entry.owner == 1) == null;
        }

        /** Comes and goes twice, in the first cell that is free. */
        @Actor
        public void other() {
            for (int i = 0; i < 2; i++) {
                Entry entry = new Entry(2);
                table.leave(entry, table.enter(entry, HOME, 2));
            }
        }
    }

    /** A full line, of which a thread does its last work and leaves one cell while another wants to enter. */
    @JCStressTest
    @State
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "No room yet.")
    @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Entered, and what was done before the cell was left is seen.")
    @Outcome(expect = FORBIDDEN, desc = "Entered without seeing what was done before.")
    public static class LeftToAnother {
        private final LiveTable<Entry> table = new LiveTable<>(CELLS, 1);
        private final Entry leaving = new Entry(1);
        private final int place = table.enter(leaving, HOME, 1);
        private int done;

        /** With no cell left in the line. */
        public LeftToAnother() {
            for (int i = 1; i < LINE; i++) {
                table.enter(new Entry(3), HOME, i);
            }
        }

        /** Leaves. */
        @Actor
        public void owner() {
            done = 1;
            table.leave(leaving, place);
        }

        /** Enters. */
        @Actor
        public void other(II_Result result) {
            if (table.enter(new Entry(2), HOME, 2) != LiveTable.NO_ROOM) {
                result.r1 = 1;
                result.r2 = done;
            }
        }
    }

    /** A reader goes through a table in which one stays and another comes and goes: how often it met each of them, whole. */
    @JCStressTest
    @State
    @Outcome(
            id = {"1, 0", "1, 1"},
            expect = ACCEPTABLE,
            desc = "Who stays is there once, the other perhaps.")
    @Outcome(expect = FORBIDDEN, desc = "Who stays is missing, or the other is not whole, or in two cells at once.")
    public static class Shown {
        private final LiveTable<Entry> table = new LiveTable<>(CELLS);
        private final Entry first = new Entry(3);
        private final int firstPlace = table.enter(first, HOME, 3);

        /** With one that stays. */
        public Shown() {
            table.enter(new Entry(1), HOME, 1);
        }

        /** Comes in behind, frees the first cell, goes, and comes again in front. */
        @Actor
        public void other() {
            Entry entry = new Entry(2);
            int place = table.enter(entry, HOME, 2);
            table.leave(first, firstPlace);
            table.leave(entry, place);
            table.enter(new Entry(2), HOME, 2);
        }

        /** Counts. */
        @Actor
        public void reader(II_Result result) {
            table.forEach(entry -> {
                switch (entry.owner) {
                    case 1 -> result.r1++;
                    case 2 -> result.r2++;
                    case 3 -> {}
                    default -> result.r1 = -1;
                }
            });
        }
    }
}
