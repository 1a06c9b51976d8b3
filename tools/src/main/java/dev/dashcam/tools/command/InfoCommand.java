/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.command;

import dev.dashcam.read.Manifest;
import dev.dashcam.tools.info.InfoReport;
import dev.dashcam.tools.info.InfoTables;
import dev.dashcam.tools.info.Inventory;
import dev.dashcam.tools.recording.RecordingInput;
import dev.dashcam.tools.terminal.Progress;
import dev.dashcam.tools.terminal.Terminal;
import dev.dashcam.tools.text.Amounts;
import java.io.IOException;
import picocli.CommandLine.Command;

/** Says what is in a recording. */
@Command(
        name = "info",
        header = "Say what is in a recording.",
        description = {
            "",
            "Its id, where and when it was taken and why, how far back it is complete and what was lost, its entries, and its"
                    + " events by kind. Of a file that was cut off or damaged, what is left of it."
        },
        footer = {
            "",
            "Examples:",
            "  dashcam info 7f3k2q.dcam",
            "  ssh shop cat /tmp/dashcam/shop/7f3k2q.dcam | dashcam info -",
            "",
            "Exit status: 0 all is there, 1 the file is damaged, cut off or no recording, 2 wrong usage, 3 anything else."
        })
public final class InfoCommand extends FileCommand {
    /** The command on this terminal. */
    public InfoCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(String file) throws IOException {
        try (RecordingInput input = RecordingInput.open(file, terminal().in(), keys())) {
            Inventory inventory = count(input);
            InfoReport report = new InfoReport(input.name());
            Manifest manifest = input.manifest();
            if (manifest != null) {
                report.manifest(manifest);
            } else {
                report.generations(inventory);
            }
            long jvmEvents = input.report().jvmEvents();
            if (jvmEvents > 0) {
                report.line("JVM events", Amounts.count(jvmEvents) + ", recorded by JFR");
            }
            if (manifest != null) {
                report.block(InfoTables.entries(manifest.entries()));
            }
            report.block(InfoTables.kinds(inventory));
            terminal().out().print(report);
            return DamageReport.complain(input, terminal());
        }
    }

    private Inventory count(RecordingInput input) throws IOException {
        Manifest manifest = input.manifest();
        try (Progress progress = new Progress(terminal(), "Reading", manifest == null ? 0 : manifest.events())) {
            return Inventory.of(input, progress::event);
        }
    }
}
