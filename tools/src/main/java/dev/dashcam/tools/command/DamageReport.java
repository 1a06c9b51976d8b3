/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.command;

import dev.dashcam.read.ReadReport;
import dev.dashcam.tools.recording.Damage;
import dev.dashcam.tools.recording.RecordingInput;
import dev.dashcam.tools.terminal.ExitCode;
import dev.dashcam.tools.terminal.Terminal;
import dev.dashcam.tools.text.Printable;

/** Tells whoever reads a damaged recording that what they see is not all. */
final class DamageReport {
    private DamageReport() {}

    /** Complains of what a recording that was read to its end lacks, and answers the status to exit with. */
    static int complain(RecordingInput input, Terminal terminal) {
        ReadReport report = input.report();
        terminal.out().flush();
        if (report.jvmLeftOut() != null) {
            terminal.err()
                    .println("dashcam: " + input.name() + ": of the JVM's own events was left out: "
                            + Printable.of(report.jvmLeftOut()));
        }
        String problem = input.encryptedProblem();
        if (problem != null) {
            terminal.err()
                    .println("dashcam: " + input.name() + ": " + problem
                            + "; all that comes before that proves to be as it was encrypted");
        }
        if (report.isComplete() && problem == null) {
            return ExitCode.OK;
        }
        for (String line : Damage.lines(report)) {
            terminal.err().println("dashcam: " + input.name() + ": " + line);
        }
        return ExitCode.FILE;
    }
}
