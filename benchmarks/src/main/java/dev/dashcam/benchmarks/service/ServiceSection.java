/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.service;

import com.sun.management.OperatingSystemMXBean;
import dev.dashcam.benchmarks.report.Bar;
import dev.dashcam.benchmarks.report.Figures;
import dev.dashcam.benchmarks.report.Run;
import dev.dashcam.benchmarks.report.Section;
import dev.dashcam.benchmarks.report.Table;
import dev.dashcam.benchmarks.shop.SampleShop;
import dev.dashcam.benchmarks.statistics.Estimate;
import dev.dashcam.benchmarks.statistics.Readings;
import dev.dashcam.benchmarks.statistics.Series;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What it costs a Spring Boot service that is visited. */
public final class ServiceSection implements Section {
    private static final String READINGS = "readings.csv";
    private static final String SNAPSHOTS = "snapshots";
    private static final String RATE = "visits a second";
    private static final String CPU = "CPU us a visit";
    private static final String MEDIAN = "p50 us";
    private static final String P99 = "p99 us";

    private static final double CPU_BAR = 1.02;
    private static final double P99_BAR = 1.05;

    /**
     * Of each way in a round: until the compilers have next to nothing more to do, since the one that was warmed up less takes
     * more. At full load they get next to nothing of two processors, and a service with more code is behind for minutes.
     */
    private static final double[] WARM_UP_RATES = {1_500, 3_000, 3_000};

    private static final int SLICES = 3;

    private static final OperatingSystemMXBean PROCESSORS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration SLICE = Duration.ofSeconds(8);
    private static final Duration QUICK = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "service";
    }

    @Override
    public String title() {
        return "A service under load";
    }

    @Override
    public String introduction() {
        return """
                What Dashcam costs a Spring Boot service: the catalogue of [samples/spring-shop](../samples/spring-shop), whose page
                `/products/{id}` makes one JPA query and answers with JSON, on Tomcat's threads, with 512 MB of heap from the
                start (where it is left to G1 to grow it, one JVM in two of either kind marks it again and again). Each round
                starts four JVMs: without Dashcam's jars; once more without them, since two JVMs compile the same code and
                collect the same garbage in different ways and what these two differ by is no difference; with them; with
                them and the JVM's own events (`dashcam.jvm.enabled`). Each is warmed up for a minute with 1,500 and 3,000
                visits a second, at which the compilers keep up; then they are visited in turn, three times eight seconds each,
                so often that the one without Dashcam and its visitors, over 16 connections from the same machine, keep its
                processors half busy. A visit is due at its instant whatever became of those before, and what it takes counts
                from there.

                The CPU time is that of the whole process while it is visited, Dashcam's own threads included. Ratios are worked
                out within each round. A round takes six minutes.
                """;
    }

    @Override
    public void measure(Run run) throws IOException, InterruptedException {
        SampleShop shop = SampleShop.unpack(run.folder().resolve("shop"), OpenShop.MAIN);
        Path spool = run.folder().resolve("spool").toAbsolutePath();
        Readings readings = Readings.begin(run.folder().resolve(READINGS));
        double perSecond = 0;
        long snapshots = 0;
        for (int round = 0; round < run.rounds(); round++) {
            try (OpenShops shops = OpenShops.open(shop, spool)) {
                warmUp(run, shops);
                if (round == 0) {
                    perSecond = half(shops.all().get(0), slice(run));
                    readings.add(Way.WITHOUT.name(), RATE, 0, perSecond);
                }
                long before = snapshots(spool);
                measure(run, shops, perSecond, round, readings);
                snapshots += snapshots(spool) - before;
            }
            run.progress().println("Round " + (round + 1) + " of " + run.rounds());
        }
        Files.writeString(run.folder().resolve(SNAPSHOTS), Long.toString(snapshots));
    }

    private static void warmUp(Run run, OpenShops shops) throws IOException, InterruptedException {
        for (int turn = 0; turn < (run.isQuick() ? 1 : WARM_UP_RATES.length); turn++) {
            for (Visited visited : shops.all()) {
                Slice taken = visited.visit(WARM_UP_RATES[turn], run.isQuick() ? QUICK : WARM_UP);
                run.progress()
                        .println("Warming up " + visited.way() + ", " + Math.round(taken.cpuMicros())
                                + " us of CPU a visit");
            }
        }
    }

    private static void measure(Run run, OpenShops shops, double perSecond, int round, Readings readings)
            throws IOException, InterruptedException {
        Map<Way, Slice> all = new EnumMap<>(Way.class);
        for (int turn = 0; turn < (run.isQuick() ? 1 : SLICES); turn++) {
            List<Visited> order = new ArrayList<>(shops.all());
            Collections.rotate(order, round + turn);
            for (Visited visited : order) {
                all.merge(visited.way(), visited.visit(perSecond, slice(run)), Slice::and);
            }
        }
        all.forEach((way, taken) -> {
            readings.add(way.name(), CPU, round, taken.cpuMicros());
            readings.add(way.name(), MEDIAN, round, taken.micros(0.5));
            readings.add(way.name(), P99, round, taken.micros(0.99));
        });
    }

    private static Duration slice(Run run) {
        return run.isQuick() ? QUICK : SLICE;
    }

    /**
     * How many visits a second keep this machine's processors half busy. Half of what it serves back to back would be far more,
     * since then nobody has to be woken for each: nine tenths busy, where what a visit takes is mostly queue.
     */
    private static double half(Visited visited, Duration slice) throws IOException, InterruptedException {
        double many = visited.visitors().visit(slice) / 2;
        PROCESSORS.getCpuLoad();
        visited.visit(many, slice);
        return many / PROCESSORS.getCpuLoad() / 2;
    }

    /** The second JVM of a spool has a folder of its own in it. */
    private static long snapshots(Path spool) throws IOException {
        if (!Files.isDirectory(spool)) {
            return 0;
        }
        try (Stream<Path> files =
                Files.find(spool, 2, (file, attributes) -> file.toString().endsWith(".dcam"))) {
            return files.count();
        }
    }

    @Override
    public String report(Run run) throws IOException {
        Readings readings = Readings.load(run.folder().resolve(READINGS));
        Table bars = Bar.table();
        Bar.atMost(CPU_BAR, "CPU time a visit with all on, of that without (upper end of the interval)")
                .addTo(bars, upperEnd(ratio(readings, Way.ALL, CPU).estimate()));
        Bar.atMost(P99_BAR, "99th percentile with all on, of that without")
                .addTo(bars, ratio(readings, Way.ALL, P99).estimate());
        Table each = new Table(cells("what", Stream.of(Way.values()).map(Way::words)));
        for (String unit : List.of(CPU, MEDIAN, P99)) {
            each.row(cells(unit, figures(Stream.of(Way.values()).map(way -> readings.series(way.name(), unit)))));
        }
        Table ratios = new Table(cells("of that without", compared().map(Way::words)));
        for (String unit : List.of(CPU, MEDIAN, P99)) {
            ratios.row(cells(unit, figures(compared().map(way -> ratio(readings, way, unit)))));
        }
        return String.join(
                "\n",
                "#### Bars",
                "",
                bars.markdown(),
                "#### Each",
                "",
                each.markdown(),
                ratios.markdown(),
                Figures.number(readings.series(Way.WITHOUT.name(), RATE)
                                .estimate()
                                .median())
                        + " visits a second. Snapshots taken meanwhile: "
                        + Files.readString(run.folder().resolve(SNAPSHOTS)) + ".");
    }

    private static Stream<Way> compared() {
        return Stream.of(Way.values()).filter(way -> way != Way.WITHOUT);
    }

    private static Stream<String> figures(Stream<Series> series) {
        return series.map(each -> Figures.withInterval(each.estimate()));
    }

    private static String[] cells(String first, Stream<String> others) {
        return Stream.concat(Stream.of(first), others).toArray(String[]::new);
    }

    private static Series ratio(Readings readings, Way way, String unit) {
        return readings.series(way.name(), unit).dividedBy(readings.series(Way.WITHOUT.name(), unit));
    }

    private static Estimate upperEnd(Estimate estimate) {
        return estimate.hasInterval() ? new Estimate(estimate.high(), estimate.low(), estimate.high()) : estimate;
    }
}
