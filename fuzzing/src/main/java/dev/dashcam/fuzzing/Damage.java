/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.fuzzing;

import java.util.Arrays;

/**
 * What the first eight bytes of an input do to the file that the rest makes: which of four things, to how many bytes, where,
 * with which bits.
 */
record Damage(int kind, int count, int where, int bits) {
    static final int BYTES = 8;

    static Damage of(byte[] input) {
        byte[] b = Arrays.copyOf(input, BYTES);
        int where = (b[2] & 0xFF) | (b[3] & 0xFF) << 8 | (b[4] & 0xFF) << 16 | (b[5] & 0x7F) << 24;
        return new Damage(b[0] & 3, 1 + (b[1] & 0xFF), where, b[6]);
    }

    static byte[] rest(byte[] input) {
        return Arrays.copyOfRange(input, Math.min(BYTES, input.length), input.length);
    }

    byte[] doneTo(byte[] file) {
        int at = where % (file.length + 1);
        int end = Math.min(file.length, at + count);
        byte[] damaged = file.clone();
        switch (kind) {
            case 0 -> {
                for (int i = at; i < end; i++) {
                    damaged[i] ^= (byte) bits;
                }
                return damaged;
            }
            case 1 -> {
                return Arrays.copyOf(file, at);
            }
            case 2 -> {
                System.arraycopy(file, end, damaged, at, file.length - end);
                return Arrays.copyOf(damaged, file.length - (end - at));
            }
            default -> {
                damaged = Arrays.copyOf(file, file.length + (end - at));
                System.arraycopy(file, at, damaged, end, file.length - at);
                return damaged;
            }
        }
    }
}
