/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own with the class path of the tests, for what would take the tests' JVM with it. */
public final class ChildJvm {
    private static final long PATIENCE_SECONDS = 120;

    private ChildJvm() {}

    /** Whether this JDK has the option, such as a collector. */
    public static boolean takes(String... options) throws IOException, InterruptedException {
        List<String> command = java(options);
        command.add("-version");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return end(process) == 0;
    }

    /** Runs a program to its end and returns the lines that it printed on both outputs. */
    public static List<String> run(Class<?> program, String... options) throws IOException, InterruptedException {
        List<String> command = java(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        // read to its end before it is waited for: it would stop at a full pipe
        Thread killer = new Thread(() -> {
            try {
                end(process);
            } catch (InterruptedException over) {
                process.destroyForcibly();
            }
        });
        killer.setDaemon(true);
        killer.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        end(process);
        return printed.lines().toList();
    }

    private static int end(Process process) throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    private static List<String> java(String... options) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of(options));
        return command;
    }
}
