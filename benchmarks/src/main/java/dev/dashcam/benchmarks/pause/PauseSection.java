/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.pause;

import dev.dashcam.benchmarks.pause.Safepoints.Safepoint;
import dev.dashcam.benchmarks.report.Bar;
import dev.dashcam.benchmarks.report.Figures;
import dev.dashcam.benchmarks.report.Run;
import dev.dashcam.benchmarks.report.Section;
import dev.dashcam.benchmarks.report.Table;
import dev.dashcam.benchmarks.statistics.Readings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How long a trigger stops the world. */
public final class PauseSection implements Section {
    private static final String READINGS = "readings.csv";
    private static final String SERVICE = "service.txt";
    private static final String TRIGGER = "with a trigger";
    private static final String NOTHING = "without";
    private static final String ALL = "ms in all";
    private static final String LONGEST = "ms at most";
    private static final String OPERATION = "operation ";

    private static final int THREADS = 400;
    private static final int LIVE_MEGABYTES = 2048;
    private static final int TRIGGERS_A_ROUND = 2;
    private static final double BAR_MILLIS = 5;
    private static final double OLD_BAR_MILLIS = 20;
    private static final int OLD_JDK = 17;
    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public String name() {
        return "pause";
    }

    @Override
    public String title() {
        return "Stop-the-world";
    }

    @Override
    public String introduction() {
        return """
                How long all threads stand still for a snapshot: a JVM with 400 threads whose stacks are sixty calls deep, each with a
                request that waits, and 2 GB of live heap, records everything, the JVM's own events included. A trigger fires, is
                followed by its second of recording, and the snapshot is written and explained; then as long a time goes by without
                one. HotSpot's log (`-Xlog:safepoint`) tells what stopped the threads in both, from the instant it was asked for.
                Three triggers before those that count warm it up.
                """;
    }

    @Override
    public void measure(Run run) throws IOException, InterruptedException {
        int threads = run.isQuick() ? THREADS / 10 : THREADS;
        int megabytes = run.isQuick() ? LIVE_MEGABYTES / 16 : LIVE_MEGABYTES;
        Path log = run.folder().resolve("safepoints.log");
        Path spool = Files.createDirectories(run.folder().resolve("spool"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms" + megabytes * 3 / 2 + "m",
                        "-Xmx" + megabytes * 2 + "m",
                        String.format(Safepoints.OPTION, log),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeService.class.getName(),
                        Integer.toString(threads),
                        Integer.toString(megabytes),
                        Integer.toString(run.rounds() * TRIGGERS_A_ROUND),
                        spool.toString())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new ArrayList<>();
        try (var output = process.inputReader()) {
            output.lines().forEach(lines::add);
        }
        if (process.waitFor() != 0) {
            throw new IOException("The service failed:\n" + String.join("\n", lines));
        }
        Files.writeString(run.folder().resolve(SERVICE), threads + " threads, " + megabytes + " MB of live heap");
        read(lines, Safepoints.read(log), Readings.begin(run.folder().resolve(READINGS)));
    }

    private static void read(List<String> lines, Safepoints safepoints, Readings readings) {
        Map<String, Integer> rounds = new TreeMap<>();
        for (String line : lines) {
            boolean isTrigger = line.startsWith(LargeService.TRIGGER);
            if (isTrigger || line.startsWith(LargeService.NOTHING)) {
                String[] words = line.split(" ", -1);
                List<Safepoint> stops = safepoints.between(Long.parseLong(words[1]), Long.parseLong(words[2]));
                String name = isTrigger ? TRIGGER : NOTHING;
                int round = rounds.merge(name, 1, Integer::sum) - 1;
                readings.add(name, ALL, round, millis(stops));
                readings.add(
                        name,
                        LONGEST,
                        round,
                        stops.stream().mapToLong(Safepoint::nanos).max().orElse(0) / NANOS_PER_MILLI);
                if (isTrigger) {
                    stops.stream()
                            .collect(Collectors.groupingBy(Safepoint::operation, TreeMap::new, Collectors.toList()))
                            .forEach((operation, of) -> {
                                String each = OPERATION + operation;
                                readings.add(each, ALL, rounds.merge(each, 1, Integer::sum) - 1, millis(of));
                            });
                }
            }
        }
    }

    private static double millis(List<Safepoint> stops) {
        return stops.stream().mapToLong(Safepoint::nanos).sum() / NANOS_PER_MILLI;
    }

    @Override
    public String report(Run run) throws IOException {
        Readings readings = Readings.load(run.folder().resolve(READINGS));
        double bar = Runtime.version().feature() == OLD_JDK ? OLD_BAR_MILLIS : BAR_MILLIS;
        Table bars = Bar.table();
        Bar.atMost(bar, "stop-the-world that a trigger adds, all stops together, ms")
                .addTo(
                        bars,
                        readings.series(TRIGGER, ALL)
                                .minus(readings.series(NOTHING, ALL))
                                .estimate());
        Table each = new Table("what", "with a trigger", "as long without");
        for (String unit : List.of(ALL, LONGEST)) {
            each.row(
                    unit,
                    Figures.withInterval(readings.series(TRIGGER, unit).estimate()),
                    Figures.withInterval(readings.series(NOTHING, unit).estimate()));
        }
        Table operations = new Table("stopped for", "snapshots in which it did", "ms then, median", "ms then, at most");
        for (String name : readings.names()) {
            if (name.startsWith(OPERATION)) {
                double[] values = readings.series(name, ALL).values();
                operations.row(
                        '`' + name.substring(OPERATION.length()) + '`',
                        Integer.toString(values.length),
                        Figures.number(readings.series(name, ALL).estimate().median()),
                        Figures.number(Arrays.stream(values).max().orElse(0)));
            }
        }
        return String.join(
                "\n",
                "#### Bars",
                "",
                bars.markdown(),
                "#### Each",
                "",
                each.markdown(),
                operations.markdown(),
                Files.readString(run.folder().resolve(SERVICE)) + ", "
                        + readings.series(TRIGGER, ALL).rounds() + " snapshots.");
    }
}
