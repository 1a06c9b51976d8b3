/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextPiecesTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1 << 16, (1 << 16) + 1, 200_000})
    void written_isReadAgain(int count) throws IOException {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        TextPieces pieces = new TextPieces();
        int half = count / 2;
        pieces.write(bytes, 0, half);
        if (count > 0) {
            pieces.write(bytes[half]);
            pieces.write(bytes, half + 1, count - half - 1);
        }
        ByteArrayOutputStream copied = new ByteArrayOutputStream();
        pieces.writeTo(copied);

        assertThat(pieces.read().readAllBytes()).isEqualTo(bytes);
        assertThat(copied.toByteArray()).isEqualTo(bytes);
    }
}
