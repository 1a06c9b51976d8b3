/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.command;

import dev.dashcam.analysis.findings.TaskNumber;
import dev.dashcam.read.EventKind;
import dev.dashcam.read.Manifest;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.source.SourceLinks;
import dev.dashcam.tools.print.EventFilter;
import dev.dashcam.tools.print.EventLine;
import dev.dashcam.tools.print.Glob;
import dev.dashcam.tools.print.TimeArgument;
import dev.dashcam.tools.recording.RecordingInput;
import dev.dashcam.tools.terminal.Complaint;
import dev.dashcam.tools.terminal.ExitCode;
import dev.dashcam.tools.terminal.Terminal;
import dev.dashcam.tools.text.KindWords;
import dev.dashcam.tools.text.TimeScale;
import java.io.IOException;
import java.io.PrintStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the events of a recording as text. */
@Command(
        name = "print",
        header = "Write the events of a recording as text, one line each.",
        description = {
            "",
            "Times are seconds from the trigger, in a trace from its start. A line has the time, the thread with its id,"
                    + " the task's id, the kind of event and what happened."
        },
        footer = {
            "",
            "Examples:",
            "  dashcam print 7f3k2q.dcam --from -1s --to 0",
            "  dashcam print 7f3k2q.dcam --task 51e0",
            "  dashcam print 7f3k2q.dcam --kind log --thread 'exec-*' --utc",
            "  curl -s https://shop/actuator/dashcam/7f3k2q.dcam | dashcam print - --limit 100",
            "",
            "Exit status: 0 events were written, 1 none fits or the file is damaged, 2 wrong usage, 3 anything else."
        })
public final class PrintCommand extends FileCommand {
    private static final int LINES_BETWEEN_CHECKS = 256;

    @Option(names = "--from", paramLabel = "TIME", description = "First instant: -1.5s, 250ms, or a date in UTC.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Instant to stop before.")
    private @Nullable String to;

    @Option(
            names = "--thread",
            paramLabel = "THREAD",
            description = "Only this thread: its id, or its name with * and ?.")
    private @Nullable String thread;

    @Option(names = "--task", paramLabel = "ID", description = "Only this task, by its id as lines show it.")
    private @Nullable String task;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            split = ",",
            description = "Only these kinds: task, region, log, value, mark, generation, ... or task-end and so on.")
    private List<String> kinds = List.of();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Only tasks, regions, counters and marks of this name, with * and ?.")
    private @Nullable String name;

    @Option(names = "--limit", paramLabel = "N", description = "At most this many lines.")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--utc", description = "Write times of day in UTC instead of seconds.")
    private boolean utc;

    /** The command on this terminal. */
    public PrintCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(String file) throws IOException {
        filter(null);
        if (limit < 1) {
            throw Complaint.usage("--limit must be at least 1, not " + limit);
        }
        try (RecordingInput input = RecordingInput.open(file, terminal().in(), keys())) {
            TraceEvent event = input.next();
            if (event == null) {
                DamageReport.complain(input, terminal());
                throw Complaint.file(input.name() + " holds no events");
            }
            TimeScale scale = input.scale(event, utc);
            return print(input, event, filter(scale), new EventLine(scale, links(input)));
        }
    }

    /** Those that the service was told; a stream tells them when it has ended, which is too late. */
    private static SourceLinks links(RecordingInput input) {
        Manifest manifest = input.manifest();
        return SourceLinks.of(manifest == null ? Map.of() : manifest.configuration());
    }

    private int print(RecordingInput input, TraceEvent first, EventFilter filter, EventLine line) throws IOException {
        PrintStream out = terminal().out();
        long lines = 0;
        for (TraceEvent event = first; event != null; event = input.next()) {
            if (event.timeNanos() >= filter.toNanos()) {
                return found(input, lines);
            }
            if (filter.matches(event)) {
                out.append(line.of(event)).append('\n');
                lines++;
                // A reader that has seen enough closes the pipe; that is no fault.
                if (lines == limit || (lines % LINES_BETWEEN_CHECKS == 0 && out.checkError())) {
                    return ExitCode.OK;
                }
            }
        }
        int damage = DamageReport.complain(input, terminal());
        return damage == ExitCode.OK ? found(input, lines) : damage;
    }

    private static int found(RecordingInput input, long lines) {
        if (lines == 0) {
            throw Complaint.file("no event of " + input.name() + " fits; dashcam info shows what is in it");
        }
        return ExitCode.OK;
    }

    /** The filter; without a scale only to see whether the arguments make sense. */
    private EventFilter filter(@Nullable TimeScale scale) {
        try {
            TimeArgument first = from == null ? null : TimeArgument.of(from);
            TimeArgument last = to == null ? null : TimeArgument.of(to);
            return new EventFilter(
                    first == null || scale == null ? Long.MIN_VALUE : first.timeNanos(scale),
                    last == null || scale == null ? Long.MAX_VALUE : last.timeNanos(scale),
                    kinds(),
                    task == null ? null : taskId(task),
                    thread == null ? null : threadId(thread),
                    thread == null ? null : new Glob(thread),
                    name == null ? null : new Glob(name));
        } catch (IllegalArgumentException e) {
            throw Complaint.usage(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Set<EventKind> kinds() {
        if (kinds.isEmpty()) {
            return null;
        }
        Set<EventKind> wanted = EnumSet.noneOf(EventKind.class);
        kinds.forEach(word -> wanted.addAll(KindWords.named(word)));
        return wanted;
    }

    private static @Nullable Long threadId(String thread) {
        String digits = thread.startsWith("#") ? thread.substring(1) : thread;
        return digits.matches("\\d{1,18}") ? Long.valueOf(digits) : null;
    }

    static long taskId(String task) {
        try {
            return TaskNumber.parse(task);
        } catch (NumberFormatException e) {
            throw Complaint.usage("'" + task + "' is no task id; write it as the lines do, such as 51e0");
        }
    }
}
