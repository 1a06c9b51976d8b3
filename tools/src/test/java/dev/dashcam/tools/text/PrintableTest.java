/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PrintableTest {
    @Test
    void of_plainText_isTheSame() {
        assertThat(Printable.of("GET /żółw 日本 …")).isEqualTo("GET /żółw 日本 …");
    }

    @Test
    void of_whatSteersATerminal_isEscaped() {
        assertThat(Printable.of("a\u001b[31mb\n\tc\rd\u009be\u202ef"))
                .isEqualTo("a\\u001b[31mb\\n\\tc\\rd\\u009be\\u202ef");
    }
}
