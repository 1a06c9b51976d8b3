/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.masking;

import java.io.IOException;

/** Where the parts of a chunk are, as its first bytes say; all positions are those in the file. */
record ChunkHeader(long start, long end, long constants, long metadata) {
    static final int BYTES = 68;

    private static final int MAGIC = 'F' << 24 | 'L' << 16 | 'R' << 8;
    private static final int MAJOR = 2;
    private static final int MAX_MINOR = 1;
    private static final int CLOCK_BYTES = 4 * Long.BYTES;
    private static final int COMPRESSED_INTEGERS = 1;

    static ChunkHeader read(RecordingBytes bytes, long start) throws IOException {
        if (bytes.size() - start < BYTES) {
            throw new UnmaskableException("it ends within its header");
        }
        bytes.seek(start, start + BYTES);
        long magicAndVersion = bytes.wholeNumber();
        if (magicAndVersion >>> 32 != MAGIC) {
            throw new UnmaskableException("it does not begin like one");
        }
        int major = (int) magicAndVersion >>> 16;
        int minor = (int) magicAndVersion & 0xFFFF;
        if (major != MAJOR || minor > MAX_MINOR) {
            throw new UnmaskableException("its version is " + major + "." + minor + ", which is not known");
        }
        long size = bytes.wholeNumber();
        long constants = bytes.wholeNumber();
        long metadata = bytes.wholeNumber();
        bytes.skip(CLOCK_BYTES);
        byte state = bytes.next();
        bytes.skip(2);
        byte flags = bytes.next();
        if (state != 0) {
            throw new UnmaskableException("it is not finished");
        }
        if ((flags & COMPRESSED_INTEGERS) == 0) {
            throw new UnmaskableException("its integers are not compressed");
        }
        if (size < BYTES || size > bytes.size() - start) {
            throw new UnmaskableException(
                    "it is " + size + " bytes long where " + (bytes.size() - start) + " are left");
        }
        if (constants < BYTES || constants >= size || metadata < BYTES || metadata >= size) {
            throw new UnmaskableException("its parts lie beyond its end");
        }
        return new ChunkHeader(start, start + size, start + constants, start + metadata);
    }
}
