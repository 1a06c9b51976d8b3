/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", " [1, -0.5e+3, true, false, null, \"\\u00e4\\n\"] ", "{\"a\": {\"b\": [[]]}}", "0"})
    void skipValue_ofJson_acceptsIt(String json) {
        assertThatCode(() -> skip(json)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{\"a\" 1}",
                "{\"a\":1,}",
                "01",
                "+1",
                "1.",
                ".5",
                "1e",
                "NaN",
                "tru",
                "\"\n\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"open",
                "[1]]",
                "{a: 1}",
                "'a'",
                "[}",
                "{]",
                "nul",
                "--1"
            })
    void skipValue_ofSomethingElse_refusesIt(String json) {
        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> skip(json));
    }

    @Test
    void skipValue_ofManyLevels_isRefused() {
        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> skip("[".repeat(1_000_000)));
    }

    @Test
    void nextText_ofBytesThatAreNotUtf8_isRefused() {
        byte[] broken = {'"', (byte) 0xC3, '"'};

        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> new JsonReader(new ByteArrayInputStream(broken)).nextText());
    }

    @Test
    void nextText_ofWhatTheWriterWrote_isTheSame() throws IOException {
        String text = "\"\\/\b\f\n\r\t\u0000\u001f\u007f\u2028 äö \ud83d\ude00";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JsonWriter(out).value(text).finish();

        assertThat(reader(out.toString(StandardCharsets.UTF_8)).nextText()).isEqualTo(text);
    }

    @Test
    void writer_ofNestedValues_writesThemToBeRead() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonWriter json = new JsonWriter(out);
        json.beginObject()
                .name("a")
                .value(1)
                .name("b")
                .beginArray()
                .value(true)
                .value(Double.NaN)
                .value(0.5);
        json.endArray()
                .name("c")
                .beginObject()
                .endObject()
                .name("d")
                .value((String) null)
                .endObject()
                .finish();

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                        {
                          "a": 1,
                          "b": [
                            true,
                            null,
                            0.5
                          ],
                          "c": {},
                          "d": null
                        }
                        """);
    }

    private static void skip(String json) throws IOException {
        JsonReader reader = reader(json);
        reader.skipValue();
        reader.end();
    }

    private static JsonReader reader(String json) throws IOException {
        return new JsonReader(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
