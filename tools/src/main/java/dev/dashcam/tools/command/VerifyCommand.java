/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.command;

import dev.dashcam.read.ReadReport;
import dev.dashcam.read.TraceEvent;
import dev.dashcam.tools.recording.Damage;
import dev.dashcam.tools.recording.RecordingInput;
import dev.dashcam.tools.terminal.ExitCode;
import dev.dashcam.tools.terminal.Progress;
import dev.dashcam.tools.terminal.Terminal;
import dev.dashcam.tools.text.Amounts;
import java.io.IOException;
import picocli.CommandLine.Command;

/** Checks every byte of a recording. */
@Command(
        name = "verify",
        header = "Check every byte of a recording.",
        footer = {
            "",
            "Examples:",
            "  dashcam verify 7f3k2q.dcam",
            "  dashcam verify 7f3k2q.dcam && aws s3 cp 7f3k2q.dcam s3://snapshots/",
            "",
            "Exit status: 0 the file is as it was written, 1 it is not and each fault was named, 2 wrong usage, 3 anything else."
        })
public final class VerifyCommand extends FileCommand {
    /** The command on this terminal. */
    public VerifyCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(String file) throws IOException {
        try (RecordingInput input = RecordingInput.open(file, terminal().in());
                Progress progress = new Progress(terminal(), "Checking", 0)) {
            for (TraceEvent event = input.next(); event != null; event = input.next()) {
                progress.event();
            }
            ReadReport report = input.report();
            if (!report.isComplete()) {
                for (String line : Damage.lines(report)) {
                    terminal().out().println(terminal().red("fault") + "  " + input.name() + ": " + line);
                }
                return ExitCode.FILE;
            }
            terminal()
                    .out()
                    .println(terminal().green("ok") + "  " + input.name() + ": "
                            + Amounts.count(report.generations(), "generation", "generations") + ", "
                            + Amounts.count(report.events(), "event", "events"));
            return ExitCode.OK;
        }
    }
}
