/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.tools.samples.SampleRecording;
import dev.dashcam.tools.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DashcamCommandTest {
    @TempDir
    private Path folder;

    @Test
    void dashcam_withoutCommand_saysWhichThereAre() {
        CommandRun run = CommandRun.of();
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("explain", "info", "print", "verify");
    }

    @Test
    void dashcam_unknownCommand_namesThoseThereAre() {
        CommandRun run = CommandRun.of("exlpain", "x.dcam");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .isEqualTo(
                        "dashcam: there is no command 'exlpain'; the commands are explain, info, print, verify, decrypt\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "explain --help", "info -h", "print --help", "verify --help"})
    void help_isUsageWithExamples(String args) {
        CommandRun run = CommandRun.of(args.split(" "));
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("Usage: dashcam", "Examples:", "  dashcam ")
                .doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "explain --version", "info -V", "print -V", "verify -V"})
    void version_isOneLine(String args) {
        CommandRun run = CommandRun.of(args.split(" "));
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).matches("dashcam \\d+\\.\\d+\\.\\d+\\S* \\(Java \\d+\\)\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain", "info", "print", "verify"})
    void command_noSuchFile_saysSoInOneLine(String command) {
        String missing = folder.resolve("gone.dcam").toString();
        CommandRun run = CommandRun.of(command, missing);
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).isEqualTo("dashcam: there is no file " + missing + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain", "info", "print", "verify"})
    void command_folder_saysSoInOneLine(String command) {
        CommandRun run = CommandRun.of(command, folder.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).isEqualTo("dashcam: " + folder + " is a folder; name a .dcam file in it\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain", "info", "print"})
    void command_noRecording_isTheFilesFault(String command) throws IOException {
        Path other = Files.writeString(folder.resolve("notes.txt"), "not a recording\n".repeat(100));
        CommandRun run = CommandRun.of(command, other.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FILE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("dashcam: ").contains("notes.txt").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain", "info", "print", "verify"})
    void command_anyTruncation_neverEndsInAFaultOfItsOwn(String command) throws IOException {
        byte[] whole = SampleRecording.snapshot();
        Path cut = folder.resolve("cut.dcam");
        for (int length = 0; length < whole.length; length += 37) {
            Files.write(cut, Arrays.copyOf(whole, length));
            CommandRun run = CommandRun.of(command, cut.toString());
            assertThat(run.exitCode())
                    .as("%s of %d bytes: %s", command, length, run.err())
                    .isEqualTo(ExitCode.FILE);
            assertThat(run.out() + run.err())
                    .as("%d bytes", length)
                    .isNotBlank()
                    .doesNotContain("fault of its own");
        }
    }
}
