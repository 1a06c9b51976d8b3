/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.encryption;

import dev.dashcam.internal.age.X25519;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Random;

/** Keys as people have them. */
record Keys(String text, Recipient recipient) {
    private static final String DIGITS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};

    static Keys of(Random random) {
        byte[] secret = new byte[X25519.KEY_BYTES];
        random.nextBytes(secret);
        try {
            return new Keys(
                    bech32("age-secret-key-", secret).toUpperCase(Locale.ROOT),
                    new Recipient(bech32("age", X25519.publicKey(secret))));
        } catch (GeneralSecurityException lacking) {
            throw new IllegalStateException(lacking);
        }
    }

    private static String bech32(String prefix, byte[] bytes) {
        StringBuilder digits = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte each : bytes) {
            held = held << 8 | (each & 0xFF);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                digits.append(DIGITS.charAt((held >> bits) & 31));
                held &= (1 << bits) - 1;
            }
        }
        digits.append(DIGITS.charAt((held << (5 - bits)) & 31));
        int sum = 1;
        for (char letter : prefix.toCharArray()) {
            sum = step(sum, letter >> 5);
        }
        sum = step(sum, 0);
        for (char letter : prefix.toCharArray()) {
            sum = step(sum, letter & 31);
        }
        for (int i = 0; i < digits.length(); i++) {
            sum = step(sum, DIGITS.indexOf(digits.charAt(i)));
        }
        for (int i = 0; i < 6; i++) {
            sum = step(sum, 0);
        }
        sum ^= 1;
        for (int i = 0; i < 6; i++) {
            digits.append(DIGITS.charAt((sum >> (5 * (5 - i))) & 31));
        }
        return prefix + "1" + digits;
    }

    private static int step(int sum, int digit) {
        int next = ((sum & 0x1FFFFFF) << 5) ^ digit;
        for (int i = 0; i < 5; i++) {
            next ^= ((sum >> (25 + i)) & 1) * GENERATOR[i];
        }
        return next;
    }
}
