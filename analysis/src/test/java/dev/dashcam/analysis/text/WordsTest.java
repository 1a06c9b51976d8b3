/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WordsTest {
    @Test
    void counts_haveTheirPluralAndCommas() {
        assertThat(Words.count(1, "event", "events")).isEqualTo("1 event");
        assertThat(Words.count(0, "event", "events")).isEqualTo("0 events");
        assertThat(Words.count(1_234_567, "event", "events")).isEqualTo("1,234,567 events");
    }

    @Test
    void memory_hasTwoDigitsOrThree() {
        assertThat(Words.bytes(512)).isEqualTo("512 B");
        assertThat(Words.bytes(49_152)).isEqualTo("48 KB");
        assertThat(Words.bytes(1_992_294)).isEqualTo("1.9 MB");
        assertThat(Words.bytes(Long.MAX_VALUE)).endsWith(" TB");
    }

    @Test
    void names_fromOutside_stayOnOneLine() {
        assertThat(Words.line("a\nb\tc\u202Ed\u2028e\u0000")).isEqualTo("a b c d e ");
    }

    @Test
    void paragraph_breaksNeitherNumbersNorRoutes() {
        Page page = new Page();
        page.paragraph("x".repeat(95) + " 812 ms and " + "y".repeat(80) + " for GET /checkout/{id}/payment", 0, 2);
        assertThat(page.toString()).contains("\n  812 ms and ").contains("\n  GET /checkout/{id}/payment\n");
    }
}
