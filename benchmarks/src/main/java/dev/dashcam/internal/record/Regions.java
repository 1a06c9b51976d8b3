/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import static java.util.Objects.requireNonNull;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** The open regions of a thread, which another copies. */
public final class Regions {
    private static final ThreadTrack TRACK = EndStamp.TRACK;

    private Regions() {}

    /** A region ends and another takes its entry: what the copy has. */
    @JCStressTest
    @State
    @Outcome(id = "first", expect = ACCEPTABLE, desc = "The first, still open.")
    @Outcome(id = "first, ended", expect = ACCEPTABLE, desc = "The first, known to have ended and not closed yet.")
    @Outcome(id = "second", expect = ACCEPTABLE, desc = "The second.")
    @Outcome(id = "none", expect = ACCEPTABLE, desc = "None: in between, or the second has not begun.")
    @Outcome(expect = FORBIDDEN, desc = "A mixture of the two.")
    public static class Reused {
        private final OpenRegions regions = new OpenRegions(TRACK);

        /** With the first one open. */
        public Reused() {
            open(regions, 1);
        }

        /** The thread. */
        @Actor
        public void owner() {
            OpenRegion place = regions.innermost();
            place.ending(2);
            regions.pop(place);
            open(regions, 3);
            place.ending(4);
        }

        /** Copies. */
        @Actor
        public void reader(L_Result result) {
            List<OpenWork.OpenRegion> copy = copy(regions);
            result.r1 = copy.isEmpty() ? "none" : copy.size() > 1 ? "two" : words(copy.get(0));
        }

        private static String words(OpenWork.OpenRegion region) {
            boolean open = region.endNanos() == OpenWork.NOT_ENDED;
            if (region.nameId() == 1 && region.taskId() == 1 && region.startNanos() == 1) {
                return open ? "first" : region.endNanos() == 2 ? "first, ended" : "the first's start, another's end";
            }
            if (region.nameId() == 3 && region.taskId() == 3 && region.startNanos() == 3) {
                return open || region.endNanos() == 4 ? "second" : "the second's start, another's end";
            }
            return "mixed";
        }
    }

    /** A fifth region opens and the array grows: how many the copy has. */
    @JCStressTest
    @State
    @Outcome(id = "4", expect = ACCEPTABLE, desc = "Those that were open.")
    @Outcome(id = "5", expect = ACCEPTABLE, desc = "The new one too.")
    @Outcome(expect = FORBIDDEN, desc = "One that was open all the time is missing, or wrong.")
    public static class Grown {
        private final OpenRegions regions = new OpenRegions(TRACK);

        /** With as many open as there is room for. */
        public Grown() {
            for (int name = 1; name <= 4; name++) {
                open(regions, name);
            }
        }

        /** The thread. */
        @Actor
        public void owner() {
            open(regions, 5);
        }

        /** Copies. */
        @Actor
        public void reader(L_Result result) {
            List<OpenWork.OpenRegion> copy = copy(regions);
            int name = 0;
            for (OpenWork.OpenRegion region : copy) {
                name++;
                if (region.nameId() != name || region.taskId() != name || region.startNanos() != name) {
                    result.r1 = region.toString();
                    return;
                }
            }
            result.r1 = copy.size();
        }
    }

    /**
     * A region takes its entry, reads the clock, then sets its start; who copies reads the clock, then looks. No fence lies
     * between entry and clock, and what has no start yet is left out: that is why a capture grants a region a second to show
     * up.
     */
    @JCStressTest
    @State
    @Outcome(id = "listed", expect = ACCEPTABLE, desc = "It is in the copy.")
    @Outcome(id = "begun since", expect = ACCEPTABLE, desc = "It began after the clock was read for the copy.")
    @Outcome(
            id = "late",
            expect = ACCEPTABLE_INTERESTING,
            desc = "It began before, but its start was not set yet, or its entry was held back in a store buffer.")
    @Outcome(expect = FORBIDDEN, desc = "Something else.")
    public static class Begun {
        private final OpenRegions regions = new OpenRegions(TRACK);
        private long beganNanos;
        private long copiedNanos;
        private boolean isListed;

        /** The thread. */
        @Actor
        public void owner() {
            OpenRegion place = requireNonNull(regions.push());
            place.take(1, 1);
            beganNanos = System.nanoTime();
            place.begun(beganNanos);
        }

        /** Copies; what has an entry and no start yet begins later. */
        @Actor
        public void reader() {
            copiedNanos = System.nanoTime();
            isListed = !copy(regions).isEmpty();
        }

        /** Compares. */
        @Arbiter
        public void verdict(L_Result result) {
            result.r1 = isListed ? "listed" : beganNanos >= copiedNanos ? "begun since" : "late";
        }
    }

    private static void open(OpenRegions regions, int name) {
        OpenRegion place = requireNonNull(regions.push());
        place.take(name, name);
        place.begun(name);
    }

    private static List<OpenWork.OpenRegion> copy(OpenRegions regions) {
        List<OpenWork.OpenRegion> copy = new ArrayList<>(5);
        regions.copyTo(copy);
        return copy;
    }
}
