/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.findings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lock that a task waited for, and the others who had to do with it.
 *
 * @param lock the lock's name
 * @param place the code that waited for it
 * @param startNanos when the task's longest wait for it began
 * @param endNanos when that ended
 * @param holder who held it for most of that wait, null when that is not known
 * @param hands how many threads are known to have held it one after the other
 * @param passedOn whether none of those who held it meanwhile, known or not, can have had it for most of that wait
 * @param heldUp how many others waited for it at the same time
 * @param heldUpNoun what to call them in the plural
 * @param heldUpByName how many of each name, most first
 * @param worstNanos how long the longest of them waited
 * @param before how often somebody had waited for a lock of that class before, in the recording; -1 when not known
 * @param unseenNanos who waited for a monitor, or in {@code Object.wait}, for less than this, looks as if it had not
 * @param lookedBackNanos how far back that is
 */
public record Contention(
        String lock,
        CodePlace place,
        long startNanos,
        long endNanos,
        @Nullable Holder holder,
        int hands,
        boolean passedOn,
        long heldUp,
        String heldUpNoun,
        List<Meanwhile.Count> heldUpByName,
        long worstNanos,
        long before,
        long unseenNanos,
        long lookedBackNanos) {
    /** Takes a copy of the list. */
    public Contention {
        heldUpByName = List.copyOf(heldUpByName);
    }

    /** How long the task's longest wait took. */
    public long nanos() {
        return endNanos - startNanos;
    }
}
