/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks;

import dev.dashcam.benchmarks.memory.MemorySection;
import dev.dashcam.benchmarks.pause.PauseSection;
import dev.dashcam.benchmarks.peers.RecordingSection;
import dev.dashcam.benchmarks.reading.ReadingSection;
import dev.dashcam.benchmarks.report.Facts;
import dev.dashcam.benchmarks.report.Machine;
import dev.dashcam.benchmarks.report.MistakeException;
import dev.dashcam.benchmarks.report.Page;
import dev.dashcam.benchmarks.report.Run;
import dev.dashcam.benchmarks.report.Section;
import dev.dashcam.benchmarks.service.ServiceSection;
import dev.dashcam.benchmarks.snapshot.SnapshotSection;
import dev.dashcam.benchmarks.startup.StartupSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Measures what Dashcam costs on the JDK that runs this, and writes it down in {@code docs/overhead.md}. */
public final class Overhead {
    private static final List<Section> SECTIONS = List.of(
            new RecordingSection(),
            new ReadingSection(),
            new SnapshotSection(),
            new PauseSection(),
            new MemorySection(),
            new StartupSection(),
            new ServiceSection());

    private Overhead() {}

    /** Takes the options that {@code benchmarks/run --help} lists. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            write(OverheadOptions.parse(arguments));
        } catch (MistakeException mistake) {
            System.err.println("benchmarks: " + mistake.getMessage());
            System.exit(2);
        }
    }

    private static void write(OverheadOptions options) throws IOException, InterruptedException {
        List<Section> wanted = wanted(options.sections());
        Page page = new Page(SECTIONS);
        page.takeOver(OverheadOptions.PAGE);
        page.takeOver(options.page());
        int jdk = Runtime.version().feature();
        for (Section section : wanted) {
            page.put(section.name(), jdk, block(section, jdk, options));
        }
        Files.writeString(options.page(), page.markdown());
        System.out.println("Written: " + options.page());
    }

    private static List<Section> wanted(List<String> names) {
        List<String> all = SECTIONS.stream().map(Section::name).toList();
        for (String name : names) {
            if (!all.contains(name)) {
                throw new MistakeException("--section " + name + ": there is none of that name, only " + all);
            }
        }
        return SECTIONS.stream()
                .filter(section -> names.isEmpty() || names.contains(section.name()))
                .toList();
    }

    private static String block(Section section, int jdk, OverheadOptions options)
            throws IOException, InterruptedException {
        Path folder =
                Files.createDirectories(options.results().resolve("jdk-" + jdk).resolve(section.name()));
        Run run = new Run(folder, options.rounds(), options.isQuick(), options.go(), System.out);
        if (!options.isReportOnly()) {
            measure(section, run, options);
        } else if (!Facts.exist(folder)) {
            throw new MistakeException("--report: nothing has been measured yet on JDK " + jdk + "; run it without");
        }
        return "### JDK " + jdk + "\n\n" + Facts.load(folder).markdown() + "\n" + section.report(run);
    }

    private static void measure(Section section, Run run, OverheadOptions options)
            throws IOException, InterruptedException {
        System.out.println("Measuring " + section.name() + " on " + Machine.java());
        Facts.forget(run.folder());
        String load = Machine.load();
        long begun = System.nanoTime();
        section.measure(run);
        double minutes = (double) (System.nanoTime() - begun) / TimeUnit.MINUTES.toNanos(1);
        Facts facts = new Facts(
                Machine.words(),
                Machine.java(),
                LocalDate.now(ZoneOffset.UTC).toString(),
                options.command(),
                options.revision(),
                Integer.toString(run.rounds()),
                String.format(Locale.ROOT, "%.1f", minutes),
                load);
        facts.save(run.folder());
    }
}
