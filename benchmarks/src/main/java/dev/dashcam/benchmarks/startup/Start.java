/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.startup;

import dev.dashcam.benchmarks.startup.shop.Catalogue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One start of the service. */
final class Start implements AutoCloseable {
    static final String MAIN = "dev.dashcam.benchmarks.startup.shop.Catalogue";

    private final long begunMillis = System.currentTimeMillis();
    private final Process process;

    private Start(Process process) {
        this.process = process;
    }

    /**
     * Starts the process.
     *
     * @param processor what gives it one processor
     * @param spool where it puts snapshots, should it take any
     * @param arguments further ones
     */
    static Start begin(List<String> processor, String classPath, Path spool, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(processor);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", classPath, MAIN, "--server.port=0"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DASHCAM_SPOOL_DIRECTORY", spool.toString());
        return new Start(builder.start());
    }

    /** Waits until the service is ready. */
    Times times() throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(Catalogue.READY)) {
                String[] words = line.split(" ", -1);
                return new Times(Long.parseLong(words[1]) - begunMillis, Long.parseLong(words[2]));
            }
            lines.add(line);
        }
        throw new IOException("The service did not start:\n" + String.join("\n", lines));
    }

    /** Ends the process. */
    @Override
    public void close() {
        process.destroyForcibly();
    }

    /**
     * How long it took, in milliseconds.
     *
     * @param wall from the order to start the process until the service was ready
     * @param cpu the CPU time that all its threads had taken by then
     */
    record Times(double wall, double cpu) {}
}
