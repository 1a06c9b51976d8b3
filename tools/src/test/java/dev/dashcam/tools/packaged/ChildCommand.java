/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.packaged;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged command line in a process of its own. */
record ChildCommand(int exitCode, String out, String err) {
    private static final long PATIENCE_SECONDS = 300;

    /** The jar that the build has made. */
    static Path jar() {
        return Path.of(System.getProperty("dashcam.jar", "target/dashcam.jar")).toAbsolutePath();
    }

    /** The JVM of this build, and a 25 beside it where there is one. */
    static Stream<Path> javas() {
        Path own = Path.of(System.getProperty("java.home"), "bin", "java");
        File[] others = new File("/usr/lib/jvm").listFiles((folder, name) -> name.contains("-25"));
        Stream<Path> newer = Stream.of(others == null ? new File[0] : others)
                .sorted()
                .limit(1)
                .map(home -> home.toPath().resolve("bin").resolve("java"));
        return Stream.concat(Stream.of(own), newer).filter(Files::isExecutable).distinct();
    }

    static List<String> ofJar(Path java, List<String> options, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Files.isExecutable(java) ? java.toString() : java + ".exe");
        command.addAll(options);
        command.addAll(List.of("-jar", jar().toString()));
        command.addAll(List.of(args));
        return command;
    }

    static ChildCommand run(ProcessBuilder builder, byte[] input) throws IOException, InterruptedException {
        Path out = Files.createTempFile("dashcam-test", ".out");
        Path err = Files.createTempFile("dashcam-test", ".err");
        try {
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            Process process = builder.redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            try (OutputStream to = process.getOutputStream()) {
                to.write(input);
            } catch (IOException e) {
                // The command has seen enough; its exit status says whether that was right.
            }
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running after " + PATIENCE_SECONDS + " s: " + builder.command());
            }
            return new ChildCommand(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
