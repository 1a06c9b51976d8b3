/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.jvm.JvmStatus;
import dev.dashcam.task.EventName;
import dev.dashcam.task.Task;
import dev.dashcam.task.TaskKind;
import dev.dashcam.tools.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording of a service that was told where its source is. */
final class SourceLinksTest {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void record() throws IOException, InterruptedException {
        try (FlightRecorder recorder = FlightRecorder.builder()
                .jvm(JvmSettings.defaults())
                .sourcePackages(List.of("dev.dashcam.tools"))
                .sourceUrl("https://me:hunter2@git.acme/{path}?token=hunter2&line={line}")
                .start()) {
            long began = System.nanoTime();
            while (recorder.status().jvm().state() != JvmStatus.State.RECORDING) {
                assertThat(System.nanoTime() - began)
                        .as("%s", recorder.status().jvm())
                        .isLessThan(PATIENCE_NANOS);
                Thread.sleep(5);
            }
            try (Task task = recorder.task(EventName.of("GET /slow"), TaskKind.REQUEST)) {
                Thread.sleep(30);
                task.set("slow", true);
            }
            recorder.writeTo(folder.resolve("slept.dcam"));
        }
    }

    private static CommandRun explain(String... more) {
        String[] arguments = new String[2 + more.length];
        arguments[0] = "explain";
        arguments[1] = folder.resolve("slept.dcam").toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        return run;
    }

    @Test
    void explain_linksAsTheServiceWasTold() {
        assertThat(explain().out())
                .containsPattern(
                        "In the source\n {2}SourceLinksTest\\.record at SourceLinksTest\\.java:(\\d+)"
                                + " {2}https://git\\.acme/dev/dashcam/tools/command/SourceLinksTest\\.java\\?token=\\*\\*\\*&line=\\1\n")
                .doesNotContain("hunter2");
    }

    @Test
    void explain_withAnotherUrl_linksThere() {
        assertThat(explain("--source-url", "vscode://file/home/me/{path}:{line}")
                        .out())
                .containsPattern("vscode://file/home/me/dev/dashcam/tools/command/SourceLinksTest\\.java:\\d+\n")
                .doesNotContain("git.acme");
    }

    @Test
    void explain_withUrlsForPackages_takesTheFirstThatIsForTheClass() {
        CommandRun run = explain(
                "--json",
                "--source-url",
                "com.acme=https://acme/{path}",
                "--source-url",
                "dev.dashcam.tools.command=https://command/{path}",
                "--source-url",
                "dev.dashcam=https://other/{path}");
        assertThat(run.out())
                .contains("\"source\":\"https://command/dev/dashcam/tools/command/SourceLinksTest.java\"")
                .doesNotContain("https://other");
    }
}
