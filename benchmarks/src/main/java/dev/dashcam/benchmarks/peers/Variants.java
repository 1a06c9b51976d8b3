/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.peers;

import dev.dashcam.benchmarks.recording.BaselineBenchmark;
import dev.dashcam.benchmarks.recording.CrowdBenchmark;
import dev.dashcam.benchmarks.recording.EventBenchmark;
import dev.dashcam.benchmarks.recording.JfrBenchmark;
import dev.dashcam.benchmarks.recording.LogbackBenchmark;
import dev.dashcam.benchmarks.recording.OffBenchmark;
import dev.dashcam.benchmarks.recording.OpenTelemetryBenchmark;
import java.util.ArrayList;
import java.util.List;

/** Everything that one round measures in JVMs. */
final class Variants {
    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;
    private static final List<String> SHORT_CALLS = List.of("mark", "value");
    private static final List<String> LONG_CALLS = List.of("log", "region", "task", "taskWithAttributes");
    private static final List<String> CALLS_ON_TWO = List.of("mark", "region");

    private Variants() {}

    static List<Variant> on(int jdk) {
        List<Variant> variants = new ArrayList<>();
        addBaselines(variants);
        addCalls(variants, Names.OWNED);
        addCalls(variants, Names.SHARED);
        if (hasVirtualThreads(jdk)) {
            addCalls(variants, Names.VIRTUAL);
            addOneOfMany(variants);
        }
        variants.add(Variant.of(Names.WORK_AND_TASK, EventBenchmark.class, "workAndTask")
                .with("slot", "owned")
                .with("account", "machine")
                .withMuchToCompile());
        addOff(variants);
        addPeers(variants);
        return variants;
    }

    static boolean hasVirtualThreads(int jdk) {
        return jdk >= FIRST_WITH_VIRTUAL_THREADS;
    }

    private static void addBaselines(List<Variant> variants) {
        variants.add(baseline(Names.NOTHING, "nothing"));
        variants.add(baseline(Names.CLOCK, "clock"));
        variants.add(baseline(Names.CLOCK_TWICE, "clockTwice"));
        variants.add(baseline(Names.WORK, "work"));
        variants.add(baseline(Names.COUNTER, "counter"));
        variants.add(baseline(Names.COUNTER, "counter").onTwo());
        variants.add(baseline(Names.CLOCK_AND_COUNTER, "clockAndCounter"));
        variants.add(baseline(Names.CLOCK_AND_COUNTER, "clockAndCounter").onTwo());
    }

    private static void addCalls(List<Variant> variants, String slot) {
        SHORT_CALLS.forEach(call -> variants.add(call(call, slot)));
        LONG_CALLS.forEach(call -> variants.add(call(call, slot).withMuchToCompile()));
        CALLS_ON_TWO.forEach(call -> variants.add(call(call, slot).onTwo()));
    }

    private static void addOneOfMany(List<Variant> variants) {
        for (String work : List.of("nothing", "mark", "markInTask", "task")) {
            variants.add(Variant.of(Names.ofMany(work), CrowdBenchmark.class, "turn")
                    .with("work", work)
                    .with("account", "none")
                    .with("slot", Names.OWNED)
                    .withMuchToCompile());
        }
    }

    private static void addOff(List<Variant> variants) {
        for (String recorder : List.of("off", "closed")) {
            for (String call : List.of("mark", "region", "task")) {
                variants.add(Variant.of(Names.call(call, recorder), OffBenchmark.class, call)
                        .with("recorder", recorder));
            }
        }
    }

    private static void addPeers(List<Variant> variants) {
        variants.add(Variant.of(Names.JFR_INSTANT, JfrBenchmark.class, "instant"));
        variants.add(Variant.of(Names.JFR_DURATION, JfrBenchmark.class, "duration"));
        variants.add(
                Variant.of(Names.JFR_DURATION, JfrBenchmark.class, "duration").onTwo());
        variants.add(Variant.of(Names.JFR_STACK, JfrBenchmark.class, "durationWithStack"));
        variants.add(
                Variant.of(Names.SPAN, OpenTelemetryBenchmark.class, "span").withMuchToCompile());
        variants.add(Variant.of(Names.LINE, LogbackBenchmark.class, "line").withMuchToCompile());
    }

    private static Variant baseline(String name, String method) {
        return Variant.of(name, BaselineBenchmark.class, method);
    }

    private static Variant call(String call, String slot) {
        Variant variant =
                Variant.of(Names.call(call, slot), EventBenchmark.class, call).with("account", "none");
        return slot.equals(Names.VIRTUAL) ? variant.with("slot", Names.OWNED).onVirtual() : variant.with("slot", slot);
    }
}
