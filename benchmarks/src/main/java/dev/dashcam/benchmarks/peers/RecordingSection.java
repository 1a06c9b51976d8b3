/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.peers;

import dev.dashcam.benchmarks.golang.GoToolchain;
import dev.dashcam.benchmarks.report.Run;
import dev.dashcam.benchmarks.report.Section;
import dev.dashcam.benchmarks.statistics.Readings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the calls cost that an application makes. */
public final class RecordingSection implements Section {
    private static final String READINGS = "readings.csv";
    private static final String GO = "go.txt";

    @Override
    public String name() {
        return "recording";
    }

    @Override
    public String title() {
        return "Recording";
    }

    @Override
    public String introduction() {
        return """
                What one call costs the thread that makes it, in nanoseconds. A round runs every call in a JVM of its own (JMH:
                0.5 or 1.2 s to warm up, the median of five measurements of 60 ms, G1, heap of 1 GB) and the Go program once, in an
                order that differs from round to round. Differences and ratios are worked out within each round; the median of
                the rounds is given. The calls go through `FlightRecorder`, started with its defaults, the engine and one
                latency trigger; a run in which an event was dropped is refused.

                - *Owned slot*: a platform thread, as long as there are not thousands of them. *Shared slot*: a platform thread
                  beyond those. *Virtual*: a virtual thread, which never owns one.
                - A virtual thread is measured alone, which finds itself again at once. *One of thousands* wakes the next when it
                  has had its turn and waits for 4,000 others, on one carrier. Each then is a stranger again: to the recorder, which
                  looks up what it has open, and keeps something for it anew where that is nothing; and to the processor's
                  caches, which no longer hold what is its own.
                - A *task with its account* is one that also says what CPU time, waiting for a CPU and memory it took. It is
                  measured between stretches of work, since tasks that begin within 10 us share a reading, which a loop of
                  nothing but tasks would profit from.
                - *JFR* runs to disk with the settings named `default`, the benchmark's own events switched on without
                  threshold and without fields. *Logback* writes with its file appender as it comes (each line at once).
                  *OpenTelemetry* is the SDK with every span sampled and a processor that drops each at its end, so without
                  what batching and export cost.
                - *Go* is its tracer writing to a writer that throws everything away, and its flight recorder
                  (`benchmarks/go`).
                - Two threads on two processors: each is to be as fast as it would be alone, as far as the machine allows; how
                  far it does is measured with counters that no two threads share.
                """;
    }

    @Override
    public void measure(Run run) throws IOException, InterruptedException {
        Path temporary = Files.createDirectories(run.folder().resolve("tmp").toAbsolutePath());
        // JMH keeps other runs away with a file there
        System.setProperty("java.io.tmpdir", temporary.toString());
        List<Step> steps = new ArrayList<>();
        for (Variant variant : Variants.on(Runtime.version().feature())) {
            steps.add(new JvmStep(variant, temporary, run.isQuick()));
        }
        GoToolchain go = GoToolchain.find(run.go());
        run.progress().println("Go: " + go.words());
        Path command = go.command();
        if (command != null) {
            Path folder = Files.createDirectories(run.folder().resolve("go"));
            steps.add(GoStep.build(command, folder, run.isQuick()));
        }
        Files.writeString(run.folder().resolve(GO), go.words());
        run.progress().println(steps.size() + " things to measure in each of " + run.rounds() + " rounds");
        new Rounds(steps, run.progress())
                .measure(run.rounds(), Readings.begin(run.folder().resolve(READINGS)));
    }

    @Override
    public String report(Run run) throws IOException {
        Costs costs = new Costs(Readings.load(run.folder().resolve(READINGS)));
        String go = Files.readString(run.folder().resolve(GO));
        return String.join(
                "\n",
                "#### Bars",
                "",
                new RecordingBars(costs, go).markdown(),
                "#### Each call",
                "",
                new CallTables(costs).markdown(),
                "#### Peers",
                "",
                new PeerTable(costs, go).markdown(),
                "#### What it means for a service",
                "",
                new ServiceWords(costs).markdown());
    }
}
