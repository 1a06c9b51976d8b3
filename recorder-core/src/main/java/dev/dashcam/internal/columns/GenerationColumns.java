/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

import dev.dashcam.internal.event.EventRecord;
import java.util.List;
import java.util.function.IntFunction;

/** Collects a generation and lays it out as the bytes of its entry. For one thread. */
public final class GenerationColumns {
    private static final int KEEP_BYTES = 1 << 16;
    /** No event is larger than this in its columns. */
    private static final int MAX_EVENT_BYTES = 1 << 17;
    /** After how many events it is looked whether more find room; what these may take is left free. A power of two. */
    private static final int EVENTS_BETWEEN_LOOKS = 64;

    private final IntFunction<String> nameOfId;
    private final EventEncoder events = new EventEncoder();
    private final ByteColumn head = new ByteColumn(4096);
    private final ByteColumn losses = new ByteColumn(64);
    private final ByteColumn threads = new ByteColumn(1024);
    private final ByteColumn openTasks = new ByteColumn(1024);
    private final ByteColumn openRegions = new ByteColumn(1024);
    private final ByteColumn threadName = new ByteColumn(64);

    private GenerationFacts facts = new GenerationFacts(0, 0, 0, 0, 0, 0);
    private int lossCount;
    private int threadCount;
    private int openTaskCount;
    private int openRegionCount;
    private long unlistedOpen;
    private long leftOut;
    private long eventCount;
    private boolean full;

    private long threadId;
    private long lastThreadId;
    private int threadEvents;

    /** Columns that look up names here. */
    public GenerationColumns(IntFunction<String> nameOfId) {
        this.nameOfId = nameOfId;
    }

    /** Begins a generation and forgets the one before. */
    public void begin(GenerationFacts generation) {
        facts = generation;
        events.clear(generation.startNanos());
        head.clear(KEEP_BYTES);
        losses.clear(KEEP_BYTES);
        threads.clear(KEEP_BYTES);
        openTasks.clear(KEEP_BYTES);
        openRegions.clear(KEEP_BYTES);
        lossCount = 0;
        threadCount = 0;
        openTaskCount = 0;
        openRegionCount = 0;
        unlistedOpen = 0;
        leftOut = 0;
        eventCount = 0;
        full = false;
        threadEvents = 0;
        lastThreadId = 0;
    }

    /** Lists a loss. */
    public void loss(String reason, long count) {
        if (lossCount == FormatVersion.MAX_LOSSES) {
            return;
        }
        losses.text(reason);
        losses.number(count);
        lossCount++;
    }

    /** Lists an open task. */
    public void openTask(long id, long parentId, int taskKind, int nameId, long startNanos, long thread) {
        if (openTaskCount == FormatVersion.MAX_OPEN) {
            unlistedOpen++;
            return;
        }
        openTasks.number(events.names.code(nameId));
        openTasks.number(taskKind & 0xFF);
        openTasks.signed(id);
        openTasks.signed(parentId);
        openTasks.signed(facts.startNanos() - startNanos);
        openTasks.signed(thread);
        openTaskCount++;
    }

    /** Lists an open region. */
    public void openRegion(int nameId, long taskId, long startNanos, long thread, int depth) {
        if (openRegionCount == FormatVersion.MAX_OPEN) {
            unlistedOpen++;
            return;
        }
        openRegions.number(events.names.code(nameId));
        openRegions.signed(taskId);
        openRegions.signed(facts.startNanos() - startNanos);
        openRegions.signed(thread);
        openRegions.signed(depth);
        openRegionCount++;
    }

    /** Says how many are open and not listed. */
    public void unlistedOpen(long count) {
        unlistedOpen += count;
    }

    /** Begins the events of a thread. */
    public void thread(long id, String name) {
        endThread();
        threadId = id;
        threadName.clear(KEEP_BYTES);
        threadName.text(name);
        events.thread(facts.startNanos());
    }

    private void endThread() {
        if (threadEvents == 0) {
            return;
        }
        threads.signed(threadId - lastThreadId);
        threads.bytes(threadName.array(), 0, threadName.size());
        threads.number(threadEvents);
        lastThreadId = threadId;
        threadCount++;
        threadEvents = 0;
    }

    /** Adds an event of the thread. */
    public void event(EventRecord event) {
        long offset = event.timeNanos - facts.startNanos();
        if ((eventCount & (EVENTS_BETWEEN_LOOKS - 1)) == 0) {
            full = isFull();
        }
        if (full || offset >= FormatVersion.MAX_OFFSET_NANOS || offset <= -FormatVersion.MAX_OFFSET_NANOS) {
            leftOut++;
            return;
        }
        events.event(event);
        threadEvents++;
        eventCount++;
    }

    private boolean isFull() {
        return eventCount > FormatVersion.MAX_EVENTS - EVENTS_BETWEEN_LOOKS
                || threadCount >= FormatVersion.MAX_THREADS - EVENTS_BETWEEN_LOOKS
                || events.dictionary.size() > FormatVersion.MAX_TAGS - EVENTS_BETWEEN_LOOKS
                || events.names.size() >= FormatVersion.MAX_NAMES / 2
                || contentBytes() > FormatVersion.MAX_CONTENT_BYTES - (FormatVersion.MAX_CONTENT_BYTES >> 2);
    }

    private long contentBytes() {
        return events.bytes() + threads.size() + openTasks.size() + openRegions.size() + MAX_EVENT_BYTES;
    }

    /** How many events were added. */
    public long events() {
        return eventCount;
    }

    /** Ends the generation and gives its bytes, to be taken one column after the other. Good until {@link #begin}. */
    public List<ByteColumn> finish(String tooLarge) {
        endThread();
        if (leftOut > 0) {
            loss(tooLarge, leftOut);
            leftOut = 0;
        }
        head.clear(KEEP_BYTES);
        writeHead();
        ByteColumn start = new ByteColumn(16);
        start.bytes(MAGIC, 0, MAGIC.length);
        start.number(FormatVersion.READABLE_FROM);
        start.number(FormatVersion.CURRENT);
        start.number(head.size());
        return List.of(start, head, events.tags, events.times, events.numbers, events.fixed, events.text);
    }

    static final byte[] MAGIC = {'D', 'C', 'G'};

    private void writeHead() {
        head.number(facts.number());
        head.signed(facts.startNanos());
        head.signed(facts.endNanos() - facts.startNanos());
        head.signed(facts.anchorNanos() - facts.startNanos());
        head.signed(facts.anchorEpochNanos());
        head.signed(facts.completeFromNanos() - facts.startNanos());
        head.number(unlistedOpen);
        table(lossCount, losses);
        writeDictionary();
        table(threadCount, threads);
        table(openTaskCount, openTasks);
        table(openRegionCount, openRegions);
        for (ByteColumn column : List.of(events.tags, events.times, events.numbers, events.fixed, events.text)) {
            head.number(column.size());
        }
    }

    private void writeDictionary() {
        CodeTable names = events.names;
        head.number(names.size());
        for (int i = 0; i < names.size(); i++) {
            head.text(nameOfId.apply((int) names.key(i)));
        }
        CodeTable dictionary = events.dictionary;
        head.number(dictionary.size());
        for (int i = 0; i < dictionary.size(); i++) {
            long key = dictionary.key(i);
            int kind = Tag.kind(key);
            int flags = Tag.flags(key);
            head.number(kind);
            head.number(flags);
            if (Tag.hasTaskKind(kind, flags)) {
                head.number(Tag.taskKind(key));
            }
            if (Tag.hasName(kind, flags)) {
                head.number(names.code(Tag.name(key)));
            }
        }
    }

    private void table(int count, ByteColumn rows) {
        head.number(count);
        head.bytes(rows.array(), 0, rows.size());
    }
}
