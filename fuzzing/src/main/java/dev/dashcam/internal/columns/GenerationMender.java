/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * Makes a generation of {@link Sections} that a fuzzer has changed: counts and lengths are worked out, references are brought
 * into range, and an event that cannot be read is left out. What comes out passes a reader's checks nearly always, so that the
 * fuzzer reaches what lies behind them; what it wrote into the fields is there as it wrote it.
 */
public final class GenerationMender {
    /** So much may be read behind a column's end; it is zeroes. */
    private static final int PADDING = 64;

    private final List<byte[]> sections;
    private final ByteColumn head = new ByteColumn(256);
    private final ByteColumn names = new ByteColumn(64);
    private final ByteColumn tags = new ByteColumn(64);
    private final MendedEvents events;
    private long number;

    /** Takes the pieces. */
    public GenerationMender(byte[] input) {
        sections = Sections.of(input);
        events = new MendedEvents(sections);
    }

    /** The generation's number, once it is made. */
    public long number() {
        return number;
    }

    /** Makes the generation; to be called once. */
    public byte[] generation() {
        facts();
        table(Sections.LOSSES, Row.LOSS, FormatVersion.MAX_LOSSES, 0, head);
        int nameCount = rows(Sections.NAMES, Row.NAME, FormatVersion.MAX_NAMES, 0, names);
        int tagCount = rows(Sections.TAGS, Row.TAG, FormatVersion.MAX_TAGS, nameCount, tags);
        head.number(nameCount);
        head.bytes(names.array(), 0, names.size());
        head.number(tagCount);
        head.bytes(tags.array(), 0, tags.size());
        ByteColumn threads = events.mend(dictionary(tagCount), nameCount, PADDING);
        head.bytes(threads.array(), 0, threads.size());
        table(Sections.OPEN_TASKS, Row.OPEN_TASK, FormatVersion.MAX_OPEN, nameCount, head);
        table(Sections.OPEN_REGIONS, Row.OPEN_REGION, FormatVersion.MAX_OPEN, nameCount, head);
        for (ByteColumn column : events.columns()) {
            head.number(column.size());
        }
        return assemble();
    }

    private void facts() {
        RawBytes from = new RawBytes(sections.get(Sections.FACTS));
        for (int i = 0; i < Sections.FACT_NUMBERS; i++) {
            long fact = from.numberOr(0);
            if (i == 0) {
                // An entry's name can only say what is not negative.
                fact &= Long.MAX_VALUE;
                number = fact;
            }
            head.number(fact);
        }
    }

    private void table(int section, Row row, int max, int nameCount, ByteColumn to) {
        ByteColumn rows = new ByteColumn(64);
        to.number(rows(section, row, max, nameCount, rows));
        to.bytes(rows.array(), 0, rows.size());
    }

    private int rows(int section, Row row, int max, int nameCount, ByteColumn to) {
        return MendedEvents.rows(sections.get(section), row, max, nameCount, to::bytes);
    }

    private long[] dictionary(int count) {
        ByteSource rows = new ByteSource(tags.array(), 0, tags.size());
        long[] dictionary = new long[count];
        try {
            for (int i = 0; i < count; i++) {
                int kind = (int) rows.number();
                int flags = (int) rows.number();
                int taskKind = Tag.hasTaskKind(kind, flags) ? (int) rows.number() : 0;
                dictionary[i] = Tag.key(kind, flags, taskKind, Tag.hasName(kind, flags) ? (int) rows.number() : 0);
            }
        } catch (DamagedException e) {
            throw new AssertionError("what was just written cannot be read", e);
        }
        return dictionary;
    }

    private byte[] assemble() {
        ByteColumn start = new ByteColumn(16);
        start.bytes(GenerationColumns.MAGIC, 0, GenerationColumns.MAGIC.length);
        start.number(FormatVersion.READABLE_FROM);
        start.number(FormatVersion.CURRENT);
        start.number(head.size());
        ByteArrayOutputStream generation = new ByteArrayOutputStream();
        generation.write(start.array(), 0, start.size());
        generation.write(head.array(), 0, head.size());
        for (ByteColumn column : events.columns()) {
            generation.write(column.array(), 0, column.size());
        }
        return generation.toByteArray();
    }
}
