/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

import dev.dashcam.fuzzing.Pieces;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A generation taken apart for the fuzzer: each table and column a piece without its length, since lengths are what a change
 * of any byte breaks first. {@link GenerationMender} puts it together again.
 */
public final class Sections {
    private Sections() {}

    static final int FACTS = 0;
    static final int LOSSES = 1;
    static final int NAMES = 2;
    static final int TAGS = 3;
    static final int THREADS = 4;
    static final int OPEN_TASKS = 5;
    static final int OPEN_REGIONS = 6;
    /** The columns of tags, times, numbers, fixed and text follow from here. */
    static final int COLUMNS = 7;

    static final int COUNT = 12;
    /** Number, start, end, anchor, anchor since 1970, complete from, unlisted. */
    static final int FACT_NUMBERS = 7;

    private static final byte[] MARK = {(byte) 0xFF, (byte) 0xFE, (byte) 0xFD};

    /** A sound generation as pieces. */
    public static byte[] split(byte[] generation) throws DamagedException, NewerFormatException {
        GenerationHeader header = new GenerationHeader(generation, generation.length);
        int[] ends = new int[COUNT];
        RawBytes head = new RawBytes(generation);
        head.position(GenerationColumns.MAGIC.length);
        numbers(head, 3);
        int begin = head.position();
        numbers(head, FACT_NUMBERS);
        byte[][] parts = new byte[COUNT][];
        parts[FACTS] = Arrays.copyOfRange(generation, begin, head.position());
        parts[LOSSES] = rows(generation, head, Row.LOSS);
        parts[NAMES] = rows(generation, head, Row.NAME);
        parts[TAGS] = rows(generation, head, Row.TAG);
        parts[THREADS] = rows(generation, head, Row.THREAD);
        parts[OPEN_TASKS] = rows(generation, head, Row.OPEN_TASK);
        parts[OPEN_REGIONS] = rows(generation, head, Row.OPEN_REGION);
        System.arraycopy(header.columnEnds, 0, ends, COLUMNS, header.columnEnds.length);
        ends[COLUMNS - 1] = header.columnsBegin;
        for (int i = COLUMNS; i < COUNT; i++) {
            parts[i] = Arrays.copyOfRange(generation, ends[i - 1], ends[i]);
        }
        return Pieces.join(List.of(parts), MARK);
    }

    /** The pieces, as many as there are kinds of them; missing ones are empty. */
    static List<byte[]> of(byte[] input) {
        List<byte[]> found = Pieces.split(input, MARK);
        return IntStream.range(0, COUNT)
                .mapToObj(i -> i < found.size() ? found.get(i) : new byte[0])
                .toList();
    }

    private static void numbers(RawBytes from, int count) throws DamagedException {
        for (int i = 0; i < count; i++) {
            from.number();
        }
    }

    private static byte[] rows(byte[] generation, RawBytes head, Row row) throws DamagedException {
        long count = head.number();
        int begin = head.position();
        for (long i = 0; i < count; i++) {
            row.copy(head, new ByteColumn(64), Integer.MAX_VALUE);
        }
        return Arrays.copyOfRange(generation, begin, head.position());
    }
}
