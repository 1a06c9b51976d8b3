/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.masking;

import java.io.IOException;

/** Goes over all events and constants of one chunk. */
final class ChunkMasker {
    private static final long CONSTANTS = 1;
    private static final int MIN_EVENT_BYTES = 2;

    private final RecordingBytes bytes;
    private final ChunkHeader header;
    private final ChunkTypes types;
    private final TextMasker texts;
    private int eventsBlanked;

    ChunkMasker(RecordingBytes bytes, ChunkHeader header, TextMasker texts) throws IOException {
        this.bytes = bytes;
        this.header = header;
        this.texts = texts;
        this.types = MetadataReader.read(bytes, header);
    }

    /** Masks events and constants and returns how many events were blanked. */
    int mask() throws IOException {
        walk(true);
        return eventsBlanked;
    }

    /** Masks constants once more, since only now all that must not leave are known. */
    void maskConstants() throws IOException {
        walk(false);
    }

    private void walk(boolean events) throws IOException {
        boolean metadata = false;
        boolean constants = false;
        long start = header.start() + ChunkHeader.BYTES;
        while (start < header.end()) {
            bytes.seek(start, header.end());
            long size = bytes.number();
            if (size < MIN_EVENT_BYTES || size > header.end() - start || start + size < bytes.position()) {
                throw new UnmaskableException("an event has " + size + " bytes");
            }
            bytes.seek(bytes.position(), start + size);
            long type = bytes.number();
            if (type == MetadataReader.EVENT_TYPE) {
                metadata |= start == header.metadata();
            } else if (type == CONSTANTS) {
                constants |= start == header.constants();
                maskPools();
            } else if (events) {
                maskEvent(type);
            }
            start += size;
        }
        if (!metadata || !constants) {
            throw new UnmaskableException("its parts are not where it says");
        }
    }

    private void maskEvent(long type) throws IOException {
        ValueLayout layout = types.layout(type);
        if (layout == null) {
            erase();
            eventsBlanked++;
            return;
        }
        int hiddenBefore = texts.hidden();
        layout.mask(bytes, texts, false);
        expectEnd();
        if (texts.hidden() > hiddenBefore) {
            eventsBlanked++;
        }
    }

    private void maskPools() throws IOException {
        // when it was written, how long that took, where the one before is, what it is for
        bytes.number();
        bytes.number();
        bytes.number();
        bytes.next();
        int pools = bytes.count("kinds of constants");
        for (int i = 0; i < pools; i++) {
            long type = bytes.number();
            ValueLayout layout = types.layout(type);
            if (layout == null) {
                throw new UnmaskableException("constants have the type " + type + ", which is not described");
            }
            maskPool(layout, types.isText(type));
        }
        expectEnd();
    }

    private void maskPool(ValueLayout layout, boolean text) throws IOException {
        int constants = bytes.count("constants");
        for (int i = 0; i < constants; i++) {
            long constant = bytes.number();
            layout.mask(bytes, texts, text && texts.hides(constant));
        }
    }

    /** What follows in an event that is not described could be anything; those who read events step over it. */
    private void erase() throws IOException {
        byte[] zeros = new byte[(int) Math.min(bytes.remaining(), 8 << 10)];
        while (bytes.remaining() > 0) {
            int part = (int) Math.min(bytes.remaining(), zeros.length);
            bytes.overwrite(bytes.position(), zeros, part);
            bytes.skip(part);
        }
    }

    private void expectEnd() throws UnmaskableException {
        if (bytes.remaining() != 0) {
            throw new UnmaskableException("an event has bytes that its type does not describe");
        }
    }
}
