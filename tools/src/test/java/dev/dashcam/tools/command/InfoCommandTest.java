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

final class InfoCommandTest {
    @TempDir
    private Path folder;

    @Test
    void info_standardInput_saysTheSameAsOfTheFile() throws IOException {
        String ofFile = CommandRun.of("info", SampleRecording.snapshotIn(folder).toString())
                .out();
        CommandRun ofStream = CommandRun.withInput(SampleRecording.snapshot(), "info", "-");
        assertThat(ofStream.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(ofStream.err()).isEmpty();
        assertThat(ofStream.out()).isEqualTo(ofFile.replaceFirst("7f3k2q.dcam", "standard input"));
    }

    @Test
    void info_events_areCountedAndMeasuredByKind() throws IOException {
        CommandRun run =
                CommandRun.of("info", SampleRecording.snapshotIn(folder).toString());
        assertThat(run.out()).endsWith("""
                        events           count   bytes unpacked
                          task begin         7               18
                          task end           7              285
                          region begin      13               13
                          region end        13               13
                          log                1               36
                          value              1                2
                          mark               1                1
                          all               43              368
                        """);
    }

    @Test
    void info_cutOff_saysWhatIsLeftAndWhatIsMissing() throws IOException {
        CommandRun run = CommandRun.of("info", SampleRecording.cutOffIn(folder).toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FILE);
        assertThat(run.out())
                .contains("covers     3.00 s from 2026-11-22 03:04:09.118 UTC")
                .contains("lost       12 ring-full")
                .contains("all               43");
        assertThat(run.err())
                .contains("dashcam: cut.dcam: cut off: it ends before its manifest, "
                        + "after 2 generations with 43 events\n");
    }

    @Test
    void info_damaged_namesTheGeneration() throws IOException {
        CommandRun run = CommandRun.of("info", SampleRecording.damagedIn(folder).toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FILE);
        assertThat(run.out()).contains("verdict    GET /checkout took 812 ms");
        assertThat(run.err()).contains("dashcam: damaged.dcam: generations/0000");
    }
}
