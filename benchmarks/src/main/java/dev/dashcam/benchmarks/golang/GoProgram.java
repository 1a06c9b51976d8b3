/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.golang;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running Go program that answers each line with a line, so that it stays warm and can be asked in turn with others. */
public final class GoProgram implements AutoCloseable {
    /** Where the programs' sources are. */
    private static final Path SOURCES = Path.of("benchmarks", "go");

    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    private GoProgram(Process process) {
        this.process = process;
        this.questions = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Builds a program of {@code benchmarks/go}.
     *
     * @param name its folder there
     * @param folder where it and what the compiler keeps go
     */
    public static Path build(Path go, String name, Path folder) throws IOException, InterruptedException {
        Path program = folder.resolve(name).toAbsolutePath();
        run(go, folder, "build", "-o", program.toString(), "./" + name);
        return program;
    }

    /**
     * Builds a program of {@code benchmarks/go} as if its source lay in Go's own: only there it may use what Go keeps to
     * itself, such as the reader of traces.
     */
    public static Path buildInside(Path go, String name, Path folder) throws IOException, InterruptedException {
        String root = run(go, folder, "env", "GOROOT").get(0).strip();
        Path source = SOURCES.resolve(name).resolve("main.go").toAbsolutePath();
        String place = "internal/trace/dashcam" + name;
        Path overlay = folder.resolve(name + "-overlay.json").toAbsolutePath();
        Files.writeString(overlay, "{\"Replace\": {\"" + root + "/src/" + place + "/main.go\": \"" + source + "\"}}\n");
        Path program = folder.resolve(name).toAbsolutePath();
        run(go, folder, "build", "-overlay", overlay.toString(), "-o", program.toString(), place);
        return program;
    }

    private static List<String> run(Path go, Path folder, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add(0, go.toString());
        ProcessBuilder builder = new ProcessBuilder(command).directory(SOURCES.toFile());
        builder.environment()
                .put("GOCACHE", folder.resolve("cache").toAbsolutePath().toString());
        // nothing is to be downloaded, and no other version taken than the one that was found
        builder.environment().put("GOTOOLCHAIN", "local");
        builder.environment().put("GOPROXY", "off");
        builder.environment().remove("GOROOT");
        return output(builder);
    }

    /** Runs a program to its end. */
    public static void runToEnd(Path program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add(0, program.toString());
        output(new ProcessBuilder(command));
    }

    private static List<String> output(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException(String.join(" ", builder.command()) + " ended with status " + status);
        }
        return output.lines().toList();
    }

    /** Starts a program. */
    public static GoProgram start(Path program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add(0, program.toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        return new GoProgram(builder.start());
    }

    /** Asks for a line of numbers. */
    public long[] ask() throws IOException {
        questions.newLine();
        questions.flush();
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("The Go program has ended without an answer");
        }
        String[] words = line.split(" ", -1);
        long[] numbers = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            numbers[i] = Long.parseLong(words[i]);
        }
        return numbers;
    }

    /** Ends the program. */
    @Override
    public void close() throws IOException {
        questions.close();
        try {
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                process.destroy();
            }
        } catch (InterruptedException interrupted) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
