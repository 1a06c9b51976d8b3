/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.tools.samples.SampleRecording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The script {@code ./dashcam} of a checkout. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a shell script")
final class LauncherIT {
    @TempDir
    private Path folder;

    static Stream<Path> javas() {
        return ChildCommand.javas();
    }

    @ParameterizedTest
    @MethodSource("javas")
    void script_anyJava_printsNothingOnStandardError(Path java) throws IOException, InterruptedException {
        String file = SampleRecording.snapshotIn(folder).toString();
        for (String name : List.of("info", "print", "explain", "verify")) {
            ChildCommand run = run(script(), java, name, file);
            assertThat(run.err()).as(name).isEmpty();
            assertThat(run.exitCode()).as(name).isZero();
        }
    }

    @Test
    void script_throughALinkInAFolderWithBlanks_findsItsJar() throws IOException, InterruptedException {
        Path blanks = Files.createDirectory(folder.resolve("my own tools"));
        Path link = Files.createSymbolicLink(blanks.resolve("dash cam"), script());
        Path file = SampleRecording.snapshotIn(blanks);
        ChildCommand run = run(link, java(), "verify", file.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("ok  7f3k2q.dcam: ");
    }

    @Test
    void script_wrongUsage_passesTheExitStatusOn() throws IOException, InterruptedException {
        assertThat(run(script(), java(), "nonsense").exitCode()).isEqualTo(2);
    }

    private static Path java() {
        return ChildCommand.javas().findFirst().orElseThrow();
    }

    private static Path script() {
        // target/dashcam.jar lies in tools, tools in the root.
        return ChildCommand.jar().resolve("../../../dashcam").normalize();
    }

    private ChildCommand run(Path script, Path java, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(script.toString());
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("JAVA_HOME", java.getParent().getParent().toString());
        return ChildCommand.run(builder, new byte[0]);
    }
}
