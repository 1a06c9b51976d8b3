/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("text without allocating")
final class Utf8Test {
    private static final String ALPHABET = "abcXYZ 09\u00e4\u00df\u20ac\u4e2d\ud83d\ude00\ud800\udc00";

    @Test
    void anyText_isWhatTheJdkMakesOfIt() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            String text = randomText(random, 40);
            int max = random.nextInt(3, 120);
            assertThat(encode(text, max))
                    .as("seed %d, at most %d bytes", seed, max)
                    .isEqualTo(cut(text, max));
        }
    }

    @Test
    void put_writesNothingBehindItsBytes() {
        ByteBuffer buffer = ByteBuffer.allocate(32);
        int bytes = Utf8.length("\u20ac\u20ac\u20ac\u20ac", 10);
        Utf8.put(buffer, 0, "\u20ac\u20ac\u20ac\u20ac", bytes);
        for (int i = bytes; i < buffer.capacity(); i++) {
            assertThat(buffer.get(i)).isZero();
        }
    }

    @Test
    void hugeText_isLookedAtNoFurtherThanItsCut() {
        String huge = "x".repeat(1 << 20);
        assertThat(Utf8.length(huge, 512)).isEqualTo(512);
        assertThat(encode(huge, 512)).isEqualTo("x".repeat(509) + "\u2026");
    }

    static String randomText(SplittableRandom random, int maxLength) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(maxLength + 1);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    /** What is expected of a text, worked out with the JDK's own encoder. */
    static String cut(String text, int maxBytes) {
        String clean = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        if (clean.getBytes(StandardCharsets.UTF_8).length <= maxBytes) {
            return clean;
        }
        int end = clean.length();
        while (clean.substring(0, end).getBytes(StandardCharsets.UTF_8).length > maxBytes - 3) {
            end = clean.offsetByCodePoints(end, -1);
        }
        return clean.substring(0, end) + "\u2026";
    }

    private static String encode(String text, int maxBytes) {
        ByteBuffer buffer = ByteBuffer.allocate(256 + 1024);
        int bytes = Utf8.length(text, maxBytes);
        assertThat(bytes).isLessThanOrEqualTo(maxBytes);
        Utf8.put(buffer, 8, text, bytes);
        return new String(buffer.array(), 8, bytes, StandardCharsets.UTF_8);
    }
}
