/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.memory;

import dev.dashcam.benchmarks.report.Bar;
import dev.dashcam.benchmarks.report.Figures;
import dev.dashcam.benchmarks.report.Table;
import dev.dashcam.benchmarks.statistics.Readings;
import dev.dashcam.benchmarks.statistics.Series;
import java.util.List;

/** The figures of the {@link MemorySection} in Markdown. */
final class MemoryReport {
    private static final double KB = 1 << 10;
    private static final double MB = 1 << 20;
    private static final double MEMORY_MB = 64;
    private static final double FIXED_KB = 1024;
    private static final double KB_A_THREAD = 1;
    private static final double SHARE = 0.75;
    private static final double KEPT_PERCENT = 99.9;
    private static final double AT_REST_MB = 8;
    private static final double EXPLAINING_MB = 32;

    private final Readings readings;

    MemoryReport(Readings readings) {
        this.readings = readings;
    }

    String markdown() {
        return String.join(
                "\n",
                "#### Bars",
                "",
                bars(),
                "#### A service, in MB",
                "",
                services(),
                "#### Idle threads, in KB",
                "",
                crowds(),
                "#### An explanation, in MB",
                "",
                explanations());
    }

    private String bars() {
        Table table = Bar.table();
        for (Kept kept : List.of(Kept.OWN, Kept.OWN_AND_JVM)) {
            Bar.atMost(MEMORY_MB, "`dashcam.memory`: buffers and files, " + kept.words + ", MB")
                    .addTo(table, added(kept, LoadedService.SUM).estimate());
        }
        for (int threads : new int[] {MemorySection.FEW, MemorySection.MANY}) {
            Bar.atMost(FIXED_KB + KB_A_THREAD * threads, "beyond the ring and its copy, " + words(threads) + ", KB")
                    .addTo(table, beyond(threads).estimate());
        }
        String many = MemorySection.crowd(MemorySection.MANY);
        Bar.atLeast(SHARE, "share of the ring for the busy ones of " + words(MemorySection.MANY))
                .addTo(table, ratio(many, IdleCrowd.SHARE).estimate());
        Bar.atLeast(KEPT_PERCENT, "events kept of theirs, %")
                .addTo(table, ratio(many, IdleCrowd.KEPT).times(100).estimate());
        for (Kept kept : List.of(Kept.OWN, Kept.OWN_AND_JVM)) {
            Bar.atMost(AT_REST_MB, "heap at rest, " + kept.words + ", MB")
                    .addTo(table, added(kept, LoadedService.HEAP).estimate());
        }
        for (Filling filling : Filling.values()) {
            Bar.atMost(EXPLAINING_MB, "heap while a snapshot is explained, " + filling.words + ", MB")
                    .addTo(table, explained(filling, ExplainedRing.HEAP).estimate());
        }
        return table.markdown();
    }

    private String services() {
        Table table = new Table("what is kept", "buffers", "files", "both", "all outside the heap", "heap at rest");
        for (Kept kept : Kept.values()) {
            boolean isBase = kept == Kept.NOTHING;
            table.row(
                    isBase ? kept.words : kept.words + ", beyond that",
                    megabytes(kept, LoadedService.BUFFERS),
                    megabytes(kept, LoadedService.FILES),
                    megabytes(kept, LoadedService.SUM),
                    megabytes(kept, LoadedService.OUTSIDE),
                    megabytes(kept, LoadedService.HEAP));
        }
        return table.markdown();
    }

    private String megabytes(Kept kept, String figure) {
        Series series = kept == Kept.NOTHING ? bytes(kept.words, figure).times(1 / MB) : added(kept, figure);
        return Figures.withInterval(series.estimate());
    }

    /** In MB, beyond the same service without. */
    private Series added(Kept kept, String figure) {
        return bytes(kept.words, figure)
                .minus(bytes(Kept.NOTHING.words, figure))
                .times(1 / MB);
    }

    private String crowds() {
        Table table =
                new Table("what", words(MemorySection.FEW), words(MemorySection.MANY), "bytes a thread", "the rest");
        crowd(table, "heap and buffers", beyond(MemorySection.FEW), beyond(MemorySection.MANY));
        for (String figure :
                List.of(IdleCrowd.HEAP, IdleCrowd.BUFFERS, IdleCrowd.STACKS, IdleCrowd.CLASSES, IdleCrowd.COMPILED)) {
            crowd(table, figure, kilobytes(MemorySection.FEW, figure), kilobytes(MemorySection.MANY, figure));
        }
        Series share = ratio(MemorySection.crowd(MemorySection.FEW), IdleCrowd.SHARE);
        return table.markdown()
                + "\nThe first row is what the bar is about; stacks are those of the recorder's own threads, since "
                + "the others' were touched\nbefore. With " + words(MemorySection.FEW)
                + " the busy ones had this share of the ring: " + Figures.withInterval(share.estimate()) + ".\n";
    }

    private static void crowd(Table table, String what, Series few, Series many) {
        Series slope = many.minus(few).times(1.0 / (MemorySection.MANY - MemorySection.FEW));
        Series rest = few.minus(slope.times(MemorySection.FEW));
        table.row(
                what,
                Figures.withInterval(few.estimate()),
                Figures.withInterval(many.estimate()),
                Figures.withInterval(slope.times(KB).estimate()),
                Figures.withInterval(rest.estimate()));
    }

    private Series beyond(int threads) {
        return kilobytes(threads, IdleCrowd.HEAP).plus(kilobytes(threads, IdleCrowd.BUFFERS));
    }

    private Series kilobytes(int threads, String figure) {
        return bytes(MemorySection.crowd(threads), figure).times(1 / KB);
    }

    private String explanations() {
        Table table = new Table("the ring is filled by", "most on the heap", "largest generation in the file");
        for (Filling filling : Filling.values()) {
            table.row(
                    filling.words,
                    Figures.withInterval(explained(filling, ExplainedRing.HEAP).estimate()),
                    Figures.withInterval(
                            explained(filling, ExplainedRing.GENERATION).estimate()));
        }
        return table.markdown();
    }

    private Series explained(Filling filling, String figure) {
        return bytes(filling.words, figure).times(1 / MB);
    }

    private Series bytes(String what, String figure) {
        return readings.series(MemorySection.of(what, figure), MemorySection.BYTES);
    }

    private Series ratio(String what, String figure) {
        return readings.series(MemorySection.of(what, figure), MemorySection.RATIO);
    }

    private static String words(int threads) {
        return Figures.shortest(threads) + " threads";
    }
}
