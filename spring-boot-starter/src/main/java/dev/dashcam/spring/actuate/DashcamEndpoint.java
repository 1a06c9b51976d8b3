/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.actuate;

import dev.dashcam.FlightRecorder;
import dev.dashcam.snapshot.DrillReport;
import dev.dashcam.snapshot.Reason;
import dev.dashcam.snapshot.Snapshot;
import dev.dashcam.snapshot.SnapshotRefusedException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.boot.convert.DurationStyle;

/**
 * How the recorder is doing, why it captured something or did not, what it would do now, drills, and snapshots by hand. Nothing
 * that it has recorded is shown here.
 */
@WebEndpoint(id = "dashcam")
public final class DashcamEndpoint {
    private static final String TEXT = "text/plain;charset=UTF-8";
    /** {@code dry-run}, how long, and the method; of the root path nothing more. */
    private static final int FEWEST_OF_DRY_RUN = 3;

    private final FlightRecorder recorder;
    private final ChangeableRules rules;

    DashcamEndpoint(FlightRecorder recorder, ChangeableRules rules) {
        this.recorder = recorder;
        this.rules = rules;
    }

    /** The state of everything. */
    @ReadOperation
    public Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>(StatusBody.of(recorder.status()));
        if (!rules.changed().isEmpty()) {
            status.put("changed", rules.changed());
        }
        return status;
    }

    /**
     * Gives a property of a trigger another value until the application ends.
     *
     * @param property such as {@code dashcam.triggers.latency.threshold}
     * @param value empty for the one that the application was started with
     */
    @WriteOperation(produces = TEXT)
    public WebEndpointResponse<String> change(String property, String value) {
        if (!recorder.status().recording()) {
            return off();
        }
        try {
            return answer(WebEndpointResponse.STATUS_OK, rules.change(property, value));
        } catch (IllegalArgumentException mistake) {
            return answer(WebEndpointResponse.STATUS_BAD_REQUEST, String.valueOf(mistake.getMessage()));
        }
    }

    /**
     * {@code why}: what became of the last trigger calls, newest first. {@code dry-run/800ms/GET/checkout}: what would become
     * of one now, for a request of this route that took so long.
     */
    @ReadOperation
    public WebEndpointResponse<List<String>> part(@Selector(match = Selector.Match.ALL_REMAINING) String... part) {
        if (part.length == 1 && part[0].equals("why")) {
            return new WebEndpointResponse<>(recorder.status().decisions());
        }
        return part.length > 0 && part[0].equals("dry-run")
                ? dryRun(part)
                : new WebEndpointResponse<>(
                        List.of("There is why, and dry-run/TOOK/METHOD/PATH."), WebEndpointResponse.STATUS_NOT_FOUND);
    }

    private WebEndpointResponse<List<String>> dryRun(String... part) {
        if (part.length >= FEWEST_OF_DRY_RUN) {
            String path = String.join("/", Arrays.asList(part).subList(FEWEST_OF_DRY_RUN, part.length));
            try {
                Duration took = DurationStyle.detectAndParse(part[1]);
                return new WebEndpointResponse<>(recorder.dryRun(part[2] + " /" + path, took));
            } catch (IllegalArgumentException e) {
                // as good as missing
            }
        }
        return new WebEndpointResponse<>(
                List.of("Say how long it took and of which route it was, such as dry-run/800ms/GET/checkout."),
                WebEndpointResponse.STATUS_BAD_REQUEST);
    }

    /** {@code drill}, or {@code snapshot} and, in a further part of the path, why. */
    @WriteOperation(produces = TEXT)
    public WebEndpointResponse<String> act(@Selector(match = Selector.Match.ALL_REMAINING) String... action) {
        if (action.length == 1 && action[0].equals("drill")) {
            return drill();
        }
        if (action.length >= 1 && action[0].equals("snapshot")) {
            String reason = String.join("/", Arrays.asList(action).subList(1, action.length));
            return snapshot(reason.isBlank() ? "asked for at /actuator/dashcam" : reason);
        }
        return answer(WebEndpointResponse.STATUS_NOT_FOUND, "There is drill, and snapshot/REASON.");
    }

    private WebEndpointResponse<String> drill() {
        if (!recorder.status().recording()) {
            return off();
        }
        DrillReport report = recorder.drill();
        return answer(
                report.hasPassed() ? WebEndpointResponse.STATUS_OK : WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE,
                report.toString());
    }

    private WebEndpointResponse<String> snapshot(String reason) {
        try {
            Snapshot snapshot = recorder.snapshot(reason);
            String verdict = snapshot.verdict() == null ? "" : " " + snapshot.verdict();
            return answer(WebEndpointResponse.STATUS_OK, "Captured " + snapshot.id() + "." + verdict);
        } catch (SnapshotRefusedException refused) {
            boolean isSpent = refused.reason() == Reason.MANUAL_BUDGET;
            return answer(
                    isSpent
                            ? WebEndpointResponse.STATUS_TOO_MANY_REQUESTS
                            : WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE,
                    String.valueOf(refused.getMessage()));
        } catch (IOException failed) {
            return answer(
                    WebEndpointResponse.STATUS_INTERNAL_SERVER_ERROR,
                    "No snapshot: it could not be written: " + failed.getMessage());
        }
    }

    private WebEndpointResponse<String> off() {
        return answer(
                WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE,
                String.join(" ", recorder.status().notes()));
    }

    private static WebEndpointResponse<String> answer(int status, String line) {
        return new WebEndpointResponse<>(line + "\n", status);
    }
}
