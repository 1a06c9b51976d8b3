/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.memory;

import dev.dashcam.FlightRecorder;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Programs in JVMs of their own that print figures. */
final class ChildJvm {
    /** A heap whose young part is seldom full, and a collector that leaves no garbage where it is. */
    private static final List<String> OPTIONS = List.of(
            "-Xms512m",
            "-Xmx1g",
            "-Xmn256m",
            "-XX:+UseSerialGC",
            "-XX:MarkSweepAlwaysCompactCount=1",
            "-XX:NativeMemoryTracking=summary");

    private ChildJvm() {}

    /** Runs a program to its end, for its figures by name. It may leave files in this folder. */
    static Map<String, Double> run(Path folder, Class<?> program, Object... arguments)
            throws IOException, InterruptedException {
        return run(System.getProperty("java.class.path"), folder, program, arguments);
    }

    /** The same without the parts of the recorder that find their way into it by being on the class path. */
    static Map<String, Double> runCoreAlone(Path folder, Class<?> program, Object... arguments)
            throws IOException, InterruptedException {
        String classPath = place(program) + File.pathSeparator + place(FlightRecorder.class);
        return run(classPath, folder, program, arguments);
    }

    private static String place(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }

    private static Map<String, Double> run(String classPath, Path folder, Class<?> program, Object... arguments)
            throws IOException, InterruptedException {
        Path temporary = Files.createDirectories(folder.resolve("tmp")).toAbsolutePath();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.add("-Djava.io.tmpdir=" + temporary);
        command.addAll(List.of("-cp", classPath, program.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = new ArrayList<>();
        try (var output = process.inputReader()) {
            output.lines().forEach(lines::add);
        }
        if (process.waitFor() != 0) {
            throw new IOException(program.getSimpleName() + " failed:\n" + String.join("\n", lines));
        }
        return figures(lines);
    }

    /** Prints a figure for {@link #run}. */
    static void print(String name, double value) {
        System.out.println("figure " + name + '=' + value);
    }

    private static Map<String, Double> figures(List<String> lines) {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (String line : lines) {
            if (line.startsWith("figure ")) {
                String[] parts = line.substring("figure ".length()).split("=", 2);
                figures.put(parts[0], Double.valueOf(parts[1]));
            }
        }
        return figures;
    }
}
