/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OpenFilesTest {
    @Test
    void limit_thatIsNear_isAnObstacle() {
        assertThat(OpenFiles.obstacle(65_300, 65_536)).startsWith("the process has 65300 of 65536 files open");
        assertThat(OpenFiles.obstacle(900, 1_024)).isNotNull();
    }

    @Test
    void limit_thatIsFar_orUnknown_isNone() {
        assertThat(OpenFiles.obstacle(65_000, 65_536)).isNull();
        assertThat(OpenFiles.obstacle(800, 1_024)).isNull();
        assertThat(OpenFiles.obstacle(800, -1)).isNull();
        assertThat(OpenFiles.obstacle()).isNull();
    }
}
