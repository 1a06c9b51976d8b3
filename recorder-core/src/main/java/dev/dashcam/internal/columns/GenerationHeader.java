/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Everything of a generation but its events. Names are indexes into {@link #names}. */
public final class GenerationHeader {
    private static final int COLUMNS = 5;
    private static final int MIN_LOSS_BYTES = 2;
    private static final int MIN_TAG_BYTES = 2;
    private static final int MIN_THREAD_BYTES = 3;
    private static final int MIN_TASK_BYTES = 6;
    private static final int MIN_REGION_BYTES = 5;
    private static final int MAX_KIND = 0xF;
    private static final int MAX_TASK_KIND = 0xFF;

    private final GenerationFacts facts;
    private final long unlistedOpen;
    private final List<Loss> losses = new ArrayList<>();
    private final String[] names;
    private final long[] dictionary;
    final ThreadTable threads;
    private final List<OpenTask> openTasks = new ArrayList<>();
    private final List<OpenRegion> openRegions = new ArrayList<>();
    /** Where each column ends; the next begins there. */
    final int[] columnEnds = new int[COLUMNS];

    final int columnsBegin;

    /** Reads the head of these bytes. */
    GenerationHeader(byte[] content, int size) throws DamagedException, NewerFormatException {
        ByteSource start = new ByteSource(content, 0, size);
        start.expect(GenerationColumns.MAGIC, "it is not a generation");
        long readableFrom = start.number();
        if (readableFrom < 1) {
            throw new DamagedException("it says no version");
        }
        if (readableFrom > FormatVersion.CURRENT) {
            throw new NewerFormatException(readableFrom);
        }
        start.number();
        int headBytes = start.number(size, "length of the head");
        if (headBytes > start.remaining()) {
            throw new DamagedException("the head goes beyond the end");
        }
        columnsBegin = start.position() + headBytes;
        ByteSource head = new ByteSource(content, start.position(), columnsBegin);
        facts = readFacts(head);
        unlistedOpen = head.amount();
        readLosses(head);
        names = readNames(head);
        dictionary = readDictionary(head);
        threads = readThreads(head, content);
        readOpenTasks(head);
        readOpenRegions(head);
        readColumns(head, size);
    }

    private static GenerationFacts readFacts(ByteSource head) throws DamagedException {
        long number = head.number();
        long start = head.signed();
        long end = start + head.signed();
        long anchor = start + head.signed();
        long anchorEpoch = head.signed();
        return new GenerationFacts(number, start, end, anchor, anchorEpoch, start + head.signed());
    }

    private void readLosses(ByteSource head) throws DamagedException {
        int count = head.count(MIN_LOSS_BYTES, FormatVersion.MAX_LOSSES, "losses");
        for (int i = 0; i < count; i++) {
            losses.add(new Loss(head.text(), head.amount()));
        }
    }

    private static String[] readNames(ByteSource head) throws DamagedException {
        String[] names = new String[head.count(1, FormatVersion.MAX_NAMES, "names")];
        for (int i = 0; i < names.length; i++) {
            names[i] = head.text();
        }
        return names;
    }

    private long[] readDictionary(ByteSource head) throws DamagedException {
        long[] tags = new long[head.count(MIN_TAG_BYTES, FormatVersion.MAX_TAGS, "tags")];
        for (int i = 0; i < tags.length; i++) {
            int kind = head.number(MAX_KIND, "kind of event");
            int flags = head.number(Tag.ALL_FLAGS, "flags of a tag");
            int taskKind = Tag.hasTaskKind(kind, flags) ? head.number(MAX_TASK_KIND, "kind of task") : 0;
            int name = Tag.hasName(kind, flags) ? name(head) : 0;
            tags[i] = Tag.key(kind, flags, taskKind, name);
        }
        return tags;
    }

    private int name(ByteSource head) throws DamagedException {
        return head.number(names.length - 1, "name");
    }

    private static ThreadTable readThreads(ByteSource head, byte[] content) throws DamagedException {
        int count = head.count(MIN_THREAD_BYTES, FormatVersion.MAX_THREADS, "threads");
        ThreadTable table = new ThreadTable(content, count);
        long id = 0;
        for (int i = 0; i < count; i++) {
            id += head.signed();
            int name = head.skipText();
            table.set(i, id, name, head.number(FormatVersion.MAX_EVENTS, "number of a thread's events"));
        }
        return table;
    }

    private void readOpenTasks(ByteSource head) throws DamagedException {
        int count = head.count(MIN_TASK_BYTES, FormatVersion.MAX_OPEN, "open tasks");
        for (int i = 0; i < count; i++) {
            int name = name(head);
            int kind = head.number(MAX_TASK_KIND, "kind of task");
            openTasks.add(new OpenTask(
                    name, kind, head.signed(), head.signed(), facts.startNanos() - head.signed(), head.signed()));
        }
    }

    private void readOpenRegions(ByteSource head) throws DamagedException {
        int count = head.count(MIN_REGION_BYTES, FormatVersion.MAX_OPEN, "open regions");
        for (int i = 0; i < count; i++) {
            openRegions.add(new OpenRegion(
                    name(head),
                    head.signed(),
                    facts.startNanos() - head.signed(),
                    head.signed(),
                    EventDecoder.depth(head.signed())));
        }
    }

    private void readColumns(ByteSource head, int size) throws DamagedException {
        int end = columnsBegin;
        for (int i = 0; i < COLUMNS; i++) {
            end += head.number(size - end, "length of a column");
            columnEnds[i] = end;
        }
        if (end != size) {
            throw new DamagedException((size - end) + " bytes follow the last column");
        }
    }

    /** The numbers. */
    public GenerationFacts facts() {
        return facts;
    }

    /** How many are open and not listed. */
    public long unlistedOpen() {
        return unlistedOpen;
    }

    /** What was dropped. */
    public List<Loss> losses() {
        return losses;
    }

    /** The names that occur. */
    public List<String> names() {
        return Arrays.asList(names);
    }

    /** The tasks that are open at its start. */
    public List<OpenTask> openTasks() {
        return openTasks;
    }

    /** The regions that are open at its start. */
    public List<OpenRegion> openRegions() {
        return openRegions;
    }

    long[] dictionary() {
        return dictionary;
    }

    /** Events dropped for one reason. */
    public record Loss(String reason, long count) {}

    /** A task, open at the start. */
    public record OpenTask(int name, int kind, long id, long parentId, long startNanos, long threadId) {}

    /** A region, open at the start. */
    public record OpenRegion(int name, long taskId, long startNanos, long threadId, int depth) {}
}
