/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.benchmarks.report.Run;
import dev.dashcam.benchmarks.statistics.Readings;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemorySectionTest {
    private static final int ROUNDS = 6;
    private static final double KB = 1 << 10;
    private static final double MB = 1 << 20;

    @TempDir
    Path folder;

    private Readings readings;

    @Test
    void report_isOfWhatIsThereBeyondTheServiceWithout() throws IOException {
        begin();

        assertThat(report())
                .contains(
                        "| `dashcam.memory`: buffers and files, Dashcam, MB | at most 64 | 63.0 | 63.0 to 63.0 | yes |")
                .contains(
                        "| `dashcam.memory`: buffers and files, Dashcam with the JVM's events, MB | at most 64 | 65.0 |"
                                + " 65.0 to 65.0 | **no** |")
                .contains("| heap at rest, Dashcam, MB | at most 8 | 5.00 | 5.00 to 5.00 | yes |")
                .contains("| heap while a snapshot is explained, " + Filling.SERVICE.words
                        + ", MB | at most 32 | 29.0 | 29.0 to 29.0 | yes |")
                .contains("| heap while a snapshot is explained, " + Filling.WITH_JVM.words
                        + ", MB | at most 32 | 33.0 | 33.0 to 33.0 | **no** |")
                .contains("| nothing | 0.50 (0.50 to 0.50) | 0 (0 to 0) | 1.00 (1.00 to 1.00) |")
                .contains("| " + Filling.SERVICE.words + " | 29.0 (29.0 to 29.0) | 1.50 (1.50 to 1.50) |");
    }

    @Test
    void report_dividesWhatThreadsTakeFromTheRest() throws IOException {
        begin();

        assertThat(report())
                .contains(
                        "| beyond the ring and its copy, 100 threads, KB | at most 1,124 | 1000 | 1000 to 1000 | yes |")
                .contains(
                        "| beyond the ring and its copy, 1,000 threads, KB | at most 2,024 | 2800 | 2800 to 2800 | **no** |")
                .contains("| heap and buffers | 1000 (1000 to 1000) | 2800 (2800 to 2800) | 2048 (2048 to 2048) |"
                        + " 800 (800 to 800) |")
                .contains("| share of the ring for the busy ones of 1,000 threads | at least 0.75 | 0.80 |")
                .contains("| events kept of theirs, % | at least 99.9 | 100 |");
    }

    private void begin() throws IOException {
        readings = Readings.begin(folder.resolve(MemorySection.READINGS));
        service(Kept.NOTHING, 1, 2);
        service(Kept.OWN, 64, 7);
        service(Kept.OWN_AND_JVM, 66, 9);
        service(Kept.JFR, 20, 4);
        crowd(MemorySection.FEW, 950);
        crowd(MemorySection.MANY, 2750);
        explained(Filling.SERVICE, 29, 1.5);
        explained(Filling.WITH_JVM, 33, 2);
        explained(Filling.FLOOD, 20, 3);
    }

    private void service(Kept kept, double sumMegabytes, double heapMegabytes) {
        add(kept.words, LoadedService.BUFFERS, MemorySection.BYTES, sumMegabytes / 2 * MB);
        add(kept.words, LoadedService.FILES, MemorySection.BYTES, 0);
        add(kept.words, LoadedService.SUM, MemorySection.BYTES, sumMegabytes * MB);
        add(kept.words, LoadedService.OUTSIDE, MemorySection.BYTES, 2 * sumMegabytes * MB);
        add(kept.words, LoadedService.HEAP, MemorySection.BYTES, heapMegabytes * MB);
    }

    private void crowd(int threads, double heapKilobytes) {
        String what = MemorySection.crowd(threads);
        add(what, IdleCrowd.HEAP, MemorySection.BYTES, heapKilobytes * KB);
        add(what, IdleCrowd.BUFFERS, MemorySection.BYTES, 50 * KB);
        add(what, IdleCrowd.STACKS, MemorySection.BYTES, KB);
        add(what, IdleCrowd.CLASSES, MemorySection.BYTES, KB);
        add(what, IdleCrowd.COMPILED, MemorySection.BYTES, KB);
        add(what, IdleCrowd.SHARE, MemorySection.RATIO, 0.8);
        add(what, IdleCrowd.KEPT, MemorySection.RATIO, 1);
    }

    private void explained(Filling filling, double heapMegabytes, double generationMegabytes) {
        add(filling.words, ExplainedRing.HEAP, MemorySection.BYTES, heapMegabytes * MB);
        add(filling.words, ExplainedRing.GENERATION, MemorySection.BYTES, generationMegabytes * MB);
    }

    private void add(String what, String figure, String unit, double value) {
        for (int round = 0; round < ROUNDS; round++) {
            readings.add(MemorySection.of(what, figure), unit, round, value);
        }
    }

    private String report() throws IOException {
        return new MemorySection().report(new Run(folder, ROUNDS, false, null, System.out));
    }
}
