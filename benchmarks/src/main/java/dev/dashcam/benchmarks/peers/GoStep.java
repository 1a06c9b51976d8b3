/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.peers;

import dev.dashcam.benchmarks.statistics.Readings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the Go program once, which measures all that Go's tracer is compared in. */
final class GoStep implements Step {
    private static final Path SOURCE = Path.of("benchmarks", "go");

    private final Path program;
    private final boolean isQuick;

    private GoStep(Path program, boolean isQuick) {
        this.program = program;
        this.isQuick = isQuick;
    }

    /**
     * Builds the program.
     *
     * @param folder where it and what the compiler keeps go
     */
    static GoStep build(Path go, Path folder, boolean isQuick) throws IOException, InterruptedException {
        Path program = folder.resolve("tracer").toAbsolutePath();
        ProcessBuilder builder = new ProcessBuilder(go.toString(), "build", "-o", program.toString(), ".");
        builder.directory(SOURCE.toFile());
        builder.environment()
                .put("GOCACHE", folder.resolve("cache").toAbsolutePath().toString());
        // nothing is to be downloaded, and no other version taken than the one that was found
        builder.environment().put("GOTOOLCHAIN", "local");
        builder.environment().put("GOPROXY", "off");
        builder.environment().remove("GOROOT");
        output(builder);
        return new GoStep(program, isQuick);
    }

    @Override
    public void measure(int round, Readings readings) throws IOException, InterruptedException {
        String milliseconds = isQuick ? "2" : "40";
        ProcessBuilder builder = new ProcessBuilder(program.toString(), "-milliseconds", milliseconds);
        parse(output(builder), round, readings);
    }

    /** Takes in what the program prints: a name, a tab and nanoseconds a line. */
    static void parse(List<String> lines, int round, Readings readings) throws IOException {
        for (String line : lines) {
            int tab = line.indexOf('\t');
            if (tab < 0) {
                throw new IOException("The Go program printed: " + line);
            }
            readings.add(
                    "go " + line.substring(0, tab), Names.NANOS, round, Double.parseDouble(line.substring(tab + 1)));
        }
    }

    private static List<String> output(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException(String.join(" ", builder.command()) + " ended with status " + status);
            }
            return output.lines().toList();
        } finally {
            process.destroy();
            process.waitFor(1, TimeUnit.SECONDS);
        }
    }
}
