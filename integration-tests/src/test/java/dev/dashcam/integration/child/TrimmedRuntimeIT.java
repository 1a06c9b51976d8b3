/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.integration.child.ChildJvm.Result;
import dev.dashcam.integration.child.program.WithoutJfr;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runtimes that lack modules of the JDK: what needs them is off, the rest works. Images of jlink where it is installed with its
 * modules, which come in packages of their own on some systems; and everywhere the JDK itself, told to do without.
 */
final class TrimmedRuntimeIT {
    /** From here on jlink can take the modules of the JDK that it runs on, which then has no folder of modules. */
    private static final int LINKS_ITSELF_SINCE = 24;

    @TempDir
    private Path folder;

    static Stream<Arguments> runtimes() {
        List<Jdk> jdks = Jdk.found();
        // A runtime without JFR is what users make with jlink: no build may be without one and say nothing.
        assertThat(jdks)
                .as("JDKs with jlink and its modules; on some systems they come in a package of their own")
                .anyMatch(TrimmedRuntimeIT::hasJlink);
        return jdks.stream()
                .flatMap(jdk -> Stream.of("java.management,jdk.management", "java.base")
                        .flatMap(modules -> Stream.of(true, false)
                                .filter(asImage -> !asImage || hasJlink(jdk))
                                .map(asImage -> Arguments.of(jdk, modules, asImage))));
    }

    private static boolean hasJlink(Jdk jdk) {
        boolean hasModules = Files.isDirectory(jdk.home().resolve("jmods")) || jdk.feature() >= LINKS_ITSELF_SINCE;
        return hasModules && Files.exists(jdk.java().resolveSibling("jlink"));
    }

    @ParameterizedTest(name = "{0} with {1}, as an image {2}")
    @MethodSource("runtimes")
    void withoutJfr_theRecorderRecordsAndSaysWhatIsOff(Jdk jdk, String modules, boolean asImage) throws Exception {
        ChildJvm child = asImage
                ? new ChildJvm(image(jdk, modules), folder)
                : new ChildJvm(jdk, folder).option("--limit-modules=" + modules);
        Result result = child.with(Jars.programs(), Jars.ours("recorder-core"), Jars.foreign("slf4j-api"))
                .run(WithoutJfr.class.getName(), "jdk.jfr");

        assertThat(result).isEqualTo(Result.SILENT_SUCCESS);
    }

    private Jdk image(Jdk jdk, String modules) throws Exception {
        Path image = folder.resolve("image");
        Path output = folder.resolve("jlink.txt");
        List<String> command = List.of(
                jdk.java().resolveSibling("jlink").toString(), "--add-modules", modules, "--output", image.toString());
        Process jlink = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(jlink.waitFor()).as(Files.readString(output)).isZero();
        return new Jdk(image, jdk.feature());
    }
}
