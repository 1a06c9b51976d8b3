/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.terminal;

/** What the command's exit status means. */
public final class ExitCode {
    /** All is well. */
    public static final int OK = 0;
    /** The file is at fault, or nothing was found in it. */
    public static final int FILE = 1;
    /** The command was called wrongly. */
    public static final int USAGE = 2;
    /** The machine is at fault, or the command itself. */
    public static final int PLACE = 3;

    private ExitCode() {}
}
