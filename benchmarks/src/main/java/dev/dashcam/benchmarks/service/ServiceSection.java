/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.service;

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
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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

    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration SLICE = Duration.ofSeconds(8);

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
                `/products/{id}` makes one JPA query and answers with JSON, on Tomcat's threads, with 256 MB of heap. It runs in
                three JVMs: without Dashcam's jars; with them; with them and the JVM's own events
                (`dashcam.jvm.enabled`). After a warm-up at full load each is visited in turn, again and again, half as often
                as the one without Dashcam can bear, over 16 connections from this machine. A visit is due at its instant whatever
                became of those before, and what it takes counts from there.

                The CPU time is that of the whole process while it is visited, Dashcam's own threads included. Ratios are worked
                out within each round.
                """;
    }

    @Override
    public void measure(Run run) throws IOException, InterruptedException {
        SampleShop shop = SampleShop.unpack(run.folder().resolve("shop"), OpenShop.MAIN);
        Path spool = run.folder().resolve("spool").toAbsolutePath();
        List<Visited> all = new ArrayList<>();
        try {
            for (Way way : Way.values()) {
                all.add(Visited.open(way, shop, spool));
            }
            measure(run, all);
            Files.writeString(run.folder().resolve(SNAPSHOTS), Integer.toString(snapshots(spool)));
        } finally {
            for (Visited visited : all) {
                visited.close();
            }
        }
    }

    private static void measure(Run run, List<Visited> all) throws IOException, InterruptedException {
        Duration slice = run.isQuick() ? Duration.ofSeconds(1) : SLICE;
        for (Visited visited : all) {
            double reached = visited.visitors().visit(run.isQuick() ? slice : WARM_UP);
            run.progress().println("Warmed up " + visited.way() + ", " + Math.round(reached) + " visits a second");
        }
        double most = all.get(0).visitors().visit(slice);
        Readings readings = Readings.begin(run.folder().resolve(READINGS));
        readings.add(Way.WITHOUT.name(), RATE, 0, most / 2);
        for (int round = 0; round < run.rounds(); round++) {
            List<Visited> turn = new ArrayList<>(all);
            Collections.rotate(turn, round);
            for (Visited visited : turn) {
                Slice taken = visited.visit(most / 2, slice);
                readings.add(visited.way().name(), CPU, round, taken.cpuMicros());
                readings.add(visited.way().name(), MEDIAN, round, taken.micros(0.5));
                readings.add(visited.way().name(), P99, round, taken.micros(0.99));
            }
            run.progress().println("Round " + (round + 1) + " of " + run.rounds());
        }
    }

    private static int snapshots(Path spool) throws IOException {
        int count = 0;
        if (Files.isDirectory(spool)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(spool, "*.dcam")) {
                for (Path ignored : files) {
                    count++;
                }
            }
        }
        return count;
    }

    @Override
    public String report(Run run) throws IOException {
        Readings readings = Readings.load(run.folder().resolve(READINGS));
        Table bars = Bar.table();
        Bar.atMost(CPU_BAR, "CPU time a visit with all on, of that without (upper end of the interval)")
                .addTo(bars, upperEnd(ratio(readings, Way.ALL, CPU).estimate()));
        Bar.atMost(P99_BAR, "99th percentile with all on, of that without")
                .addTo(bars, ratio(readings, Way.ALL, P99).estimate());
        Table each = new Table("what", Way.WITHOUT.words(), Way.RECORDER.words(), Way.ALL.words());
        for (String unit : List.of(CPU, MEDIAN, P99)) {
            row(each, unit, readings);
        }
        Table ratios = new Table("of that without", Way.RECORDER.words(), Way.ALL.words());
        for (String unit : List.of(CPU, MEDIAN, P99)) {
            ratios.row(
                    unit,
                    Figures.withInterval(ratio(readings, Way.RECORDER, unit).estimate()),
                    Figures.withInterval(ratio(readings, Way.ALL, unit).estimate()));
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

    private static void row(Table table, String unit, Readings readings) {
        table.row(
                unit,
                Figures.withInterval(readings.series(Way.WITHOUT.name(), unit).estimate()),
                Figures.withInterval(readings.series(Way.RECORDER.name(), unit).estimate()),
                Figures.withInterval(readings.series(Way.ALL.name(), unit).estimate()));
    }

    private static Series ratio(Readings readings, Way way, String unit) {
        return readings.series(way.name(), unit).dividedBy(readings.series(Way.WITHOUT.name(), unit));
    }

    private static Estimate upperEnd(Estimate estimate) {
        return estimate.hasInterval() ? new Estimate(estimate.high(), estimate.low(), estimate.high()) : estimate;
    }
}
