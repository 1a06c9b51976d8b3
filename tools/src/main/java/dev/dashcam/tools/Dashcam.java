/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools;

import dev.dashcam.tools.command.DashcamCommand;
import dev.dashcam.tools.terminal.Terminal;
import java.io.IOException;

/** Where the command line starts. */
public final class Dashcam {
    private Dashcam() {}

    /** Runs the command and ends the process with its exit status. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (Relaunch.isNeeded(args)) {
            System.exit(Relaunch.run(args));
        }
        Relaunch.endWithParent();
        System.exit(new DashcamCommand(Terminal.ofProcess()).run(args));
    }
}
