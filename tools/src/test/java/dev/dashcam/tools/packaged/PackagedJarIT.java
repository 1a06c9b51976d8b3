/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.tools.samples.SampleRecording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code java -jar dashcam.jar} without any flag. */
final class PackagedJarIT {
    @TempDir
    private Path folder;

    static Stream<Arguments> commands() {
        return ChildCommand.javas()
                .flatMap(java -> Stream.of("info", "print", "explain", "verify").map(name -> Arguments.of(java, name)));
    }

    static Stream<Path> javas() {
        return ChildCommand.javas();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void command_wholeFile_printsNothingOnStandardError(Path java, String name)
            throws IOException, InterruptedException {
        ChildCommand run =
                run(java, List.of(), name, SampleRecording.snapshotIn(folder).toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains(name.equals("print") ? "checkout" : "7f3k2q");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void command_standardInput_isReadThroughToTheCommand(Path java, String name)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(ChildCommand.ofJar(java, List.of(), name, "-"));
        ChildCommand run = ChildCommand.run(builder, SampleRecording.snapshot());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void command_cutOffFile_exitsWithOne(Path java, String name) throws IOException, InterruptedException {
        ChildCommand run =
                run(java, List.of(), name, SampleRecording.cutOffIn(folder).toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out() + run.err()).contains("cut off").doesNotContain("Exception");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void command_wrongUsage_exitsWithTwo(Path java, String name) throws IOException, InterruptedException {
        ChildCommand run = run(java, List.of(), name, folder.resolve("gone").toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("dashcam: there is no file ").hasLineCount(1);
    }

    @ParameterizedTest
    @MethodSource("javas")
    void infoPrintVerify_loadNothingOfChronicles(Path java) throws IOException, InterruptedException {
        String file = SampleRecording.snapshotIn(folder).toString();
        for (String name : List.of("info", "print", "verify")) {
            ChildCommand run = run(java, List.of("-Xlog:class+load"), name, file);
            assertThat(run.out()).contains("dev.dashcam.tools.").doesNotContain("net.openhft");
        }
    }

    private ChildCommand run(Path java, List<String> options, String... args) throws IOException, InterruptedException {
        return ChildCommand.run(
                new ProcessBuilder(ChildCommand.ofJar(java, options, args)).directory(folder.toFile()), new byte[0]);
    }
}
