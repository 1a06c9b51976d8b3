/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Tests that run once for each JDK, or for none, prove something only where the JDKs are found. */
final class JdkTest {
    @Test
    void found_hasTheJdkThatRunsThisTest() {
        assertThat(Jdk.found())
                .contains(new Jdk(
                        Path.of(System.getProperty("java.home")),
                        Runtime.version().feature()));
    }
}
