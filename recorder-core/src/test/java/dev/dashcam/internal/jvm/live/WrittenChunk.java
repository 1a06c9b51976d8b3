/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.live;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A chunk as JFR writes it, with two ticks a nanosecond and nothing in it but what is put there. */
final class WrittenChunk {
    static final ClockEvent LAYOUT = new ClockEvent(300, 4, 0, 2, 3);
    static final byte FINISHED = 0;
    static final byte RUNNING = 7;
    static final byte BEING_WRITTEN = (byte) 255;

    private static final long TICKS_PER_SECOND = 2_000_000_000L;
    private static final int OTHER_TYPE = 12;

    private final ByteArrayOutputStream events = new ByteArrayOutputStream();
    private final long startTicks;
    private final long durationNanos;
    private final byte state;
    private int beyond;

    WrittenChunk(long startTicks, long durationNanos, byte state) {
        this.startTicks = startTicks;
        this.durationNanos = durationNanos;
        this.state = state;
    }

    /** An event that ties ticks to an instant. */
    WrittenChunk clock(long ticks, long nanos, boolean isFlush) {
        ByteArrayOutputStream fields = new ByteArrayOutputStream();
        number(fields, LAYOUT.type());
        number(fields, ticks);
        number(fields, 0);
        number(fields, nanos);
        number(fields, isFlush ? 1 : 0);
        return event(fields.toByteArray());
    }

    /** Any other event. */
    WrittenChunk other(int bytes) {
        byte[] content = new byte[bytes];
        content[0] = OTHER_TYPE;
        return event(content);
    }

    /** So many bytes in the file that do not hold yet. */
    WrittenChunk beyond(int bytes) {
        beyond = bytes;
        return this;
    }

    private WrittenChunk event(byte[] content) {
        // Its length counts itself, in four bytes whatever it is.
        int size = content.length + Integer.BYTES;
        for (int shift = 0; shift < 21; shift += 7) {
            events.write(size >>> shift & 0x7F | 0x80);
        }
        events.write(size >>> 21);
        events.writeBytes(content);
        return this;
    }

    private static void number(ByteArrayOutputStream out, long number) {
        long left = number;
        for (int i = 0; i < 8 && (left & ~0x7FL) != 0; i++) {
            out.write((int) left & 0x7F | 0x80);
            left >>>= 7;
        }
        out.write((int) left);
    }

    byte[] bytes() {
        byte[] body = events.toByteArray();
        long size = ChunkHead.BYTES + body.length;
        ByteBuffer bytes = ByteBuffer.allocate((int) size);
        bytes.put(new byte[] {'F', 'L', 'R', 0, 0, 2, 0, 1});
        bytes.putLong(size).putLong(ChunkHead.BYTES).putLong(ChunkHead.BYTES);
        bytes.putLong(0).putLong(durationNanos).putLong(startTicks).putLong(TICKS_PER_SECOND);
        bytes.put(state).put(new byte[] {0, 0, 1});
        return bytes.put(body).array();
    }

    Path write(Path file) throws IOException {
        return Files.write(file, Arrays.copyOf(bytes(), bytes().length + beyond));
    }
}
