/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.peers;

import dev.dashcam.benchmarks.report.Figures;
import dev.dashcam.benchmarks.statistics.Series;

/** What the figures come to, for somebody who runs a service. */
final class ServiceWords {
    private static final int ATTRIBUTES = 3;
    private static final int REGIONS = 6;
    private static final double LOGS = 0.5;
    private static final double NANOS_A_MICROSECOND = 1_000;
    /** A thousand requests of one nanosecond each are a thousandth of a thousandth of a second: so much in per cent. */
    private static final double PERCENT_OF_CORE = 1e-4;

    private final Costs costs;

    ServiceWords(Costs costs) {
        this.costs = costs;
    }

    String markdown() {
        Series request = request(Names.OWNED, costs.accountedTask());
        StringBuilder words = new StringBuilder("A request that is recorded as one task with its account, " + ATTRIBUTES
                + " attributes, " + REGIONS + " regions and a log line every other time costs "
                + micros(request) + " us on a platform thread: a thousand such requests a second take "
                + Figures.number(request.times(PERCENT_OF_CORE).estimate().median()) + " % of one core. The account is "
                + micros(costs.accountedTask().minus(costs.nanos(Names.call("task", Names.OWNED))))
                + " us of that: asking the operating system twice is most of it.");
        if (costs.hasVirtualThreads()) {
            words.append(" On a virtual thread, for which the operating system keeps no account, it is ")
                    .append(micros(request(Names.VIRTUAL, costs.nanos(Names.call("task", Names.VIRTUAL)))))
                    .append(" us.");
        }
        words.append("\n\nBeside that, one span of the OpenTelemetry SDK costs ")
                .append(micros(costs.nanos(Names.SPAN)))
                .append(" us before anything is exported, and one line of Logback's ")
                .append(micros(costs.nanos(Names.LINE)))
                .append(
                        " us.\n\nMost of what an event costs is the reading of the clock. Recording that is off costs less")
                .append(" than can be noticed, so there is no need to compile it out.\n");
        return words.toString();
    }

    private Series request(String slot, Series task) {
        return task.plus(costs.attribute(slot).times(ATTRIBUTES))
                .plus(costs.nanos(Names.call("region", slot)).times(REGIONS))
                .plus(costs.nanos(Names.call("log", slot)).times(LOGS));
    }

    private static String micros(Series nanos) {
        return Figures.number(nanos.times(1 / NANOS_A_MICROSECOND).estimate().median());
    }
}
