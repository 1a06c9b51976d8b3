/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.startup;

import dev.dashcam.benchmarks.report.Bar;
import dev.dashcam.benchmarks.report.Figures;
import dev.dashcam.benchmarks.report.Run;
import dev.dashcam.benchmarks.report.Section;
import dev.dashcam.benchmarks.report.Table;
import dev.dashcam.benchmarks.shop.SampleShop;
import dev.dashcam.benchmarks.statistics.Readings;
import dev.dashcam.benchmarks.statistics.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How much longer a Spring Boot application takes until it is ready. */
public final class StartupSection implements Section {
    static final String READINGS = "readings.csv";
    static final String PROCESSOR = "processor.txt";
    static final String WITHOUT = "without";
    static final String WITH = "with";
    static final String WALL = "ms alone";
    static final String CPU_ALONE = "CPU ms alone";
    static final String CPU = "CPU ms together";
    static final String CPU_JVM = "CPU ms together with JFR";

    private static final double BAR_PERCENT = 3;

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public String title() {
        return "Start-up";
    }

    @Override
    public String introduction() {
        return """
                How long a Spring Boot application takes on one processor from the start of the process until
                `SpringApplication.run` returns, that is, until all who wait for it to be ready have been told. It is the
                catalogue of [samples/spring-shop](../samples/spring-shop) with all of the sample's libraries (Spring Boot 4.1,
                MVC, JPA, Actuator), with Dashcam's jars on its class path, the last of them, and without; nothing else differs.
                Jars that are first are asked for every class of the start. Each start is one of a fresh JVM without flags; the
                files are in the page cache. A round has three pairs:

                - *One after the other*, in turn the one and the other first. The time that passes counts.
                - *At the same time* on the same processor, which they share as the system likes, so that whatever disturbs
                  the one disturbs the other. The CPU time counts that all threads, compilers and collector included, have
                  taken by then; on one processor a start that waits for nothing takes as long as that.
                  These figures vary much less.
                - The same with the JVM's events switched on (`dashcam.jvm.enabled`).

                Differences are worked out within each pair. `benchmarks/run startup` measures this section alone.
                """;
    }

    @Override
    public void measure(Run run) throws IOException, InterruptedException {
        List<String> processor = OneProcessor.own();
        Files.writeString(run.folder().resolve(PROCESSOR), OneProcessor.words(processor));
        SampleShop shop = SampleShop.unpack(run.folder().resolve("shop"), Start.MAIN);
        Path spool = run.folder().resolve("spool").toAbsolutePath();
        Pair pair = new Pair(processor, shop.classPath(false), shop.classPath(true), spool);
        if (!run.isQuick()) {
            // fills the page cache
            pair.together();
        }
        Readings readings = Readings.begin(run.folder().resolve(READINGS));
        for (int round = 0; round < run.rounds(); round++) {
            Pair.Times together = pair.together();
            readings.add(WITHOUT, CPU, round, together.without().cpu());
            readings.add(WITH, CPU, round, together.with().cpu());
            Pair.Times withJvm = pair.together("--dashcam.jvm.enabled=true");
            readings.add(WITHOUT, CPU_JVM, round, withJvm.without().cpu());
            readings.add(WITH, CPU_JVM, round, withJvm.with().cpu());
            Pair.Times alone = pair.alone(round % 2 == 0);
            readings.add(WITHOUT, WALL, round, alone.without().wall());
            readings.add(WITH, WALL, round, alone.with().wall());
            readings.add(WITHOUT, CPU_ALONE, round, alone.without().cpu());
            readings.add(WITH, CPU_ALONE, round, alone.with().cpu());
            run.progress()
                    .println("Round " + (round + 1) + " of " + run.rounds() + ", without and with Dashcam: "
                            + words(alone.without().wall(), alone.with().wall()) + " one after the other, "
                            + words(together.without().cpu(), together.with().cpu()) + " of CPU time together");
        }
        run.progress().println("With Dashcam ready later by " + percent(readings, WALL) + " %");
        run.progress()
                .println("CPU time until ready larger by " + percent(readings, CPU) + " %, with the JVM's events by "
                        + percent(readings, CPU_JVM) + " %");
    }

    private static String words(double withoutMillis, double withMillis) {
        return Math.round(withoutMillis) + " and " + Math.round(withMillis) + " ms";
    }

    private static String percent(Readings readings, String unit) {
        return Figures.withInterval(larger(readings, unit).estimate());
    }

    /** By how many percent. */
    private static Series larger(Readings readings, String unit) {
        Series without = readings.series(WITHOUT, unit);
        return readings.series(WITH, unit).minus(without).dividedBy(without).times(100);
    }

    @Override
    public String report(Run run) throws IOException {
        Readings readings = Readings.load(run.folder().resolve(READINGS));
        Table bars = Bar.table();
        Bar.atMost(BAR_PERCENT, "time to ready, longer by, %")
                .addTo(bars, larger(readings, WALL).estimate());
        Bar.atMost(BAR_PERCENT, "CPU time to ready, at the same time, more by, %")
                .addTo(bars, larger(readings, CPU).estimate());
        boolean hasJvm = readings.has(WITH, CPU_JVM);
        if (hasJvm) {
            Bar.atMost(BAR_PERCENT, "the same with the JVM's events, more by, %")
                    .addTo(bars, larger(readings, CPU_JVM).estimate());
        }
        Table each = new Table("what", "without Dashcam", "with Dashcam", "difference");
        row(each, "time to ready, one after the other, ms", readings, WALL);
        row(each, "CPU time to ready, one after the other, ms", readings, CPU_ALONE);
        row(each, "CPU time to ready, at the same time, ms", readings, CPU);
        if (hasJvm) {
            row(each, "the same with the JVM's events, ms", readings, CPU_JVM);
        }
        return String.join(
                "\n",
                "#### Bars",
                "",
                bars.markdown(),
                "#### Each",
                "",
                each.markdown(),
                "Those one after the other ran " + Files.readString(run.folder().resolve(PROCESSOR))
                        + " on that processor.");
    }

    private static void row(Table table, String what, Readings readings, String unit) {
        Series without = readings.series(WITHOUT, unit);
        Series with = readings.series(WITH, unit);
        table.row(
                what,
                Figures.withInterval(without.estimate()),
                Figures.withInterval(with.estimate()),
                Figures.withInterval(with.minus(without).estimate()));
    }
}
