/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.recording;

import dev.dashcam.encryption.DecryptionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Ends where what was encrypted no longer proves itself, and remembers why: what comes before is whole, and read like any file that
 * was cut off. Where nothing is proven it fails.
 */
final class ProvenInput extends FilterInputStream {
    private boolean hasAny;
    private @Nullable String problem;

    ProvenInput(InputStream decrypted) {
        super(decrypted);
    }

    /** Why it ended before its end, null when it did not. */
    @Nullable
    String problem() {
        return problem;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        if (problem != null) {
            return -1;
        }
        try {
            int read = super.read(target, from, count);
            hasAny |= read > 0;
            return read;
        } catch (DecryptionException damaged) {
            if (!hasAny) {
                throw damaged;
            }
            problem = String.valueOf(damaged.getMessage());
            return -1;
        }
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] piece = new byte[(int) Math.max(0, Math.min(8192, count))];
        return Math.max(0, read(piece, 0, piece.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
