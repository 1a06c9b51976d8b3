/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The jars that users get, as the build has just packaged them, and those of others. */
final class Jars {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private Jars() {}

    /** The jar of one of our modules. */
    static Path ours(String module) {
        return only(ROOT.resolve(module).resolve("target"), "dashcam-");
    }

    /** Everything a service adds to have it all. */
    static List<Path> everything() {
        return Stream.of("recorder-core", "triggers", "sinks", "analysis")
                .map(Jars::ours)
                .toList();
    }

    /** A jar of somebody else's that this test runs with. */
    static Path foreign(String name) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(jar -> jar.getFileName().toString().matches(name + "-\\d.*\\.jar"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + name + " on the class path"));
    }

    static Path oldAgrona() {
        return only(Path.of("target/old-agrona").toAbsolutePath(), "agrona-1.");
    }

    /** The programs of this module. */
    static Path programs() {
        return Path.of("target/test-classes").toAbsolutePath();
    }

    /** The folder with what child JVMs need beside their classes. */
    static Path childFolder() {
        return Path.of("src/test/child").toAbsolutePath();
    }

    private static Path only(Path folder, String prefix) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> jars = files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith(prefix) && name.endsWith(".jar") && !name.endsWith("-tests.jar");
                    })
                    .toList();
            if (jars.size() != 1) {
                throw new IllegalStateException(
                        "one jar " + prefix + "*.jar expected in " + folder + ": " + jars + "; mvn verify makes it");
            }
            return jars.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
