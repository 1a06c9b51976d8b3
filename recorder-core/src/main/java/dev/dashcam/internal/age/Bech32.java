/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.age;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Locale;

/** Reads keys as people copy them: letters and digits with a checksum that finds slips. */
public final class Bech32 {
    private static final String DIGITS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int CHECKSUM_DIGITS = 6;
    private static final int DIGIT_BITS = 5;

    private Bech32() {}

    /**
     * The bytes that a text stands for.
     *
     * @param prefix what it begins with, before a {@code 1}, in lower case
     * @throws IllegalArgumentException when it stands for none; the message is a clause and has nothing of the text
     */
    public static byte[] bytes(String prefix, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!text.equals(lower) && !text.equals(text.toUpperCase(Locale.ROOT))) {
            throw new IllegalArgumentException("it mixes upper and lower case");
        }
        if (!lower.startsWith(prefix + "1")) {
            throw new IllegalArgumentException("it does not begin with " + prefix + "1");
        }
        byte[] digits = digits(lower.substring(prefix.length() + 1));
        if (digits.length < CHECKSUM_DIGITS || checksum(prefix, digits) != 1) {
            throw new IllegalArgumentException("its checksum is wrong, so a character is missing or is another one");
        }
        return bytes(digits, digits.length - CHECKSUM_DIGITS);
    }

    private static byte[] digits(String text) {
        byte[] digits = new byte[text.length()];
        for (int i = 0; i < digits.length; i++) {
            int digit = DIGITS.indexOf(text.charAt(i));
            if (digit < 0) {
                throw new IllegalArgumentException("it has a character that none has");
            }
            digits[i] = (byte) digit;
        }
        return digits;
    }

    private static int checksum(String prefix, byte[] digits) {
        byte[] letters = prefix.getBytes(US_ASCII);
        int sum = 1;
        for (byte letter : letters) {
            sum = step(sum, letter >> DIGIT_BITS);
        }
        sum = step(sum, 0);
        for (byte letter : letters) {
            sum = step(sum, letter & 0x1F);
        }
        for (byte digit : digits) {
            sum = step(sum, digit);
        }
        return sum;
    }

    private static int step(int sum, int digit) {
        int top = sum >>> 25;
        int next = (sum & 0x1FF_FFFF) << DIGIT_BITS ^ digit;
        for (int i = 0; i < GENERATOR.length; i++) {
            if ((top >>> i & 1) != 0) {
                next ^= GENERATOR[i];
            }
        }
        return next;
    }

    private static byte[] bytes(byte[] digits, int count) {
        byte[] bytes = new byte[count * DIGIT_BITS / Byte.SIZE];
        int bits = 0;
        int held = 0;
        int at = 0;
        for (int i = 0; i < count; i++) {
            held = (held << DIGIT_BITS | digits[i]) & 0xFFF;
            bits += DIGIT_BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes[at++] = (byte) (held >> bits);
            }
        }
        if (bits >= DIGIT_BITS || (held & ((1 << bits) - 1)) != 0) {
            throw new IllegalArgumentException("bits are left over");
        }
        return bytes;
    }
}
