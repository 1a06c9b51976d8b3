/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.snapshot;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a trigger saw when it asked for a snapshot. Immutable.
 *
 * @param trigger the trigger's name as the user configured it, such as {@code latency} or {@code slow-checkout}
 * @param kind the kind of trigger: {@code latency}, {@code stuck}, {@code named}, {@code manual}, {@code drill}, ...
 * @param subject what it is about, as a person would call it: a task's name such as {@code GET /checkout}, or the reason
 *     given to a manual snapshot; never empty. Cooldowns are for each trigger and subject
 * @param problem which problem it is, for the budget of each one: the subject, unless a trigger tells problems apart that share one
 *     or knows one again under several, as by an exception's type and where it was thrown. At most 200 characters are kept
 * @param taskId the task it is about, 0 when there is none
 * @param traceId the task's trace id in 32 hexadecimal digits, null when it has none
 * @param observed the observed value in {@code unit}, {@code NaN} when there is none
 * @param threshold the value that it reached, in {@code unit}, {@code NaN} when there is none
 * @param unit the unit of both: {@code ns}, {@code ratio}, {@code bytes}, {@code count} or a word that stands behind the number,
 *     such as {@code connections}; empty when there are none
 * @param saw what it saw, as a clause without the threshold and without a full stop, such as {@code GET /checkout took 812 ms}:
 *     the log, the verdict and the tools say it as it stands here
 * @param atNanos when the trigger asked, on the recorder's monotonic clock
 */
public record Cause(
        String trigger,
        String kind,
        String subject,
        String problem,
        long taskId,
        @Nullable String traceId,
        double observed,
        double threshold,
        String unit,
        String saw,
        long atNanos) {

    /** The kind of a cause that is only a drill. */
    public static final String DRILL = "drill";

    private static final int LONGEST_PROBLEM = 200;

    /** Checks that nothing is missing. */
    public Cause {
        Objects.requireNonNull(trigger, "trigger");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(saw, "saw");
        if (problem.length() > LONGEST_PROBLEM) {
            problem = problem.substring(0, LONGEST_PROBLEM);
        }
    }

    /** A cause whose subject is its problem too. */
    public Cause(
            String trigger,
            String kind,
            String subject,
            long taskId,
            @Nullable String traceId,
            double observed,
            double threshold,
            String unit,
            String saw,
            long atNanos) {
        this(trigger, kind, subject, subject, taskId, traceId, observed, threshold, unit, saw, atNanos);
    }

    /** The same in the words that {@link #saw(String, double, String)} has for it. */
    public Cause(
            String trigger,
            String kind,
            String subject,
            long taskId,
            @Nullable String traceId,
            double observed,
            double threshold,
            String unit,
            long atNanos) {
        this(trigger, kind, subject, taskId, traceId, observed, threshold, unit, saw(subject, observed, unit), atNanos);
    }

    /** A cause without task and value, such as a manual one. */
    public static Cause of(String trigger, String kind, String subject, long atNanos) {
        return new Cause(trigger, kind, subject, 0, null, Double.NaN, Double.NaN, "", atNanos);
    }

    /**
     * The words for what was seen where a kind of trigger has none of its own: {@code GET /checkout took 812 ms}, {@code
     * jvm.threads.live at 412}, or the subject alone.
     */
    public static String saw(String subject, double observed, String unit) {
        if (Double.isNaN(observed)) {
            return subject;
        }
        return subject + (unit.equals("ns") ? " took " : " at ") + Quantity.measured(observed, unit);
    }

    /** The same as a case of this problem. */
    public Cause ofProblem(String sameProblem) {
        return new Cause(trigger, kind, subject, sameProblem, taskId, traceId, observed, threshold, unit, saw, atNanos);
    }

    /** What it saw and what that reached or fell below: {@code GET /checkout took 812 ms (>= 300 ms)}. */
    public String sawAgainstThreshold() {
        if (Double.isNaN(threshold)) {
            return saw;
        }
        // of nothing at all there has to be more
        String reached = observed < threshold ? "< " : threshold == 0 ? "> " : ">= ";
        return saw + " (" + reached + Quantity.chosen(threshold, unit) + ")";
    }

    /** Whether somebody asked in person, who waits for the answer, rather than a rule. */
    public boolean isManual() {
        return kind.equals("manual");
    }
}
