/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.snapshot;

import dev.dashcam.benchmarks.golang.GoProgram;
import dev.dashcam.benchmarks.golang.GoToolchain;
import dev.dashcam.benchmarks.reading.Content;
import dev.dashcam.benchmarks.report.Run;
import dev.dashcam.benchmarks.report.Section;
import dev.dashcam.benchmarks.statistics.Readings;
import dev.dashcam.benchmarks.statistics.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** How long a snapshot takes, and what it does to those who record meanwhile. */
public final class SnapshotSection implements Section {
    static final String READINGS = "readings.csv";
    static final String GO = "go.txt";
    static final String MILLIS = "ms";
    static final String MEGABYTES = "MB";
    static final String NANOS = "ns";
    static final String BYTES = "bytes";
    static final String COUNT = "count";

    static final String IDLE = "Dashcam while nothing else runs";
    static final String BUSY = "Dashcam while all processors record";
    static final String IDLE_JVM = IDLE + " (with the JVM's events)";
    static final String BUSY_JVM = BUSY + " (with the JVM's events)";
    static final String GO_WINDOW = "Go: `FlightRecorder.WriteTo`";
    static final String JFR_DUMP = "JFR: `Recording.dump`";
    static final String LOST = "events lost";
    static final String SNAPSHOTS = "snapshots";

    static final String QUIET = " without snapshots";
    static final String WRITING = " while snapshots are written";
    static final String NOTHING = "no call";
    static final String REGION = "region begin and end";
    static final String TRIGGER = "`trigger`";
    static final double[] PERCENTILES = {50, 99, 99.9, 99.99, 100};

    private static final int EVENTS = 1_600_000;
    private static final long WINDOW_BYTES = 1L << 30;
    private static final int WARM_UPS = 25;
    /** How often each is done in a round; the median counts. */
    private static final int TIMES = 3;

    @Override
    public String name() {
        return "snapshot";
    }

    @Override
    public String title() {
        return "Snapshots";
    }

    @Override
    public String introduction() {
        return """
                How long it takes from the order of a snapshot until it is sealed in the store (fsync and rename included, the
                verdict left out), when the ring of 32 MiB is full of tasks with six regions each, about 1.6 million events;
                warm. Beside it Go's flight recorder and JFR with about as many begins and ends of the same kind (one JFR
                event for both), also up to an fsync. JFR's dump copies what it has written to its own files before, so most
                of its work is done at all times; Go writes its memory out without compressing it.

                Then the same with a ring full of the *realistic mix* of the section above, which does not compress as well: 20
                routes, trace and span ids, three attributes, half a log line a request, at full speed.

                With the JVM's events, a hundred other threads wait again and again, as those of a service do; the dump of all
                threads and what JFR has recorded meanwhile are in the snapshot then.

                What recording threads feel, with the triggers on that a service has by default (figures at commits before fbaadeb
                have none): one thread in turn lets 0.15 us pass without a call, begins and ends a region, and calls
                `recorder.trigger(...)`, with the clock read around each; first without snapshots, then with one snapshot ordered
                after another. The figures hold what the scheduler and the collector did to the thread, which
                "no call" shows: it lasts about as long as a trigger call, so it is interrupted as often. Losses are those
                that the recorder counts.
                """;
    }

    @Override
    public void measure(Run run) throws IOException, InterruptedException {
        GoToolchain go = GoToolchain.find(run.go());
        run.progress().println("Go: " + go.words());
        Files.writeString(run.folder().resolve(GO), go.words());
        Path folder = Files.createDirectories(run.folder().resolve("files")).toAbsolutePath();
        int requests = EVENTS / FullRecorder.EVENTS_PER_REQUEST / (run.isQuick() ? 10 : 1);
        Path trace = folder.resolve("window.trace");
        Readings readings = Readings.begin(run.folder().resolve(READINGS));
        try (FullRecorder recorder = new FullRecorder(folder.resolve("spool"), Content.BARE);
                SnapshotPhases phases = new SnapshotPhases(Content.BARE, folder.resolve("phases.dcam"));
                JfrWindow jfr = new JfrWindow(requests, folder.resolve("window.jfr"));
                GoProgram window = go.command() == null ? null : window(go.command(), requests, trace, folder)) {
            warmUp(run, recorder, phases);
            for (int round = 0; round < run.rounds(); round++) {
                seal(recorder, Content.BARE, round, readings);
                dump(jfr, window, round, readings);
                phases.measure(round, readings);
                call(recorder, run.isQuick() ? 100 : 1000, round, readings);
                run.progress().println("Round " + (round + 1) + " of " + run.rounds());
            }
        }
        measureMix(run, folder, readings);
        measureWithJvm(run, folder, readings);
    }

    /** Once the other recorder is closed, since a second one would share its ring. */
    private static void measureMix(Run run, Path folder, Readings readings) throws IOException, InterruptedException {
        try (FullRecorder recorder = new FullRecorder(folder.resolve("spool"), Content.MIX);
                SnapshotPhases phases = new SnapshotPhases(Content.MIX, folder.resolve("phases.dcam"))) {
            warmUp(run, recorder, phases);
            for (int round = 0; round < run.rounds(); round++) {
                seal(recorder, Content.MIX, round, readings);
                phases.measure(round, readings);
                run.progress().println("Round " + (round + 1) + " of " + run.rounds() + " of the realistic mix");
            }
        }
    }

    private static void measureWithJvm(Run run, Path folder, Readings readings)
            throws IOException, InterruptedException {
        try (FullRecorder recorder = new FullRecorder(folder.resolve("spool"), Content.BARE, true)) {
            for (int i = 0; i < warmUps(run); i++) {
                recorder.sealed();
            }
            for (int round = 0; round < run.rounds(); round++) {
                seal(recorder, IDLE_JVM, BUSY_JVM, round, readings);
                run.progress().println("Round " + (round + 1) + " of " + run.rounds() + " with the JVM's events");
            }
        }
    }

    private static void warmUp(Run run, FullRecorder recorder, SnapshotPhases phases) throws IOException {
        for (int i = 0; i < warmUps(run); i++) {
            recorder.sealed();
            phases.snapshot();
        }
    }

    private static int warmUps(Run run) {
        return run.isQuick() ? 1 : WARM_UPS;
    }

    /** What a reading is called when the ring is full of this. */
    static String of(Content content, String name) {
        return content == Content.BARE ? name : name + " (realistic mix)";
    }

    private static GoProgram window(Path go, int requests, Path trace, Path folder)
            throws IOException, InterruptedException {
        Path program = GoProgram.build(go, "window", folder);
        return GoProgram.start(program, Integer.toString(requests), Long.toString(WINDOW_BYTES), trace.toString());
    }

    private static void seal(FullRecorder recorder, Content content, int round, Readings readings)
            throws IOException, InterruptedException {
        long lostBefore = recorder.lost();
        seal(recorder, of(content, IDLE), of(content, BUSY), round, readings);
        readings.add(of(content, LOST), COUNT, round, (double) (recorder.lost() - lostBefore));
    }

    private static void seal(FullRecorder recorder, String whenIdle, String whenBusy, int round, Readings readings)
            throws IOException, InterruptedException {
        double[] idle = new double[TIMES];
        double[] busy = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            idle[i] = recorder.sealed();
        }
        double megabytes = recorder.snapshot().bytes() / 1e6;
        for (int i = 0; i < TIMES; i++) {
            busy[i] = recorder.sealedWhileBusy();
        }
        add(readings, whenIdle, round, idle, megabytes);
        add(readings, whenBusy, round, busy, megabytes);
    }

    private static void dump(JfrWindow jfr, @Nullable GoProgram window, int round, Readings readings)
            throws IOException {
        double[] dumps = new double[TIMES];
        double[] windows = new double[TIMES];
        long windowBytes = 0;
        for (int i = 0; i < TIMES; i++) {
            dumps[i] = jfr.dump();
            if (window != null) {
                long[] answer = window.ask();
                windowBytes = answer[0];
                windows[i] = answer[1] / 1e6;
            }
        }
        add(readings, JFR_DUMP, round, dumps, jfr.megabytes());
        if (window != null) {
            add(readings, GO_WINDOW, round, windows, windowBytes / 1e6);
        }
    }

    private static void add(Readings readings, String name, int round, double[] millis, double megabytes) {
        readings.add(name, MILLIS, round, new Series(millis).estimate().median());
        readings.add(name, MEGABYTES, round, megabytes);
    }

    private static void call(FullRecorder recorder, long millis, int round, Readings readings)
            throws IOException, InterruptedException {
        long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
        add(readings, QUIET, round, CallTimes.measure(recorder, nanos, false));
        CallTimes times = CallTimes.measure(recorder, 2 * nanos, true);
        add(readings, WRITING, round, times);
        readings.add(SNAPSHOTS, COUNT, round, times.snapshots);
    }

    private static void add(Readings readings, String when, int round, CallTimes times) {
        add(readings, NOTHING + when, round, times.nothing);
        add(readings, REGION + when, round, times.region);
        add(readings, TRIGGER + when, round, times.trigger);
        readings.add(TRIGGER + when, BYTES, round, times.allocatedBytesACall());
    }

    private static void add(Readings readings, String name, int round, Histogram histogram) {
        for (double percentile : PERCENTILES) {
            double nanos = (double) histogram.getValueAtPercentile(percentile);
            readings.add(percentile(name, percentile), NANOS, round, nanos);
        }
    }

    static String percentile(String name, double percentile) {
        return name + " p" + percentile;
    }

    @Override
    public String report(Run run) throws IOException {
        Readings readings = Readings.load(run.folder().resolve(READINGS));
        return new SnapshotReport(readings, Files.readString(run.folder().resolve(GO))).markdown();
    }
}
