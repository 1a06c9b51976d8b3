/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import dev.dashcam.internal.ring.Losses;
import dev.dashcam.read.Generation.Loss;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was dropped in each generation of a window, as it was known when the window was copied: later the second that the window
 * ends in holds more, and the generations would not add up to what the manifest says. Not changed once made.
 */
final class WindowLosses implements WindowWriter.LossLog {
    private final List<List<Loss>> byGeneration = new ArrayList<>();
    private final Map<String, Long> inAll = new LinkedHashMap<>();

    /**
     * Losses are known by the second, and a second is counted where it begins; of the first generation also the one that the
     * window begins in, all of it. Rather some too many than none of a window that is shorter than a second.
     *
     * @param firstNanos the first instant of the window, in the first generation
     */
    WindowLosses(Losses losses, Cuts cuts, long firstNanos) {
        for (int generation = 0; generation < cuts.count(); generation++) {
            long fromNanos = generation == 0 ? Losses.secondOfNanos(firstNanos) : cuts.startNanos(generation);
            List<Loss> lost = new ArrayList<>();
            losses.between(fromNanos, cuts.endNanos(generation)).forEach((reason, count) -> {
                lost.add(new Loss(reason.words(), count));
                inAll.merge(reason.words(), count, Long::sum);
            });
            byGeneration.add(List.copyOf(lost));
        }
    }

    @Override
    public List<Loss> in(int generation) {
        return byGeneration.get(generation);
    }

    /** In all generations together, by reason. */
    Map<String, Long> inAll() {
        return inAll;
    }
}
