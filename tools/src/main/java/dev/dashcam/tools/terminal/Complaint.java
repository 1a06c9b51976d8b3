/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.terminal;

/** Why a command cannot do what it was asked: one line for people, and the status to exit with. */
public final class Complaint extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private Complaint(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The file is at fault, or nothing was found in it. */
    public static Complaint file(String message) {
        return new Complaint(ExitCode.FILE, message);
    }

    /** The command was called wrongly. */
    public static Complaint usage(String message) {
        return new Complaint(ExitCode.USAGE, message);
    }

    /** The machine is at fault: no room, no permission. */
    public static Complaint place(String message) {
        return new Complaint(ExitCode.PLACE, message);
    }

    /** The status to exit with. */
    public int exitCode() {
        return exitCode;
    }
}
