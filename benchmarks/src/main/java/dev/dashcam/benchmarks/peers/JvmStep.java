/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.peers;

import dev.dashcam.benchmarks.statistics.Estimate;
import dev.dashcam.benchmarks.statistics.Readings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one variant in a JVM of its own, for one or two seconds: the compiler's choices differ from JVM to JVM. */
final class JvmStep implements Step {
    private static final List<String> ARGUMENTS = List.of("-Xms1g", "-Xmx1g", "-XX:+UseG1GC");
    private static final List<String> QUICK = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final int QUICK_MILLIS = 20;
    private static final int WARMUP_MILLIS = 100;
    private static final int MEASUREMENTS = 5;
    private static final int MEASUREMENT_MILLIS = 60;
    private static final int FIRST_TO_WARN_OF_UNSAFE = 24;
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Variant variant;
    private final Path temporary;
    private final boolean isQuick;

    /**
     * A step for a variant.
     *
     * @param temporary where the JVM puts its files
     * @param isQuick whether it only has to be seen to work
     */
    JvmStep(Variant variant, Path temporary, boolean isQuick) {
        this.variant = variant;
        this.temporary = temporary;
        this.isQuick = isQuick;
    }

    @Override
    public void measure(int round, Readings readings) throws IOException {
        List<Double> nanos = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        for (IterationResult iteration : iterations()) {
            nanos.add(iteration.getPrimaryResult().getScore());
            Result<?> allocated = iteration.getSecondaryResults().get(ALLOCATED);
            if (allocated != null) {
                bytes.add(allocated.getScore());
            }
        }
        readings.add(variant.name(), Names.NANOS, round, median(nanos));
        readings.add(variant.name(), Names.BYTES, round, median(bytes));
    }

    private Collection<IterationResult> iterations() throws IOException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include('^' + Pattern.quote(variant.benchmark().getName() + '.' + variant.method()) + '$')
                .forks(1)
                .threads(variant.threads())
                .warmupIterations(isQuick ? 1 : variant.warmupMillis() / WARMUP_MILLIS)
                .warmupTime(TimeValue.milliseconds(isQuick ? QUICK_MILLIS : WARMUP_MILLIS))
                .measurementIterations(isQuick ? 1 : MEASUREMENTS)
                .measurementTime(TimeValue.milliseconds(isQuick ? QUICK_MILLIS : MEASUREMENT_MILLIS))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .jvmArgs(jvmArguments());
        variant.parameters().forEach((parameter, value) -> options.param(parameter, value));
        try {
            RunResult result = new Runner(options.build()).runSingle();
            return result.getBenchmarkResults().iterator().next().getIterationResults();
        } catch (RunnerException failed) {
            throw new IOException("Could not measure \"" + variant.name() + "\"", failed);
        }
    }

    private String[] jvmArguments() {
        List<String> arguments = new ArrayList<>(isQuick ? QUICK : ARGUMENTS);
        arguments.add("-Djava.io.tmpdir=" + temporary);
        if (Runtime.version().feature() >= FIRST_TO_WARN_OF_UNSAFE) {
            // JMH uses it; Dashcam does not
            arguments.add("--sun-misc-unsafe-memory-access=allow");
        }
        if (variant.isVirtual()) {
            arguments.add("-Djmh.executor=VIRTUAL");
        }
        return arguments.toArray(new String[0]);
    }

    private static double median(List<Double> values) {
        return Estimate.of(values.stream().mapToDouble(Double::doubleValue).toArray())
                .median();
    }
}
