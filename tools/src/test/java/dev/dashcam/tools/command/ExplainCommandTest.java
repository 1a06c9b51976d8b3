/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.tools.samples.SampleRecording;
import dev.dashcam.tools.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExplainCommandTest {
    @TempDir
    private Path folder;

    private String file = "";

    @BeforeEach
    void writeSample() throws IOException {
        file = SampleRecording.snapshotIn(folder).toString();
    }

    @Test
    void explain_snapshot_tellsOfTheTriggersTask() {
        CommandRun run = CommandRun.of("explain", file);
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("GET /checkout took 812 ms").contains("lock inventory", "restock");
    }

    @Test
    void explain_otherTask_tellsOfThatOne() {
        CommandRun run = CommandRun.of("explain", file, "--task", "51e0");
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("restock took 653 ms");
    }

    @Test
    void explain_slowest_tellsOfTheSlowestRequest() {
        CommandRun run = CommandRun.of("explain", file, "--slowest");
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).startsWith("GET /checkout took 812 ms");
    }

    @Test
    void explain_json_isOneLineWithTheVerdict() {
        CommandRun run = CommandRun.of("explain", file, "--json");
        assertThat(run.out())
                .startsWith("{")
                .contains("\"verdict\":\"GET /checkout took 812 ms")
                .hasLineCount(1);
    }

    @Test
    void explain_sourceUrlThatIsNone_isWrongUsage() {
        CommandRun run = CommandRun.of("explain", file, "--source-url", "git.acme/{path}");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("dashcam: \"git.acme/{path}\" is no source URL: ")
                .hasLineCount(1);
    }

    @Test
    void explain_sourceUrlWithoutWhatItNeeds_saysWhatIsMissing() {
        assertThat(oneLine(CommandRun.of("explain", file, "--source-url", "https://git/{path}")
                        .out()))
                .contains("no links the packages of the service's own code are not known; write");
        assertThat(oneLine(CommandRun.of("explain", file, "--source-url", "dev=https://git/{commit}/{path}")
                        .out()))
                .contains("no links the commit is not known; have the build write git.properties");
        assertThat(oneLine(CommandRun.of("explain", file).out())).doesNotContain("no links");
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    @Test
    void explain_taskThatIsNotThere_isNotFound() {
        CommandRun run = CommandRun.of("explain", file, "--task", "77");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FILE);
        assertThat(run.err()).isEqualTo("dashcam: no task 77 in 7f3k2q.dcam; dashcam print shows the tasks' ids\n");
    }

    @Test
    void explain_taskAndSlowest_isWrongUsage() {
        CommandRun run = CommandRun.of("explain", file, "--task", "77", "--slowest");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--task", "--slowest").hasLineCount(1);
    }

    @Test
    void explain_standardInput_needsNoFile() {
        CommandRun run = CommandRun.withInput(SampleRecording.snapshot(), "explain", "-");
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).startsWith("GET /checkout took 812 ms");
    }

    @Test
    void explain_cutOff_explainsWhatIsLeftAndSaysWhatIsMissing() throws IOException {
        CommandRun run =
                CommandRun.of("explain", SampleRecording.cutOffIn(folder).toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FILE);
        assertThat(run.out()).startsWith("GET /checkout took 812 ms");
        assertThat(run.err()).contains("cut off");
    }
}
