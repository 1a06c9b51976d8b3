/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.memory;

import dev.dashcam.benchmarks.report.Run;
import dev.dashcam.benchmarks.report.Section;
import dev.dashcam.benchmarks.statistics.Readings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the recorder holds of the heap and outside it. */
public final class MemorySection implements Section {
    static final String READINGS = "readings.csv";
    static final String BYTES = "bytes";
    static final String RATIO = "ratio";
    static final int FEW = 100;
    static final int MANY = 1_000;
    private static final int SERVING = 200;
    private static final int MILLIS = 3_000;
    private static final int FILLINGS = 4;
    /** Enough to fill a ring of 32 MB. */
    private static final int REQUESTS = 150_000;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String title() {
        return "Memory";
    }

    @Override
    public String introduction() {
        return """
                What a recorder holds, in fresh JVMs with the collector that leaves no garbage where it is (`-XX:+UseSerialGC
                -XX:MarkSweepAlwaysCompactCount=1`). Heap is what a full collection leaves; what is outside it the JVM says itself
                (`-XX:NativeMemoryTracking=summary`). KB and MB are 1,024 and 1,048,576 bytes.

                - *A service* of 200 threads serves the realistic mix of the section on reading for three seconds, 50 requests a second
                  each, while two snapshots are taken and explained; then it waits. The same runs without any recorder (with
                  one that is off), with Dashcam with all its parts and the default of 64 MB, with the JVM's events as well, and with
                  JFR and its settings named `default` instead, which is dumped twice and knows nothing of the requests.
                  *Buffers* are what the JVM counts as "Other" (direct buffers, arenas) and "Tracing" (JFR), and files of ours that
                  are mapped; *files* are JFR's, for Dashcam in `/dev/shm`, that is in memory, for JFR alone on the disk. Both are
                  looked at ten times a second; the most counts. `dashcam.memory` is about these. *All outside the heap* has classes,
                  compiled code, compilers, stacks and symbols too, at the end.
                - *Idle threads*: of 100 and of 1,000 live platform threads all but ten record a task with a region, an attribute and
                  a log line once and wait from then on; ten record marks that would fill the ring four times. The recorder
                  is on the class path alone, its first snapshot is taken. What counts is beyond the ring and its copy.
                - *An explanation* of a full ring, the heap looked at 30 times while its events are read, each time by a full
                  collection: 64 threads and a ring of 32 MB, filled with 20,000 requests a second (280,000 events, fourteen times
                  what the default is made for) or as fast as they can; and 1,000 threads with the JVM's events and a ring of
                  20 MB. Explained is the file, since the collections would take of the second that an explanation has; what the
                  recorder holds itself while it waits for one is added. What explains reads one generation at a time, and that
                  is as large as what is recorded until the recorder's own thread gets to cut it.

                Compilers' working memory is in "all outside the heap", and in nothing else. Go is not here: its runtime does not
                tell its flight recorder's memory from that of its heap.
                """;
    }

    @Override
    public void measure(Run run) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(run.folder().resolve("files")).toAbsolutePath();
        Readings readings = Readings.begin(run.folder().resolve(READINGS));
        for (int round = 0; round < run.rounds(); round++) {
            for (Kept kept : Kept.values()) {
                int millis = run.isQuick() ? MILLIS / 10 : MILLIS;
                add(
                        readings,
                        kept.words,
                        round,
                        ChildJvm.run(folder, LoadedService.class, kept, SERVING, millis, folder));
            }
            int fillings = run.isQuick() ? 1 : FILLINGS;
            for (int threads : new int[] {FEW, MANY}) {
                add(
                        readings,
                        crowd(threads),
                        round,
                        ChildJvm.runCoreAlone(folder, IdleCrowd.class, threads, fillings, folder));
            }
            int requests = run.isQuick() ? REQUESTS / 20 : REQUESTS;
            for (Filling filling : Filling.values()) {
                add(
                        readings,
                        filling.words,
                        round,
                        ChildJvm.run(
                                folder,
                                ExplainedRing.class,
                                filling.threads,
                                filling.perSecond,
                                filling.withJvm,
                                requests,
                                folder));
            }
            run.progress().println("Round " + (round + 1) + " of " + run.rounds());
        }
    }

    static String crowd(int threads) {
        return threads + " threads";
    }

    static String of(String what, String figure) {
        return what + ": " + figure;
    }

    private static void add(Readings readings, String what, int round, Map<String, Double> figures) {
        figures.forEach((figure, value) -> readings.add(of(what, figure), unit(figure), round, value));
    }

    private static String unit(String figure) {
        return switch (figure) {
            case IdleCrowd.SHARE, IdleCrowd.KEPT -> RATIO;
            default -> BYTES;
        };
    }

    @Override
    public String report(Run run) throws IOException {
        return new MemoryReport(Readings.load(run.folder().resolve(READINGS))).markdown();
    }
}
