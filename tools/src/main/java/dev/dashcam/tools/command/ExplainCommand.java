/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.command;

import dev.dashcam.analysis.ExplainOptions;
import dev.dashcam.analysis.Explanations;
import dev.dashcam.analysis.NoSuchTaskException;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.json.JsonReport;
import dev.dashcam.explain.ExplanationLeftOut;
import dev.dashcam.read.EventKind;
import dev.dashcam.read.Generation;
import dev.dashcam.read.Manifest;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.source.SourceLinks;
import dev.dashcam.source.SourceUrl;
import dev.dashcam.tools.columns.ColumnIncident;
import dev.dashcam.tools.columns.ColumnStore;
import dev.dashcam.tools.columns.TemporaryFolder;
import dev.dashcam.tools.recording.AssumedManifest;
import dev.dashcam.tools.recording.RecordingInput;
import dev.dashcam.tools.terminal.Complaint;
import dev.dashcam.tools.terminal.Progress;
import dev.dashcam.tools.terminal.Terminal;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says in words why a task was slow. */
@Command(
        name = "explain",
        header = "Say in words why a task was slow.",
        description = {
            "",
            "Where its time went, what was different from what is usual, and who else was there. The task is the one that the"
                    + " trigger was about.",
            "The recording is decoded once into a temporary file (in TMPDIR), so it may be far larger than the heap."
        },
        footer = {
            "",
            "Examples:",
            "  dashcam explain 7f3k2q.dcam",
            "  dashcam explain 7f3k2q.dcam --task 51e0",
            "  dashcam explain 7f3k2q.dcam --json",
            "  dashcam explain 7f3k2q.dcam --source-url 'vscode://file/home/me/shop/src/main/java/{path}:{line}'",
            "",
            "Exit status: 0 explained, 1 the file is damaged or holds no such task, 2 wrong usage, 3 anything else."
        })
public final class ExplainCommand extends FileCommand {
    @ArgGroup(exclusive = true)
    private What what = new What();

    @Option(names = "--json", description = "Write the findings as JSON instead of words.")
    private boolean json;

    @Option(
            names = "--source-url",
            paramLabel = "URL",
            description = {
                "Link lines of code to this URL, with {path} or {file}, {line} and {commit} in it, instead of those that the"
                        + " service was told.",
                "PACKAGE=URL is for a package; give several, the first that is for a class counts."
            })
    private List<String> sourceUrls = List.of();

    /** The command on this terminal. */
    public ExplainCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(String file) throws IOException {
        options();
        List<SourceUrl> urls = sourceUrls();
        try (RecordingInput input = RecordingInput.open(file, terminal().in(), keys());
                ColumnStore store = ColumnStore.create(TemporaryFolder.ofEnvironment())) {
            AssumedManifest assumed = new AssumedManifest();
            input.keepThreads();
            decode(input, store, assumed);
            Manifest manifest = input.manifest();
            if (manifest == null) {
                manifest = assumed.build(input.name(), store.size());
            }
            if (manifest == null) {
                DamageReport.complain(input, terminal());
                throw Complaint.file(input.name() + " holds no events");
            }
            Manifest linked = urls.isEmpty() ? manifest : linked(manifest, urls);
            explain(new ColumnIncident(linked, input.name(), store, input::threads));
            return DamageReport.complain(input, terminal());
        }
    }

    private void explain(ColumnIncident incident) throws IOException {
        try {
            Findings findings = new Explanations().examine(incident, options());
            terminal()
                    .out()
                    .print(
                            json
                                    ? JsonReport.of(findings) + '\n'
                                    : Explanations.inWords(findings).text());
        } catch (NoSuchTaskException e) {
            throw Complaint.file(e.getMessage() + "; dashcam print shows the tasks' ids");
        } catch (ExplanationLeftOut e) {
            throw Complaint.place("no explanation: " + e.getMessage());
        }
    }

    private List<SourceUrl> sourceUrls() {
        try {
            return sourceUrls.stream().map(SourceUrl::parse).toList();
        } catch (IllegalArgumentException e) {
            throw Complaint.usage(String.valueOf(e.getMessage()));
        }
    }

    private static Manifest linked(Manifest manifest, List<SourceUrl> urls) {
        Map<String, String> configuration = new LinkedHashMap<>(manifest.configuration());
        SourceLinks links = SourceLinks.of(configuration).with(urls);
        configuration.keySet().removeIf(name -> name.startsWith(SourceLinks.URL));
        configuration.putAll(links.configuration());
        return manifest.withConfiguration(configuration);
    }

    private ExplainOptions options() {
        if (what.task != null) {
            return ExplainOptions.task(PrintCommand.taskId(what.task));
        }
        if (what.stuck) {
            return ExplainOptions.stuck();
        }
        return what.slowest ? ExplainOptions.slowest() : ExplainOptions.cause();
    }

    /** Which task to explain. */
    private static final class What {
        @Option(names = "--task", paramLabel = "ID", description = "Explain this task, by its id as texts show it.")
        private @Nullable String task;

        @Option(names = "--slowest", description = "Explain the request or message that took longest.")
        private boolean slowest;

        @Option(names = "--stuck", description = "Explain the request or message that has been running longest.")
        private boolean stuck;
    }

    private void decode(RecordingInput input, ColumnStore store, AssumedManifest assumed) throws IOException {
        Manifest manifest = input.manifest();
        long total = manifest == null ? 0 : manifest.events();
        try (Progress progress = new Progress(terminal(), "Decoding", total)) {
            for (TraceEvent event = input.next(); event != null; event = input.next()) {
                store.add(event);
                progress.event();
                Generation generation = event.kind() == EventKind.SYNC ? event.generation() : null;
                if (generation != null) {
                    assumed.add(generation);
                }
            }
        }
    }
}
