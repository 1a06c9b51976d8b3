/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.StateAccount;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Healthy traffic of real threads, recorded with the JVM's events: nothing is unusual in any window of it. On a machine that is busy
 * with something else no traffic is healthy: a window in which the traffic itself measured a request of 100 ms does not count,
 * whatever is said of it.
 *
 * <p>Of fifty windows one that is wrong is enough: who runs a test again that has failed must not be told that other windows were right.
 */
final class QuietWindowsTest {
    private static final int WINDOWS = 50;
    /** It takes a tenth of that where nobody else wants the processors. */
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(3);

    private static final long KNOWN_NANOS = 10_000_000;

    /** What was wrong when the test ran before in this JVM. */
    private static @Nullable AssertionError wrong;

    @TempDir
    Path folder;

    @Test
    void windowsOfHealthyTraffic_areQuiet() throws Exception {
        if (wrong != null) {
            throw wrong;
        }
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        int tries = 0;
        int quiet = 0;
        int known = 0;
        long began = System.nanoTime();
        try (RealScene scene = new RealScene(Duration.ofSeconds(1))) {
            long slowAtNanos = Long.MIN_VALUE;
            for (; quiet < WINDOWS && System.nanoTime() - began < PATIENCE_NANOS; tries++) {
                try (HealthyTraffic traffic = new HealthyTraffic(scene.recorder, folder, random.nextLong())) {
                    traffic.run();
                    slowAtNanos = Math.max(slowAtNanos, traffic.slowAtNanos());
                }
                Findings findings = scene.examine();
                if (slowAtNanos < findings.manifest().startNanos()) {
                    quiet++;
                    known += isKnown(findings, "window " + tries + " of seed " + seed) ? 1 : 0;
                }
            }
        }
        System.out.println(quiet + " quiet windows of " + tries + ", seed " + seed);
        assertThat(quiet).as("quiet windows of " + tries).isEqualTo(WINDOWS);
        // Where JFR's files would not hold the window the recorder has left out short waits for a time.
        assertThat(known).as("windows of which the waits are known").isGreaterThan(WINDOWS / 2);
    }

    private static boolean isKnown(Findings findings, String which) {
        try {
            return check(findings, which);
        } catch (AssertionError e) {
            wrong = e;
            throw e;
        }
    }

    /** Answers whether it is told how long the longest waits were: not where the JVM does not tell of waits so long. */
    private static boolean check(Findings findings, String which) {
        String text = Explanations.inWords(findings).text();
        assertThat(text).as(which).startsWith("Nothing unusual in these ");
        StateAccount states = findings.states();
        boolean isKnown = findings.overview().longestWaits() != null;
        if (states == null || states.thresholdNanos() > KNOWN_NANOS) {
            assertThat(isKnown)
                    .as("whether the waits are known in %s: %s", which, text)
                    .isFalse();
        }
        return isKnown;
    }
}
