/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.peers;

import dev.dashcam.benchmarks.statistics.Readings;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Does all steps once a round, each round in another order: a machine that slows down for a while then slows all of them down
 * alike.
 */
final class Rounds {
    private static final long TELL_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final List<Step> steps;
    private final PrintStream progress;

    Rounds(List<Step> steps, PrintStream progress) {
        this.steps = new ArrayList<>(steps);
        this.progress = progress;
    }

    void measure(int rounds, Readings readings) throws IOException, InterruptedException {
        Random random = new Random(rounds);
        int all = rounds * steps.size();
        int done = 0;
        long begun = System.nanoTime();
        long told = begun;
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(steps, random);
            for (Step step : steps) {
                step.measure(round, readings);
                done++;
                long now = System.nanoTime();
                if (now - told >= TELL_NANOS) {
                    told = now;
                    tell(round, rounds, (now - begun) / done * (all - done));
                }
            }
        }
    }

    private void tell(int round, int rounds, long leftNanos) {
        progress.printf(
                "  round %d of %d, about %.1f minutes left%n",
                round + 1, rounds, (double) leftNanos / TimeUnit.MINUTES.toNanos(1));
    }
}
