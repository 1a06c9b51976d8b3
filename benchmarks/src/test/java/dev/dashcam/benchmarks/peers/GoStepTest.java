/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.benchmarks.report.MistakeException;
import dev.dashcam.benchmarks.statistics.Readings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoStepTest {
    @TempDir
    Path folder;

    @Test
    void lines_ofTheProgram_becomeReadings() throws IOException {
        Readings readings = Readings.begin(folder.resolve("readings.csv"));
        GoStep.parse(List.of("tracer region\t133.250", "tracer region x2\t331.000"), 0, readings);
        assertThat(readings.series("go tracer region", "ns").estimate().median())
                .isEqualTo(133.25);
        assertThat(readings.has(Names.onTwo(Names.go("tracer", "region")), Names.NANOS))
                .isTrue();
    }

    @Test
    void line_thatIsNoReading_isRefused() throws IOException {
        Readings readings = Readings.begin(folder.resolve("readings.csv"));
        assertThatThrownBy(() -> GoStep.parse(List.of("panic: lost"), 0, readings))
                .hasMessageContaining("panic: lost");
    }

    @Test
    void toolchain_thatIsRecentEnough_isTaken() throws Exception {
        Path command = goThatSays("go version go1.26.1 linux/amd64");
        assertThat(GoToolchain.find(folder)).isEqualTo(new GoToolchain(command, "go1.26.1"));
        assertThat(GoToolchain.find(command).words()).isEqualTo("go1.26.1");
    }

    @Test
    void toolchain_thatIsTooOld_isLeftAloneWithTheReason() throws Exception {
        goThatSays("go version go1.24.9 linux/amd64");
        assertThat(GoToolchain.find(folder))
                .isEqualTo(new GoToolchain(null, "not measured here: go1.24.9 found, 1.25 needed"));
    }

    @Test
    void toolchain_thatIsNotWhereItWasSaidToBe_isAMistake() {
        assertThatThrownBy(() -> GoToolchain.find(folder))
                .isInstanceOf(MistakeException.class)
                .hasMessageContaining(folder.toString());
    }

    private Path goThatSays(String words) throws IOException {
        Path command = Files.createDirectory(folder.resolve("bin")).resolve("go");
        Files.writeString(command, "#!/bin/sh\necho '" + words + "'\n");
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
        return command.toAbsolutePath();
    }
}
