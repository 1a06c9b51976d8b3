/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.tools.samples.SampleRecording;
import dev.dashcam.tools.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PrintCommandTest {
    @TempDir
    private Path folder;

    private String file = "";

    @BeforeEach
    void writeSample() throws IOException {
        file = SampleRecording.snapshotIn(folder).toString();
    }

    @Test
    void print_everything_isOneLineAnEventInTimeOrder() {
        CommandRun run = CommandRun.of("print", file);
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.err()).isEmpty();
        List<String> times = run.out().lines().map(line -> line.substring(0, 9)).toList();
        assertThat(times).hasSize(45);
        assertThat(times.stream().map(Double::valueOf)).isSorted();
    }

    @Test
    void print_oneTask_isItsStory() {
        CommandRun run = CommandRun.of("print", file, "--task", "51df");
        assertThat(run.out()).isEqualTo("""
                        -0.812000       exec-3 #34           51df     task begin   GET /checkout (request)
                        -0.811000       exec-3 #34           51df     region begin lock inventory
                        -0.170000       exec-3 #34           51df     region end   lock inventory took 641 ms
                        -0.170000       exec-3 #34           51df     region begin pay
                        -0.049000       exec-3 #34           51df     region end   pay took 121 ms
                        +0.000000       exec-3 #34           51df     task end     GET /checkout took 812 ms, on CPU 31.0 ms, \
                        waiting for CPU 14.0 ms, allocated 80.0 KB http.status=200 trace=4bf92f3577b34da6a3ce929d0e0e4736
                        """);
    }

    @Test
    void print_logWithALineBreak_staysOnItsLine() {
        CommandRun run = CommandRun.of("print", file, "--kind", "log");
        assertThat(run.out())
                .isEqualTo("-0.423000       restock-1 #61        51e0     log          "
                        + "tax service answered late\\nretrying\n");
    }

    @Test
    void print_utc_isTheTimeOfDay() {
        CommandRun run = CommandRun.of("print", file, "--kind", "mark", "--utc");
        assertThat(run.out()).isEqualTo("03:04:11.318000 exec-3 #34           -        mark         deployed\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --thread restock-1             | 5
                    --thread restock-*             | 5
                    --thread 61                    | 5
                    --thread #61                   | 5
                    --kind task                    | 14
                    --kind task-end,log            | 8
                    --kind generation              | 2
                    --name GET*                    | 12
                    --name l?ck*                   | 14
                    --from -0.5s --to 0            | 6
                    --from 2026-11-22T03:04:11.2Z  | 1
                    --to -1.9s                     | 6
                    --limit 3                      | 3
                    --kind region --thread exec-3 --from -1s --limit 100 | 4
                    """)
    void print_filters_leaveWhatFits(String filters, int lines) {
        String[] args = ("print " + file + " " + filters).split(" +");
        assertThat(CommandRun.of(args).out().lines()).hasSize(lines);
    }

    @Test
    void print_nothingFits_isFoundOutByTheExitStatus() {
        CommandRun run = CommandRun.of("print", file, "--name", "nobody");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FILE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("dashcam: no event of 7f3k2q.dcam fits; dashcam info shows what is in it\n");
    }

    @Test
    void print_standardInput_countsFromItsStart() {
        CommandRun run = CommandRun.withInput(SampleRecording.snapshot(), "print", "-", "--kind", "mark");
        assertThat(run.out()).startsWith("+2.200000 ").endsWith(" deployed\n");
    }

    @Test
    void print_damagedFile_isWhatIsLeftAndWhatIsMissing() throws IOException {
        CommandRun run =
                CommandRun.of("print", SampleRecording.damagedIn(folder).toString(), "--kind", "task-end");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FILE);
        assertThat(run.out().lines()).hasSizeBetween(1, 6);
        assertThat(run.err()).contains("dashcam: damaged.dcam: generations/0000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --from soon   | dashcam: 'soon' is no time; write -1.5s, 250ms, 2m or 2026-11-22T03:04:10.5Z
                    --task hello  | dashcam: 'hello' is no task id; write it as the lines do, such as 51e0
                    --kind tusk   | dashcam: no kind of event is called 'tusk'; there are task, region, generation,
                    --limit 0     | dashcam: --limit must be at least 1, not 0
                    --limit many  | dashcam: Invalid value for option '--limit': 'many' is not a long
                    --nonsense    | dashcam: Unknown option: '--nonsense' (see dashcam print --help)
                    """)
    void print_wrongUsage_saysWhatToWrite(String option, String complaint) {
        CommandRun run = CommandRun.of(("print " + file + " " + option).split(" "));
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith(complaint).hasLineCount(1);
    }
}
