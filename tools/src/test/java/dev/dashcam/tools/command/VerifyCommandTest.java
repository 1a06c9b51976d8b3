/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.tools.samples.SampleRecording;
import dev.dashcam.tools.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VerifyCommandTest {
    @TempDir
    private Path folder;

    @Test
    void verify_whole_saysOkAndWhatWasChecked() throws IOException {
        CommandRun run =
                CommandRun.of("verify", SampleRecording.snapshotIn(folder).toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).startsWith("ok  7f3k2q.dcam: 43 events in 4 entries, ");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void verify_standardInput_isCheckedWhole() {
        CommandRun run = CommandRun.withInput(SampleRecording.snapshot(), "verify", "-");
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).startsWith("ok  standard input: 43 events");
    }

    @Test
    void verify_changedByte_isOneLineAFault() throws IOException {
        CommandRun run =
                CommandRun.of("verify", SampleRecording.damagedIn(folder).toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FILE);
        assertThat(run.out().lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("fault  damaged.dcam: "));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void verify_cutOff_saysSo() throws IOException {
        CommandRun run =
                CommandRun.of("verify", SampleRecording.cutOffIn(folder).toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FILE);
        assertThat(run.out()).contains("cut off");
    }

    @Test
    void verify_onATerminal_isColoured() throws IOException {
        String file = SampleRecording.snapshotIn(folder).toString();
        assertThat(CommandRun.coloured("verify", file).out()).startsWith("\u001b[32mok\u001b[0m  ");
        assertThat(CommandRun.of("verify", file).out()).doesNotContain("\u001b");
    }
}
