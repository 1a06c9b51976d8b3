/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.actuate;

import dev.dashcam.RecorderStatus;
import dev.dashcam.jvm.JvmStatus;
import dev.dashcam.trigger.RouteAdvice;
import dev.dashcam.trigger.TriggerStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The status as a body of maps and lists, so that it is written in the same way whatever writes it. */
final class StatusBody {
    private static final int LAST_DECISIONS = 20;
    private static final long MILLI_NANOS = 1_000_000;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private StatusBody() {}

    static Map<String, Object> of(RecorderStatus status) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("recording", status.recording());
        body.put("window", seconds(status.window().toNanos()));
        body.put("reach", seconds(status.reach().toNanos()));
        body.put("ring", Map.of("bytes", status.ringBytes(), "memory", status.memory()));
        body.put("jvm", jvm(status.jvm()));
        body.put("losses", status.losses());
        body.put("spool", status.store());
        if (status.storeStatus() != null) {
            body.putAll(StoreBody.of(status.storeStatus()));
        }
        Map<String, Object> triggers = new LinkedHashMap<>();
        status.triggers().forEach(trigger -> triggers.put(trigger.name(), trigger(trigger)));
        body.put("triggers", triggers);
        List<String> decisions = status.decisions();
        body.put("why", decisions.subList(0, Math.min(decisions.size(), LAST_DECISIONS)));
        body.put("notes", status.notes());
        return body;
    }

    private static Map<String, Object> jvm(JvmStatus status) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("state", status.state().words());
        if (status.why() != null) {
            body.put("why", status.why());
        }
        if (status.folder() != null) {
            body.put("folder", status.folder());
        }
        if (!status.thresholds().isEmpty()) {
            body.put("thresholds", status.thresholds());
            body.put("others", status.others());
        }
        return body;
    }

    private static Map<String, Object> trigger(TriggerStatus status) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", status.kind());
        body.put("state", status.state());
        if (status.stateLeftNanos() > 0) {
            body.put("until", seconds(status.stateLeftNanos()));
        }
        body.put("watching", status.watching());
        if (!status.now().isEmpty()) {
            body.put("now", status.now());
        }
        if (status.seen() > 0 || status.kind().equals("latency")) {
            body.put("seen", status.seen());
        }
        body.put("captured", status.captured());
        body.put("coalesced", status.coalesced());
        body.put("suppressed", status.suppressed());
        if (status.failures() > 0) {
            body.put("failures", status.failures());
        }
        if (!status.advice().isEmpty()) {
            body.put("advice", status.advice().stream().map(StatusBody::advice).toList());
        }
        return body;
    }

    private static Map<String, Object> advice(RouteAdvice advice) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("route", advice.route());
        body.put("p99", compact(advice.p99()));
        Map<String, Long> wouldCapture = new LinkedHashMap<>();
        advice.wouldCapture().forEach((threshold, tasks) -> wouldCapture.put(compact(threshold), tasks));
        body.put("wouldCapture", wouldCapture);
        return body;
    }

    /** Such as {@code 171ms}, as one writes it into a property: full milliseconds, rounded up. */
    private static String compact(Duration duration) {
        return duration.plusNanos(MILLI_NANOS - 1).toMillis() + "ms";
    }

    /** Such as {@code 31s}: full seconds, rounded up. */
    private static String seconds(long nanos) {
        return Duration.ofNanos(nanos + SECOND_NANOS - 1).toSeconds() + "s";
    }
}
