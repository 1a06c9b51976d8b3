/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

import java.util.Arrays;
import java.util.List;

/** The threads and columns of a mended generation: as many events as can be read from what the fuzzer left. */
final class MendedEvents {
    private static final int TAGS = Sections.COLUMNS;
    private static final int TIMES = TAGS + 1;
    private static final int NUMBERS = TAGS + 2;
    private static final int FIXED = TAGS + 3;
    private static final int TEXT = TAGS + 4;

    private final List<byte[]> sections;
    private final List<ByteColumn> columns =
            List.of(new ByteColumn(64), new ByteColumn(64), new ByteColumn(64), new ByteColumn(64), new ByteColumn(64));
    private int events;

    MendedEvents(List<byte[]> sections) {
        this.sections = sections;
    }

    /** Where the bytes of a row go. */
    interface RowBytes {
        void add(byte[] bytes, int from, int count);
    }

    List<ByteColumn> columns() {
        return columns;
    }

    /** Copies whole rows; answers how many. */
    static int rows(byte[] section, Row row, int max, int names, RowBytes to) {
        RawBytes from = new RawBytes(section);
        int count = 0;
        try {
            while (count < max && from.remaining() > 0) {
                ByteColumn one = new ByteColumn(16);
                row.copy(from, one, names);
                to.add(one.array(), 0, one.size());
                count++;
            }
        } catch (DamagedException end) {
            // The rest is no row.
        }
        return count;
    }

    /** Fills the columns; answers the table of threads with the number of events that each has. */
    ByteColumn mend(long[] dictionary, int names, int padding) {
        byte[] content = new byte[0];
        int[] begins = new int[5];
        int[] ends = new int[5];
        for (int column : new int[] {TAGS, NUMBERS, FIXED, TEXT}) {
            byte[] section = sections.get(column);
            begins[column - TAGS] = content.length;
            ends[column - TAGS] = content.length + section.length;
            int gap = column == TEXT ? 0 : padding;
            byte[] longer = Arrays.copyOf(content, content.length + section.length + gap);
            System.arraycopy(section, 0, longer, content.length, section.length);
            content = longer;
        }
        ColumnCursor cursor = new ColumnCursor(content, content.length);
        cursor.tags = begins[0];
        cursor.numbers = begins[2];
        cursor.fixed = begins[3];
        cursor.text = begins[4];
        EventRows rows = new EventRows();
        rows.begin(ends[0], Long.MAX_VALUE);
        EventDecoder decoder = new EventDecoder(cursor, dictionary, names, rows);
        RawBytes steps = new RawBytes(sections.get(TIMES));
        ByteColumn table = new ByteColumn(64);
        ByteColumn found = new ByteColumn(64);
        int[] count = new int[1];
        int threadCount = rows(sections.get(Sections.THREADS), Row.THREAD, FormatVersion.MAX_THREADS, 0, (b, f, n) -> {
            count[0] = thread(b, n, found, decoder, cursor, ends, padding, steps);
        });
        table.number(threadCount);
        table.bytes(found.array(), 0, found.size());
        return table;
    }

    private int thread(
            byte[] row,
            int rowBytes,
            ByteColumn table,
            EventDecoder decoder,
            ColumnCursor cursor,
            int[] ends,
            int padding,
            RawBytes steps) {
        ByteSource from = new ByteSource(row, 0, rowBytes);
        int wanted;
        try {
            from.number();
            from.skipText();
            table.bytes(row, 0, from.position());
            wanted = (int) Math.min(from.number() & Long.MAX_VALUE, ends[0]);
        } catch (DamagedException e) {
            throw new AssertionError("what was just written cannot be read", e);
        }
        decoder.thread();
        int ofThread = 0;
        while (ofThread < wanted && cursor.tags < ends[0]) {
            if (event(decoder, cursor, ends, padding)) {
                columns.get(1).number(steps.numberOr(1));
                ofThread++;
            }
        }
        table.number(ofThread);
        return ofThread;
    }

    /** Reads one event and copies its bytes; steps over its tag when it cannot be read. */
    private boolean event(EventDecoder decoder, ColumnCursor cursor, int[] ends, int padding) {
        int tags = cursor.tags;
        int numbers = cursor.numbers;
        int fixed = cursor.fixed;
        int text = cursor.text;
        boolean sound;
        try {
            decoder.next(events, 0);
            sound = cursor.tags <= ends[0] + padding
                    && cursor.numbers <= ends[2] + padding
                    && cursor.fixed <= ends[3] + padding;
        } catch (DamagedException | IndexOutOfBoundsException broken) {
            sound = false;
        }
        if (!sound) {
            cursor.tags = tags + 1;
            cursor.numbers = numbers;
            cursor.fixed = fixed;
            cursor.text = text;
            return false;
        }
        events++;
        byte[] content = cursor.content();
        columns.get(0).bytes(content, tags, cursor.tags - tags);
        columns.get(2).bytes(content, numbers, cursor.numbers - numbers);
        columns.get(3).bytes(content, fixed, cursor.fixed - fixed);
        columns.get(4).bytes(content, text, cursor.text - text);
        return true;
    }
}
