/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

import static java.util.Objects.requireNonNull;

import dev.dashcam.internal.event.EventRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives the events of a generation in the order of time. {@link #load} walks all of them once, so that a generation is known
 * to be sound before its first event is handed out; then each is decoded when its turn comes. What is allocated is in
 * proportion to the bytes that are there. For one thread.
 */
public final class GenerationDecoder {
    /** What a thread takes at most while its events are decoded, in bytes. */
    private static final long THREAD_BYTES = 600;
    /** The events a thread must have to take more. */
    private static final long EVENT_BYTES = 24;

    /** Cursors beyond this number are not kept. */
    private static final int MAX_IDLE = 1 << 10;

    private static final int TAGS = 0;
    private static final int TIMES = 1;
    private static final int NUMBERS = 2;
    private static final int FIXED = 3;
    private static final int TEXT = 4;

    private final long maxBytes;
    private final TimeOrder order = new TimeOrder();
    private final ThreadCursor scratch = new ThreadCursor();
    private final ArrayDeque<ThreadCursor> idle = new ArrayDeque<>();
    private final EventRecord event = new EventRecord();

    private @Nullable GenerationHeader header;
    private @Nullable EventDecoder decoder;
    private @Nullable CursorStarts starts;
    private @Nullable ThreadCursor[] cursors = new @Nullable ThreadCursor[0];
    private int events;
    private int position;
    private int thread;
    private boolean measuring;
    private int eventBytes;

    /** A decoder that refuses a generation that would take more memory than this, beside its content. */
    public GenerationDecoder(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Takes a generation up and checks it whole. After an exception there is none.
     *
     * @param content its bytes, which must not change while its events are read
     * @param size how many of them count
     */
    public GenerationHeader load(byte[] content, int size) throws DamagedException, NewerFormatException {
        clear();
        try {
            GenerationHeader loaded = new GenerationHeader(content, size);
            int count = count(loaded);
            check(
                    loaded,
                    new EventDecoder(
                            content, size, loaded.dictionary(), loaded.names().size()),
                    content,
                    count);
            header = loaded;
            events = count;
            return loaded;
        } catch (IndexOutOfBoundsException e) {
            throw new DamagedException("an event goes beyond the end");
        }
    }

    /** Forgets the generation. */
    public void clear() {
        events = 0;
        position = 0;
        header = null;
        decoder = null;
        starts = null;
        cursors = new @Nullable ThreadCursor[0];
        if (idle.size() > MAX_IDLE) {
            idle.clear();
        }
    }

    private int count(GenerationHeader loaded) throws DamagedException {
        ThreadTable threads = loaded.threads;
        long count = 0;
        for (int i = 0; i < threads.size(); i++) {
            count += threads.events(i);
        }
        int tagBytes = loaded.columnEnds[TAGS] - loaded.columnsBegin;
        int timeBytes = loaded.columnEnds[TIMES] - loaded.columnEnds[TAGS];
        if (count > Math.min(Math.min(tagBytes, timeBytes), FormatVersion.MAX_EVENTS)) {
            throw new DamagedException("it claims " + count + " events, which cannot be there");
        }
        long needed = TimeOrder.bytes((int) count)
                + threads.size() * THREAD_BYTES
                + Math.min(count, (long) threads.size() * OpenRegions.MAX) * EVENT_BYTES;
        if (needed > maxBytes) {
            throw new DamagedException("reading it takes " + (needed >> 20) + " MB of memory, " + (maxBytes >> 20)
                    + " MB are allowed here; more heap allows more");
        }
        return (int) count;
    }

    private void check(GenerationHeader loaded, EventDecoder events, byte[] content, int count)
            throws DamagedException {
        ThreadTable threads = loaded.threads;
        CursorStarts found = new CursorStarts(threads.size());
        long[] offsets = order.offsets(count);
        long start = loaded.facts().startNanos();
        ThreadCursor cursor = scratch;
        cursor.tags = loaded.columnsBegin;
        cursor.numbers = loaded.columnEnds[TIMES];
        cursor.fixed = loaded.columnEnds[NUMBERS];
        cursor.text = loaded.columnEnds[FIXED];
        cursor.state.newestTask = 0;
        ByteSource times = new ByteSource(content, loaded.columnEnds[TAGS], loaded.columnEnds[TIMES]);
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        int at = 0;
        for (int i = 0; i < threads.size(); i++) {
            cursor.state.clear();
            found.save(i, cursor);
            int end = at + threads.events(i);
            long offset = at < end ? times.signed() : 0;
            min = Math.min(min, at < end ? offset : min);
            while (at < end) {
                requireNear(offset);
                offsets[at++] = offset;
                events.next(cursor, start + offset, event);
                if (at < end) {
                    long step = times.number();
                    requireNear(step);
                    offset += step;
                }
            }
            max = Math.max(max, offset);
        }
        require(cursor.tags == loaded.columnEnds[TAGS] && times.remaining() == 0);
        require(cursor.numbers == loaded.columnEnds[NUMBERS]);
        require(cursor.fixed == loaded.columnEnds[FIXED] && cursor.text == loaded.columnEnds[TEXT]);
        order.sort(threads, count, count == 0 ? 0 : min, count == 0 ? 0 : max);
        starts = found;
        decoder = events;
        cursors = new @Nullable ThreadCursor[threads.size()];
    }

    private static void requireNear(long offset) throws DamagedException {
        if (offset >= FormatVersion.MAX_OFFSET_NANOS || offset <= -FormatVersion.MAX_OFFSET_NANOS) {
            throw new DamagedException("an event is hours away from the generation's start");
        }
    }

    private static void require(boolean met) throws DamagedException {
        if (!met) {
            throw new DamagedException("its columns are longer or shorter than its events");
        }
    }

    /** How many events the generation has. */
    public int events() {
        return events;
    }

    /** Goes to the next event; false at the end. */
    public boolean next() {
        if (position == events) {
            return false;
        }
        GenerationHeader loaded = requireNonNull(header);
        thread = order.thread(position);
        long time = loaded.facts().startNanos() + order.offset(position);
        position++;
        ThreadCursor cursor = cursors[thread];
        if (cursor == null) {
            cursor = open(thread);
        }
        event.threadId = loaded.threads.id(thread);
        int begin = measuring ? cursor.position() : 0;
        try {
            requireNonNull(decoder).next(cursor, time, event);
        } catch (DamagedException e) {
            throw new IllegalStateException("A generation that was sound when it was checked is no longer.", e);
        }
        if (measuring) {
            eventBytes = cursor.position() - begin;
        }
        if (--cursor.eventsLeft == 0) {
            cursors[thread] = null;
            idle.push(cursor);
        }
        return true;
    }

    /** Makes {@link #eventBytes} answer from the next event on. */
    public void measure() {
        measuring = true;
    }

    /** How many bytes of the columns the present event took, without its time; 0 when that is not measured. */
    public int eventBytes() {
        return eventBytes;
    }

    private ThreadCursor open(int index) {
        ThreadCursor cursor = idle.isEmpty() ? new ThreadCursor() : idle.pop();
        requireNonNull(starts).restore(index, cursor);
        cursor.eventsLeft = requireNonNull(header).threads.events(index);
        cursors[index] = cursor;
        return cursor;
    }

    /** The present event, but its bytes; filled again by {@link #next}. */
    public EventRecord event() {
        return event;
    }

    /** The name of the present event's thread. */
    public String threadName() {
        return requireNonNull(header).threads.name(thread);
    }

    /** The text of the present event, which is a log. */
    public String text() {
        EventDecoder events = requireNonNull(decoder);
        return new String(events.content(), events.textAt, events.textBytes, StandardCharsets.UTF_8);
    }

    /** The attributes of the present event, which is a task's end, in their order. */
    public Map<String, Object> attributes() {
        EventDecoder events = requireNonNull(decoder);
        AttributePosition from = events.attributes;
        if (from.count == 0) {
            return Map.of();
        }
        Map<String, Object> attributes = new LinkedHashMap<>();
        ThreadCursor cursor = scratch;
        from.restore(cursor);
        try {
            for (int i = 0; i < from.count; i++) {
                int key = events.repeated(cursor);
                String name = requireNonNull(header).names().get(key / AttributeEncoder.TYPES);
                attributes.put(name, attribute(events, cursor, key % AttributeEncoder.TYPES));
            }
        } catch (DamagedException e) {
            throw new IllegalStateException("A generation that was sound when it was checked is no longer.", e);
        }
        return Collections.unmodifiableMap(attributes);
    }

    private static Object attribute(EventDecoder events, ThreadCursor cursor, int type) throws DamagedException {
        return switch (type) {
            case EventRecord.TEXT -> {
                int length = (int) events.number(cursor);
                cursor.text += length;
                yield new String(events.content(), cursor.text - length, length, StandardCharsets.UTF_8);
            }
            case EventRecord.LONG -> events.signed(cursor);
            case EventRecord.DOUBLE -> Double.longBitsToDouble(events.fixed(cursor));
            default -> type == EventRecord.TRUE;
        };
    }
}
