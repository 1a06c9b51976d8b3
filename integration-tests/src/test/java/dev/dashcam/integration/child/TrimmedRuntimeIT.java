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
    /** From here on jlink can take the modules of the JDK that it runs on, which then has no folder of modules. */
    private static final int LINKS_ITSELF_SINCE = 24;

    @TempDir
    private Path folder;

    static Stream<Arguments> images() {
        return Jdk.found().stream()
                .filter(TrimmedRuntimeIT::hasJlink)
                .flatMap(jdk -> Stream.of("java.management,jdk.management", "java.base")
                        .map(modules -> Arguments.of(jdk, modules)));
    }

    private static boolean hasJlink(Jdk jdk) {
        boolean hasModules = Files.isDirectory(jdk.home().resolve("jmods")) || jdk.feature() >= LINKS_ITSELF_SINCE;
        return hasModules && Files.exists(jdk.java().resolveSibling("jlink"));
    }

    // none where jlink or its modules come in packages of their own that are not installed
    @ParameterizedTest(allowZeroInvocations = true)
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
