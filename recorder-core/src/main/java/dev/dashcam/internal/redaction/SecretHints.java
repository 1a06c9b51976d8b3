/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.redaction;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells in one pass over a text, in about a nanosecond a character, which patterns may find something in it: those of which it has
 * one of the words that each of their finds holds. Most texts have none.
 */
final class SecretHints {
    /** Bits by pattern. */
    static final int HEADER = 1;

    static final int NAMED = 1 << 1;
    static final int BEARER = 1 << 2;
    static final int BASIC = 1 << 3;
    static final int PRIVATE_KEY = 1 << 4;
    static final int ADDRESS = 1 << 5;
    static final int ORACLE = 1 << 6;
    static final int JSON_WEB_TOKEN = 1 << 7;
    static final int KNOWN_KEY = 1 << 8;
    static final int ALL = (KNOWN_KEY << 1) - 1;

    private static final int BEGIN_BYTES = 3;
    private static final int BITS = 5;
    private static final int BEGIN_MASK = (1 << (BEGIN_BYTES * BITS)) - 1;

    private static final List<Word> WORDS = words();
    /** A bit for each begin of a word. */
    private static final long[] BEGINS = begins();

    private SecretHints() {}

    /** The bits of the patterns that are worth a look at these bytes of a text in any charset that has ASCII in it. */
    static int in(byte[] text, int from, int count) {
        int hints = 0;
        int begin = 0;
        for (int i = from; i < from + count; i++) {
            begin = next(begin, text[i]);
            if ((BEGINS[begin >> 6] & (1L << begin)) != 0 && i - from >= BEGIN_BYTES - 1) {
                hints |= of(begin, text, i - (BEGIN_BYTES - 1), from + count);
            }
        }
        return hints;
    }

    private static int next(int begin, byte character) {
        return ((begin << BITS) | (character & ((1 << BITS) - 1))) & BEGIN_MASK;
    }

    private static int of(int begin, byte[] text, int from, int end) {
        int hints = 0;
        for (Word word : WORDS) {
            if (word.begin() == begin && word.isAt(text, from, end)) {
                hints |= word.hint();
            }
        }
        return hints;
    }

    private static List<Word> words() {
        List<Word> words = new ArrayList<>();
        add(words, HEADER, "authorization", "cookie");
        add(words, NAMED, "password", "passwd", "passphrase", "pwd", "secret", "token", "credential");
        add(words, NAMED, "sessionid", "session_id", "session-id", "amz-signature", "?sig", "&sig");
        for (String owner : List.of("api", "access", "account", "private", "encryption")) {
            add(words, NAMED, owner + "key", owner + "_key", owner + "-key");
        }
        add(words, BEARER, "bearer");
        add(words, BASIC, "basic");
        add(words, PRIVATE_KEY, "-----begin ");
        add(words, ADDRESS, "://");
        add(words, ORACLE, ":thin:");
        add(words, JSON_WEB_TOKEN, "eyj");
        for (char second : "giknrs".toCharArray()) {
            for (char third : "diopv".toCharArray()) {
                add(words, KNOWN_KEY, "a" + second + third + "a");
            }
        }
        add(words, KNOWN_KEY, "gho_", "ghp_", "ghs_", "ghu_", "ghr_", "github_pat_", "glpat-", "xox", "xapp-");
        add(words, KNOWN_KEY, "aiza", "ya29.", "k_live_", "k_test_", "sk-", "hvs.", "hvb.", "npm_", "sg.");
        add(words, KNOWN_KEY, "age-secret-key-1");
        return List.copyOf(words);
    }

    private static void add(List<Word> words, int hint, String... texts) {
        for (String text : texts) {
            byte[] bytes = text.getBytes(US_ASCII);
            int begin = 0;
            for (int i = 0; i < BEGIN_BYTES; i++) {
                begin = next(begin, bytes[i]);
            }
            words.add(new Word(hint, begin, bytes));
        }
    }

    private static long[] begins() {
        long[] begins = new long[(BEGIN_MASK + 1) / Long.SIZE];
        for (Word word : WORDS) {
            begins[word.begin() >> 6] |= 1L << word.begin();
        }
        return begins;
    }

    /** A word in lower case. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Word(int hint, int begin, byte[] bytes) {
        /** Upper and lower case are one, and so are some pairs of others, which does not matter. */
        private static final int LOWER_CASE = 0x20;

        boolean isAt(byte[] text, int from, int end) {
            if (end - from < bytes.length) {
                return false;
            }
            for (int i = 0; i < bytes.length; i++) {
                if ((text[from + i] | LOWER_CASE) != (bytes[i] | LOWER_CASE)) {
                    return false;
                }
            }
            return true;
        }
    }
}
