/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Gives the events of a generation in the order of time. {@link #load} decodes all of them, so that a generation is known to
 * be sound before its first event is handed out. What is allocated is in proportion to the bytes that are there, and kept for
 * the next generation. For one thread.
 */
public final class GenerationDecoder {
    private static final int TAGS = 0;
    private static final int TIMES = 1;
    private static final int NUMBERS = 2;
    private static final int FIXED = 3;
    private static final int TEXT = 4;

    private final long maxBytes;
    private final TimeOrder order = new TimeOrder();
    private final EventRows rows = new EventRows();
    private final DecodedEvent event = new DecodedEvent(rows);

    private long startNanos;
    /** The next event of each thread. */
    private int[] nextOfThread = {};

    private int events;
    private int position;
    private boolean measuring;
    /** How many bytes each event takes, null when that is not measured. */
    private int @Nullable [] eventBytes;

    private int present;

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
            GenerationHeader header = new GenerationHeader(content, size);
            int count = count(header);
            decode(header, content, size, count);
            startNanos = header.facts().startNanos();
            nextOfThread = firstOfThread(header.threads);
            event.generation(header, new ColumnCursor(content, size));
            events = count;
            return header;
        } catch (IndexOutOfBoundsException e) {
            throw new DamagedException("an event goes beyond the end");
        }
    }

    /** Bytes of memory that it holds for events, beside their content. */
    public long heldBytes() {
        return order.heldBytes() + rows.heldBytes();
    }

    /** Forgets the generation. */
    public void clear() {
        events = 0;
        position = 0;
        event.generation(null, null);
    }

    private int count(GenerationHeader header) throws DamagedException {
        ThreadTable threads = header.threads;
        long count = 0;
        for (int i = 0; i < threads.size(); i++) {
            count += threads.events(i);
        }
        int tagBytes = header.columnEnds[TAGS] - header.columnsBegin;
        int timeBytes = header.columnEnds[TIMES] - header.columnEnds[TAGS];
        if (count > Math.min(Math.min(tagBytes, timeBytes), FormatVersion.MAX_EVENTS)) {
            throw new DamagedException("it claims " + count + " events, which cannot be there");
        }
        long needed = TimeOrder.bytes((int) count)
                + EventRows.bytes((int) count)
                + (measuring ? Integer.BYTES * count : 0)
                + Integer.BYTES * (long) threads.size();
        if (needed > maxBytes) {
            throw new TooLargeException("reading it", needed, maxBytes);
        }
        rows.begin((int) count, maxBytes - needed);
        return (int) count;
    }

    private void decode(GenerationHeader header, byte[] content, int size, int count) throws DamagedException {
        ColumnCursor columns = new ColumnCursor(content, size);
        columns.tags = header.columnsBegin;
        columns.numbers = header.columnEnds[TIMES];
        columns.fixed = header.columnEnds[NUMBERS];
        columns.text = header.columnEnds[FIXED];
        ByteSource times = new ByteSource(content, header.columnEnds[TAGS], header.columnEnds[TIMES]);
        EventDecoder decoder =
                new EventDecoder(columns, header.dictionary(), header.names().size(), rows);
        int[] sizes = measuring ? new int[count] : null;
        eventBytes = sizes;
        long[] offsets = order.offsets(count);
        long start = header.facts().startNanos();
        ThreadTable threads = header.threads;
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        int at = 0;
        for (int thread = 0; thread < threads.size(); thread++) {
            int end = at + threads.events(thread);
            if (at == end) {
                continue;
            }
            decoder.thread();
            long offset = times.signed();
            min = Math.min(min, offset);
            while (true) {
                requireNear(offset);
                offsets[at] = offset;
                int before = columns.position();
                decoder.next(at, start + offset);
                if (sizes != null) {
                    sizes[at] = columns.position() - before;
                }
                if (++at == end) {
                    break;
                }
                long step = times.number();
                if (step < 0) {
                    throw new DamagedException("an event is older than the one before it");
                }
                requireNear(step);
                offset += step;
            }
            max = Math.max(max, offset);
        }
        require(columns.tags == header.columnEnds[TAGS] && times.remaining() == 0);
        require(columns.numbers == header.columnEnds[NUMBERS]);
        require(columns.fixed == header.columnEnds[FIXED] && columns.text == header.columnEnds[TEXT]);
        order.sort(threads, count, count == 0 ? 0 : min, count == 0 ? 0 : max);
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

    private static int[] firstOfThread(ThreadTable threads) {
        int[] first = new int[threads.size()];
        for (int thread = 1; thread < first.length; thread++) {
            first[thread] = first[thread - 1] + threads.events(thread - 1);
        }
        return first;
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
        int thread = order.thread(position);
        long offset = order.offset(position++);
        present = nextOfThread[thread]++;
        event.set(present, thread, startNanos + offset);
        return true;
    }

    /** The event it stands at, once {@link #next} has answered true. Always the same object. */
    public DecodedEvent event() {
        return event;
    }

    /** Makes {@link #eventBytes} answer from the next generation on. */
    public void measure() {
        measuring = true;
    }

    /** How many bytes of the columns the present event took, without its time; 0 when that is not measured. */
    public int eventBytes() {
        return eventBytes == null ? 0 : requireNonNull(eventBytes)[present];
    }
}
