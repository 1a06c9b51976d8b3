/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.torture;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** What a run of the torture did and found. Safe for all threads. */
public final class Tally {
    private static final int FAULTS_KEPT = 20;

    /** Events that were recorded. */
    public final LongAdder written = new LongAdder();
    /** Events that were dropped, and counted as dropped. */
    public final LongAdder dropped = new LongAdder();
    /** Events that were dropped in the windows of snapshots, each once for each, and held against what those counted. */
    public final LongAdder droppedInSnapshots = new LongAdder();
    /** Events of snapshots that were compared with what was recorded. */
    public final LongAdder checked = new LongAdder();
    /** Events that a snapshot need not have, since their call had not returned when the copying began. */
    public final LongAdder inFlight = new LongAdder();
    /** Copies that were checked. */
    public final LongAdder snapshots = new LongAdder();
    /** Heads of generations whose open work was compared with what was open. */
    public final LongAdder heads = new LongAdder();
    /** Tasks and regions that were open at those. */
    public final LongAdder open = new LongAdder();
    /** Those that were counted and not listed. */
    public final LongAdder unlisted = new LongAdder();
    /** Open ones that were missing, and ended ones that were listed, with a reason: begun or ended during a copy, or dropped. */
    public final LongAdder excused = new LongAdder();
    /** Threads that were started. */
    public final LongAdder born = new LongAdder();
    /** How often a thread was kept in a step until it was let go. */
    public final LongAdder stalls = new LongAdder();
    /** Copies of chunks that changed hands meanwhile. */
    public final LongAdder thrownAway = new LongAdder();

    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final Control control;

    /** An empty tally of a run with this control. */
    public Tally(Control control) {
        this.control = control;
    }

    /** The control of the run. */
    public Control control() {
        return control;
    }

    /** Adds a fault; the first ones are kept. */
    public void fault(String format, Object... arguments) {
        String words = arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments);
        if (faults.size() < FAULTS_KEPT || (!isShown() && control.isShownBy(words))) {
            faults.add(words);
        }
    }

    /** The faults. */
    public List<String> faults() {
        return faults;
    }

    /** Whether a fault was found of the kind that the control has to cause. */
    public boolean isShown() {
        return faults.stream().anyMatch(control::isShownBy);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d events checked in %,d snapshots, %,d open at %,d heads; %,d written, %,d dropped and counted, %,d in"
                        + " windows of snapshots, %,d in flight,"
                        + " %,d counted as unlisted, %,d excused; %,d threads born, %,d stalls, %,d copies of chunks thrown away;"
                        + " %d faults",
                checked.sum(),
                snapshots.sum(),
                open.sum(),
                heads.sum(),
                written.sum(),
                dropped.sum(),
                droppedInSnapshots.sum(),
                inFlight.sum(),
                unlisted.sum(),
                excused.sum(),
                born.sum(),
                stalls.sum(),
                thrownAway.sum(),
                faults.size());
    }
}
