/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.startup;

import dev.dashcam.benchmarks.report.MistakeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a command line begins with so that the program has one processor. */
final class OneProcessor {
    /** Shared with whatever else wants to run there. */
    static final List<String> SHARED = List.of("taskset", "-c", "0");

    // not as real-time threads: those get slices of 100 ms, so that a thread that waits for a moment loses its turn for
    // long
    private static final List<String> FIRST = List.of("nice", "-n", "-19", SHARED.get(0), SHARED.get(1), SHARED.get(2));

    private OneProcessor() {}

    /** Before everything else that wants to run there, where that is permitted. */
    static List<String> own() throws InterruptedException {
        if (works(FIRST)) {
            return FIRST;
        }
        if (works(SHARED)) {
            return SHARED;
        }
        throw new MistakeException("taskset is needed to give a program one processor only (package util-linux)");
    }

    /** The same in words. */
    static String words(List<String> own) {
        return own.equals(FIRST) ? "before most else that wants to run" : "not before others that want to run";
    }

    private static boolean works(List<String> prefix) throws InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.add("true");
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            // nice goes on where it is not permitted, and says so
            boolean isSilent = process.getInputStream().readAllBytes().length == 0;
            return process.waitFor() == 0 && isSilent;
        } catch (IOException absent) {
            return false;
        }
    }
}
