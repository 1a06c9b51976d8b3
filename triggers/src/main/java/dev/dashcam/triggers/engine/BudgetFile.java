/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The file that remembers what was spent: a line for each snapshot with when it was, in milliseconds of the wall clock, and a
 * check of them all at its end. Written whole and put in the old one's place.
 */
final class BudgetFile {
    static final String NAME = ".budgets";

    private static final String HEAD = "dashcam budgets 1";
    private static final String CHECK = "check ";
    private static final int MOST_LINES = 5_000;
    private static final int MOST_BYTES = 256 << 10;
    private static final int HEXADECIMAL = 16;

    private final Path folder;

    BudgetFile(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder.resolve(NAME);
    }

    boolean exists() {
        return Files.exists(path(), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * What it says, at times as they are in it.
     *
     * @throws IOException when it cannot be read or was not written like this
     */
    List<Spent> read() throws IOException {
        Path file = path();
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MOST_BYTES) {
            throw new IOException("it is no file of ours");
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        int end = text.lastIndexOf(CHECK);
        if (end < 0 || !text.substring(end).equals(CHECK + check(text.substring(0, end)) + "\n")) {
            throw new IOException("it is damaged");
        }
        List<Spent> spent = new ArrayList<>();
        String[] lines = text.substring(0, end).split("\n", -1);
        if (!lines[0].equals(HEAD)) {
            throw new IOException("it is of another version");
        }
        try {
            for (int line = 1; line < lines.length - 1; line++) {
                spent.add(Spent.parse(lines[line].split(" ", -1)));
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException unlike) {
            throw new IOException("it is damaged", unlike);
        }
        return spent;
    }

    /** Writes these in the place of what was there. Blocks for as long as the disk does. */
    void write(List<Spent> spent) throws IOException {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        spent.stream().limit(MOST_LINES).forEach(one -> one.appendTo(text));
        String check = check(text);
        text.append(CHECK).append(check).append('\n');
        Path written = Files.createTempFile(folder, NAME, ".part");
        try {
            Files.writeString(written, text, StandardCharsets.US_ASCII);
            Files.move(written, path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static String check(CharSequence text) {
        CRC32 sum = new CRC32();
        sum.update(text.toString().getBytes(StandardCharsets.ISO_8859_1));
        return Long.toHexString(sum.getValue());
    }

    /** For what a snapshot counts. */
    enum Sort {
        AUTOMATIC,
        MANUAL,
        PROBLEM
    }

    /**
     * A snapshot that was taken.
     *
     * @param key the problem's number, 0 where it is not about one
     * @param atNanos when, in the file on the wall clock and a multiple of a million, in the engine on its own
     */
    record Spent(Sort sort, long key, long atNanos) {
        private static final long MILLI_NANOS = 1_000_000L;

        Spent at(long nanos) {
            return new Spent(sort, key, nanos);
        }

        private void appendTo(StringBuilder text) {
            text.append(sort).append(' ').append(Long.toHexString(key));
            text.append(' ').append(atNanos / MILLI_NANOS).append('\n');
        }

        private static Spent parse(String[] words) {
            long key = Long.parseUnsignedLong(words[1], HEXADECIMAL);
            return new Spent(Sort.valueOf(words[0]), key, Math.multiplyExact(Long.parseLong(words[2]), MILLI_NANOS));
        }
    }
}
