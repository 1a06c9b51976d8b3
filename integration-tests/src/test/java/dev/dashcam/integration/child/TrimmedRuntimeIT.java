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

/** Runtime images of jlink that lack modules of the JDK: what needs them is off, the rest works. */
final class TrimmedRuntimeIT {
    @TempDir
    private Path folder;

    static Stream<Arguments> images() {
        return Jdk.found().stream()
                .filter(jdk -> Files.exists(jdk.java().resolveSibling("jlink")))
                .flatMap(jdk -> Stream.of("java.management,jdk.management", "java.base")
                        .map(modules -> Arguments.of(jdk, modules)));
    }

    @ParameterizedTest
    @MethodSource("images")
    void withoutJfr_theRecorderRecordsAndSaysWhatIsOff(Jdk jdk, String modules) throws Exception {
        Result result = new ChildJvm(image(jdk, modules), folder)
                .with(Jars.programs(), Jars.ours("recorder-core"), Jars.foreign("slf4j-api"))
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
