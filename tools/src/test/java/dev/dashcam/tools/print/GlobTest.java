/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "exec-*, exec-3, true",
        "exec-*, Exec-, true",
        "exec-*, my-exec-3, false",
        "*lock*, lock inventory, true",
        "GET /a?c, GET /abc, true",
        "GET /a?c, GET /ac, false",
        "a.c, abc, false",
        "***, anything, true",
        "(x)[y], (x)[y], true"
    })
    void matches_wholeNames(String glob, String name, boolean fits) {
        assertThat(new Glob(glob).matches(name)).isEqualTo(fits);
    }
}
