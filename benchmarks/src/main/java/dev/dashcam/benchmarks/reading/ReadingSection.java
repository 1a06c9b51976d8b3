/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.reading;

import dev.dashcam.benchmarks.golang.GoProgram;
import dev.dashcam.benchmarks.golang.GoToolchain;
import dev.dashcam.benchmarks.report.Run;
import dev.dashcam.benchmarks.report.Section;
import dev.dashcam.benchmarks.statistics.Readings;
import dev.dashcam.benchmarks.statistics.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many bytes an event takes in a file, and how fast files are read. */
public final class ReadingSection implements Section {
    static final String READINGS = "readings.csv";
    static final String GO = "go.txt";
    static final String BYTES = "bytes/event";
    static final String SPEED = "million events/s";
    static final String DASHCAM = "Dashcam";
    static final String GO_NAME = "Go";
    static final String JFR = "JFR";

    private static final int EVENTS = 1_300_000;
    private static final int JFR_EVENTS = 300_000;
    /** Of ours, so that the reader is compiled. */
    private static final int WARM_UPS = 15;
    /** How often each file is read in a round; the median counts. */
    private static final int READS = 3;

    @Override
    public String name() {
        return "reading";
    }

    @Override
    public String title() {
        return "Bytes and reading";
    }

    @Override
    public String introduction() {
        return """
                How many bytes a begin, an end or any other event takes in a file, and how fast one thread reads the file with
                the recorder's own reader (`TraceReader` with every check, Go's `internal/trace`, JFR's `RecordingFile`), taking
                kind, time, thread and task of each event. What lasts counts as two events, its begin and its end, also where
                one record holds both. All three read in turn, each file three times a round; the median of the round is
                taken, and ratios are worked out within it. Java and Go use as many threads beside it as their collectors like.

                - *Regions only*: `WithRegion` and its like at full speed on 8 threads. *Tasks and regions*: at full speed on 8
                  threads, six nested regions in each task. Dashcam's are what a full ring of 32 MiB holds.
                - *Realistic mix*: 64 threads, 14.5 events a request, 20 routes, trace and span ids, three attributes, half a
                  log line, and for Dashcam the account of each task. Dashcam's times are made up so that 100,000 events come
                  a second; Go and JFR record at full speed, which favours them. Dashcam's events go into the encoder of every
                  snapshot without having been in a ring, and no generation says what was open when it began, which would be
                  a task or less for each thread. Go has no attributes: a log of the task holds them and the ids.
                """;
    }

    @Override
    public void measure(Run run) throws IOException, InterruptedException {
        GoToolchain go = GoToolchain.find(run.go());
        run.progress().println("Go: " + go.words());
        Files.writeString(run.folder().resolve(GO), go.words());
        Map<String, RecordingReader> readers = new LinkedHashMap<>();
        try {
            addReaders(run, go.command(), readers);
            for (RecordingReader reader : readers.values()) {
                for (int i = 0; i < (run.isQuick() ? 1 : WARM_UPS) && reader instanceof DashcamReader; i++) {
                    reader.read();
                }
                reader.read();
            }
            Readings readings = Readings.begin(run.folder().resolve(READINGS));
            for (int round = 0; round < run.rounds(); round++) {
                measure(readers, round, readings);
                run.progress().println("Round " + (round + 1) + " of " + run.rounds());
            }
        } finally {
            for (RecordingReader reader : readers.values()) {
                reader.close();
                Files.deleteIfExists(reader.file());
            }
        }
    }

    private static void measure(Map<String, RecordingReader> readers, int round, Readings readings) throws IOException {
        Map<String, double[]> speeds = new LinkedHashMap<>();
        for (int i = 0; i < READS; i++) {
            for (Map.Entry<String, RecordingReader> reader : readers.entrySet()) {
                Reading reading = reader.getValue().read();
                speeds.computeIfAbsent(reader.getKey(), absent -> new double[READS])[i] = reading.millionsPerSecond();
                if (i == 0) {
                    double bytes = (double) reader.getValue().bytes() / reading.events();
                    readings.add(reader.getKey(), BYTES, round, bytes);
                }
            }
        }
        speeds.forEach((name, speed) ->
                readings.add(name, SPEED, round, new Series(speed).estimate().median()));
    }

    private static void addReaders(Run run, @Nullable Path go, Map<String, RecordingReader> readers)
            throws IOException, InterruptedException {
        Path folder = Files.createDirectories(run.folder().resolve("files")).toAbsolutePath();
        int share = run.isQuick() ? 10 : 1;
        Path recorder = go == null ? null : GoProgram.build(go, "record", folder);
        Path reader = go == null ? null : GoProgram.buildInside(go, "read", folder);
        for (Content content : Content.values()) {
            Path ours = folder.resolve(content.goName() + ".dcam");
            if (content == Content.MIX) {
                PacedRecording.write(content.requests(EVENTS / share), ours);
            } else {
                try (FullRing ring = new FullRing(content)) {
                    ring.writeTo(ours);
                }
            }
            readers.put(name(content, DASHCAM), new DashcamReader(ours));
            if (recorder != null && reader != null) {
                Path trace = folder.resolve(content.goName() + ".trace");
                int requests = content.requests(EVENTS / share);
                readers.put(name(content, GO_NAME), GoReader.record(recorder, reader, content, requests, trace));
            }
            Path jfr = folder.resolve(content.goName() + ".jfr");
            readers.put(name(content, JFR), JfrReader.record(content, content.requests(JFR_EVENTS / share), jfr));
        }
    }

    /** What readings of a content in one recorder's file go by. */
    static String name(Content content, String recorder) {
        return content.words + ": " + recorder;
    }

    @Override
    public String report(Run run) throws IOException {
        Readings readings = Readings.load(run.folder().resolve(READINGS));
        return new ReadingReport(readings, Files.readString(run.folder().resolve(GO))).markdown();
    }
}
