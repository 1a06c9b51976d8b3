/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.json;

import dev.dashcam.analysis.findings.Failure;
import dev.dashcam.analysis.findings.LongestWaits;
import dev.dashcam.analysis.findings.Overview;
import dev.dashcam.analysis.findings.TaskNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All tasks of a recording as JSON. */
final class OverviewJson {
    private final JsonText json;

    OverviewJson(JsonText json) {
        this.json = json;
    }

    void overview(Overview overview) {
        json.key("overview").object().text("noun", overview.noun()).number("count", overview.count());
        json.number("failed", overview.failed()).number("slowestNanos", overview.slowestNanos());
        json.number("p99Nanos", overview.p99Nanos());
        if (overview.longestCpuWaitNanos() < 0) {
            json.nothing("longestCpuWaitNanos");
        } else {
            json.number("longestCpuWaitNanos", overview.longestCpuWaitNanos());
        }
        longestWaits(overview.longestWaits());
        json.truth("quiet", overview.quiet()).key("names").array();
        for (Overview.Name name : overview.names()) {
            json.object()
                    .text("name", name.name())
                    .number("count", name.count())
                    .number("failed", name.failed());
            json.number("typicalNanos", name.typicalNanos()).number("p99Nanos", name.p99Nanos());
            json.number("slowestNanos", name.slowestNanos()).endObject();
        }
        json.endArray();
        failures(overview.failures());
        json.endObject();
    }

    private void failures(List<Failure> failures) {
        json.key("failures").array();
        for (Failure failure : failures) {
            json.object().text("name", failure.name());
            String error = failure.errorClass();
            if (error == null) {
                json.nothing("error");
            } else {
                json.text("error", error);
            }
            json.number("count", failure.count()).text("lastTask", TaskNumber.format(failure.lastTaskId()));
            json.number("firstNanos", failure.firstNanos())
                    .number("lastNanos", failure.lastNanos())
                    .endObject();
        }
        json.endArray();
    }

    private void longestWaits(@Nullable LongestWaits waits) {
        if (waits == null) {
            json.nothing("longestWaits");
            return;
        }
        json.key("longestWaits").object().number("lockNanos", waits.lockNanos());
        if (waits.ioNanos() < 0) {
            json.nothing("ioNanos");
        } else {
            json.number("ioNanos", waits.ioNanos());
        }
        json.number("pauseNanos", waits.pauseNanos())
                .number("otherNanos", waits.otherNanos())
                .endObject();
    }
}
