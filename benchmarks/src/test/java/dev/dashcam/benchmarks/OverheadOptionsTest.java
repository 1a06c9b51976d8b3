/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OverheadOptionsTest {

    @Test
    void page_ofAQuickRun_isNotThatOfTheDocumentation() {
        assertThat(OverheadOptions.parse().page()).isEqualTo(OverheadOptions.PAGE);
        assertThat(OverheadOptions.parse("--quick").page()).isNotEqualTo(OverheadOptions.PAGE);
    }

    @Test
    void command_namesNoPlaceOfThisMachine() {
        OverheadOptions options =
                OverheadOptions.parse("--rounds", "7", "--go", "/somewhere/go", "--section", "recording");
        assertThat(options.command()).isEqualTo("benchmarks/run overhead --rounds 7 --section recording");
    }

    @Test
    void mistakes_areNamed() {
        assertThatThrownBy(() -> OverheadOptions.parse("--rounds", "none")).hasMessageContaining("none");
        assertThatThrownBy(() -> OverheadOptions.parse("--rounds")).hasMessageContaining("--rounds needs a value");
        assertThatThrownBy(() -> OverheadOptions.parse("--fast")).hasMessageContaining("unknown option --fast");
    }
}
