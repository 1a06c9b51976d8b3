/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.fuzzing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What Jazzer calls: it finds the two methods by their names. */
public final class Fuzzed {
    private static Target target = Target.ARCHIVE;

    private Fuzzed() {}

    /** Called once with the name of the target and the folder with its corpus. */
    public static void fuzzerInitialize(String[] arguments) throws Exception {
        target = Target.named(arguments[0]);
        // Classes are loaded and instrumented now, where no clock runs.
        try (Stream<Path> inputs = Files.list(Path.of(arguments[1]))) {
            for (Path input : inputs.toList()) {
                fuzzerTestOneInput(Files.readAllBytes(input));
            }
        }
    }

    /** Called with each input. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        target.feed(input);
    }
}
