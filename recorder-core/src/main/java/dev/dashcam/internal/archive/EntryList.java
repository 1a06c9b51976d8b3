/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.archive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The entries written so far, in about 60 bytes each: a trace of a day has 86,400 generations. Offsets follow from the sizes,
 * and the names of generations from their numbers.
 */
public final class EntryList {
    private static final int START = 16;
    private static final int HASH_BYTES = 32;
    private static final String FOLDER = "generations/";
    private static final String SUFFIX = ".dcg";

    /** The number of a generation, or minus the index into {@link #otherNames} minus one. */
    private long[] names = new long[START];

    private int[] checksums = new int[START];
    private int[] sizes = new int[START];
    private int[] storedSizes = new int[START];
    private byte[] hashes = new byte[START * HASH_BYTES];
    private final List<String> otherNames = new ArrayList<>();
    private int size;

    EntryList() {}

    /** The name of a generation's entry. */
    public static String generationName(long number) {
        String digits = Long.toString(number);
        return FOLDER + "0".repeat(Math.max(0, 6 - digits.length())) + digits + SUFFIX;
    }

    /** The number of the generation whose entry has this name, -1 when it is something else. */
    public static long generationNumber(String name) {
        if (!name.startsWith(FOLDER) || !name.endsWith(SUFFIX)) {
            return -1;
        }
        try {
            long number = Long.parseLong(name.substring(FOLDER.length(), name.length() - SUFFIX.length()));
            return number >= 0 && generationName(number).equals(name) ? number : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    void add(String name, int checksum, int bytes, int storedBytes, byte[] sha256) {
        if (size == names.length) {
            grow(size + (size >> 1));
        }
        long number = generationNumber(name);
        if (number < 0) {
            otherNames.add(name);
        }
        names[size] = number >= 0 ? number : -otherNames.size();
        checksums[size] = checksum;
        sizes[size] = bytes;
        storedSizes[size] = storedBytes;
        System.arraycopy(sha256, 0, hashes, size * HASH_BYTES, HASH_BYTES);
        size++;
    }

    private void grow(int room) {
        names = Arrays.copyOf(names, room);
        checksums = Arrays.copyOf(checksums, room);
        sizes = Arrays.copyOf(sizes, room);
        storedSizes = Arrays.copyOf(storedSizes, room);
        hashes = Arrays.copyOf(hashes, room * HASH_BYTES);
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** An entry's name. */
    public String name(int index) {
        long name = names[index];
        return name >= 0 ? generationName(name) : otherNames.get((int) -name - 1);
    }

    /** An entry's size as it is stored. */
    public int storedBytes(int index) {
        return storedSizes[index];
    }

    /** The SHA-256 of an entry's stored bytes, in hexadecimal digits. */
    public String sha256(int index) {
        return Hashes.hex(hashes, index * HASH_BYTES, HASH_BYTES);
    }

    int checksum(int index) {
        return checksums[index];
    }

    int bytes(int index) {
        return sizes[index];
    }
}
