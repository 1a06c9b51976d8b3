/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.masking;

import dev.dashcam.internal.redaction.StringMask;
import java.io.IOException;
import java.nio.channels.FileChannel;

/** Goes over all chunks of a recording. */
final class RecordingMasker {
    private final RecordingBytes bytes;
    private final TextMasker texts;
    private int eventsBlanked;

    RecordingMasker(FileChannel file, StringMask mask) throws IOException {
        this.bytes = new RecordingBytes(file);
        this.texts = new TextMasker(bytes, mask);
    }

    MaskingReport mask() throws IOException {
        int chunks = forEachChunk(chunk -> eventsBlanked += chunk.mask());
        if (texts.hidesConstants()) {
            forEachChunk(ChunkMasker::maskConstants);
        }
        return new MaskingReport(chunks, eventsBlanked, texts.masked());
    }

    private int forEachChunk(ChunkStep step) throws IOException {
        int chunks = 0;
        for (long start = 0; start < bytes.size(); chunks++) {
            try {
                ChunkHeader header = ChunkHeader.read(bytes, start);
                step.go(new ChunkMasker(bytes, header, texts));
                bytes.flush();
                start = header.end();
            } catch (UnmaskableException e) {
                throw e.inChunk(chunks + 1, start);
            }
        }
        return chunks;
    }

    private interface ChunkStep {
        void go(ChunkMasker chunk) throws IOException;
    }
}
