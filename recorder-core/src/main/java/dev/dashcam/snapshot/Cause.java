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
 *     given to a manual snapshot; never empty
 * @param taskId the task it is about, 0 when there is none
 * @param traceId the task's trace id in 32 hexadecimal digits, null when it has none
 * @param observed the observed value in {@code unit}, {@code NaN} when there is none
 * @param threshold the value that it reached, in {@code unit}, {@code NaN} when there is none
 * @param unit the unit of both: {@code ns}, {@code ratio}, {@code count}; empty when there are none
 * @param atNanos when the trigger asked, on the recorder's monotonic clock
 */
public record Cause(
        String trigger,
        String kind,
        String subject,
        long taskId,
        @Nullable String traceId,
        double observed,
        double threshold,
        String unit,
        long atNanos) {

    /** The kind of a cause that is only a drill. */
    public static final String DRILL = "drill";

    /** Checks that nothing is missing. */
    public Cause {
        Objects.requireNonNull(trigger, "trigger");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(unit, "unit");
    }

    /** A cause without task and value, such as a manual one. */
    public static Cause of(String trigger, String kind, String subject, long atNanos) {
        return new Cause(trigger, kind, subject, 0, null, Double.NaN, Double.NaN, "", atNanos);
    }

    /** Whether somebody asked in person, who waits for the answer, rather than a rule. */
    public boolean isManual() {
        return kind.equals("manual");
    }
}
