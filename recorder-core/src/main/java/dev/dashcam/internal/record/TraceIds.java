/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import org.jspecify.annotations.Nullable;

/** Trace and span ids between their text and their numbers. */
final class TraceIds {
    static final int SPAN_DIGITS = 16;
    static final int TRACE_DIGITS = 32;

    private static final int DIGIT_BITS = 4;

    private TraceIds() {}

    /** Whether the text has this many characters, all of them hexadecimal digits. */
    static boolean isHex(@Nullable String text, int digits) {
        if (text == null || text.length() != digits) {
            return false;
        }
        for (int i = 0; i < digits; i++) {
            if (digit(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The number that 16 hexadecimal digits stand for. */
    static long parse(String text, int begin) {
        long number = 0;
        for (int i = begin; i < begin + SPAN_DIGITS; i++) {
            number = (number << DIGIT_BITS) | digit(text.charAt(i));
        }
        return number;
    }

    /** 32 hexadecimal digits, null when both halves are 0. */
    static @Nullable String format(long high, long low) {
        if ((high | low) == 0) {
            return null;
        }
        StringBuilder text = new StringBuilder(TRACE_DIGITS);
        append(text, high);
        append(text, low);
        return text.toString();
    }

    private static void append(StringBuilder text, long number) {
        for (int shift = Long.SIZE - DIGIT_BITS; shift >= 0; shift -= DIGIT_BITS) {
            text.append(Character.forDigit((int) (number >>> shift) & 0xF, 16));
        }
    }

    /** Only the digits of ASCII, unlike {@link Character#digit}. */
    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int letter = (c | 0x20) - 'a';
        return letter >= 0 && letter < 6 && c < 0x80 ? letter + 10 : -1;
    }
}
