/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.golang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.benchmarks.report.MistakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoToolchainTest {
    @TempDir
    Path folder;

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
