/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.fuzzing;

import dev.dashcam.analysis.ExplainOptions;
import dev.dashcam.analysis.Explanations;
import dev.dashcam.analysis.NoSuchTaskException;
import dev.dashcam.explain.Explanation;
import dev.dashcam.explain.ExplanationLeftOut;
import dev.dashcam.read.Generation;
import dev.dashcam.read.Manifest;
import dev.dashcam.read.RecordingFormatException;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.read.TraceReader;
import dev.dashcam.source.SourceLinks;
import dev.dashcam.tools.print.EventLine;
import dev.dashcam.tools.recording.AssumedManifest;
import dev.dashcam.tools.text.TimeScale;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whatever can be read can be explained, or the explanation is left out with a reason; and it can be printed. */
final class ExplanationChecks {
    private static final int MAX_TEXT = 1 << 20;

    private ExplanationChecks() {}

    static void feed(byte[] input) throws IOException {
        byte[] file = Parts.archive(input);
        Manifest manifest;
        try {
            manifest = print(file);
        } catch (RecordingFormatException refused) {
            return;
        }
        if (manifest != null) {
            FuzzedIncident incident = new FuzzedIncident(manifest, file);
            explain(incident, ExplainOptions.cause());
            explain(incident, ExplainOptions.slowest());
            explain(incident, ExplainOptions.stuck());
        }
    }

    private static void explain(FuzzedIncident incident, ExplainOptions options) throws IOException {
        try {
            Explanation explanation = new Explanations().explain(incident, options);
            Demand.that(!explanation.verdict().isEmpty(), "there is a verdict");
            Demand.that(explanation.text().length() < MAX_TEXT, "the text is short");
        } catch (ExplanationLeftOut leftOut) {
            Demand.that(leftOut.getMessage() != null, "what is left out has a reason");
        } catch (NoSuchTaskException none) {
            // as documented
        }
    }

    /** Prints all events; answers the manifest, or what stands for one that is missing. */
    private static @Nullable Manifest print(byte[] file) throws IOException {
        AssumedManifest assumed = new AssumedManifest();
        SourceLinks unlinked = SourceLinks.of(Map.of());
        EventLine line = new EventLine(new TimeScale(0, 0, false), unlinked);
        EventLine dated = new EventLine(new TimeScale(0, 0, true), unlinked);
        long events = 0;
        try (TraceReader reader = TraceReader.read(new ByteArrayInputStream(file))) {
            for (TraceEvent event; (event = reader.next()) != null; events++) {
                Generation generation = event.generation();
                if (generation != null) {
                    assumed.add(generation);
                }
                Demand.that(line.of(event).length() + dated.of(event).length() < MAX_TEXT, "a line is short");
            }
            Manifest manifest = reader.manifest();
            return manifest != null ? manifest : assumed.build("fuzzed", events);
        }
    }
}
