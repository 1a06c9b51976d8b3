/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.service;

import dev.dashcam.benchmarks.service.program.OpenCatalogue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A service in a JVM of its own. */
final class OpenShop implements AutoCloseable {
    static final String MAIN = "dev.dashcam.benchmarks.service.program.OpenCatalogue";

    private final Process process;
    private final int port;

    private OpenShop(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Opens it, and waits until it is open. */
    static OpenShop open(String classPath, Map<String, String> environment) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        java,
                        // Some JVMs of a kind keep a heap that G1 may grow at 120 MB, and mark it all the time.
                        "-Xms512m",
                        "-Xmx512m",
                        "-cp",
                        classPath,
                        MAIN,
                        "--server.port=0",
                        // A connection is to last: making one costs more than a visit.
                        "--server.tomcat.max-keep-alive-requests=-1",
                        "--server.tomcat.keep-alive-timeout=1h",
                        // The first visit may have to wait until all services are open.
                        "--server.tomcat.connection-timeout=1h")
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> lines = new ArrayList<>();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(OpenCatalogue.OPEN)) {
                drain(output);
                return new OpenShop(process, Integer.parseInt(line.substring(OpenCatalogue.OPEN.length())));
            }
            lines.add(line);
        }
        throw new IOException("The service did not start:\n" + String.join("\n", lines));
    }

    /** What it goes on to log must not fill the pipe. */
    private static void drain(BufferedReader output) {
        Thread thread = new Thread(() -> output.lines().forEach(line -> {}), "drain");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return port;
    }

    /** The processor time of all its threads so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
