/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.snapshot;

import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What became of a drill.
 *
 * @param steps the stations of the way in their order: {@code trigger}, {@code capture}, {@code explain}, {@code spool}, then each
 *     sink by its name; those after a station without which there is nothing left to do are missing
 */
public record DrillReport(List<Step> steps) {

    /** Takes a copy of the list. */
    public DrillReport {
        steps = List.copyOf(steps);
    }

    /**
     * One station.
     *
     * @param name its name
     * @param nanos how long it took, in nanoseconds
     * @param problem what went wrong, null when nothing did
     */
    public record Step(String name, long nanos, @Nullable String problem) {
        @Override
        public String toString() {
            return problem == null ? name + " ok " + millis(nanos) : name + " FAILED: " + problem;
        }

        private static String millis(long nanos) {
            return Math.round((double) nanos / TimeUnit.MILLISECONDS.toNanos(1)) + " ms";
        }
    }

    /** A drill that did not come further than this. */
    public static DrillReport failed(String station, String problem) {
        return new DrillReport(List.of(new Step(station, 0, problem)));
    }

    /** Whether everything went well. */
    public boolean hasPassed() {
        return steps.stream().allMatch(step -> step.problem() == null);
    }

    /** The whole in a sentence: {@code Drill passed: slow task seen after 301 ms, captured in 41 ms, ..., spool ok.} */
    public String sentence() {
        StringJoiner stations = new StringJoiner(", ", hasPassed() ? "Drill passed: " : "Drill failed: ", ".");
        for (Step step : steps) {
            stations.add(words(step));
        }
        return stations.toString();
    }

    private static String words(Step step) {
        if (step.problem() != null) {
            return step.toString();
        }
        String took = Step.millis(step.nanos());
        return switch (step.name()) {
            case "trigger" -> "slow task seen after " + took;
            case "capture" -> "captured in " + took;
            case "explain" -> "explained in " + took;
            default -> step.name() + " ok";
        };
    }

    /** One line: {@code trigger ok 301 ms - capture ok 39 ms - explain ok 36 ms - spool ok 4 ms}. */
    @Override
    public String toString() {
        StringJoiner line = new StringJoiner(" - ");
        steps.forEach(step -> line.add(step.toString()));
        return line.toString();
    }
}
