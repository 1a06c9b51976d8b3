/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.age;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/** The content so far of a file that is still being encrypted. May be read by any thread, several times. */
public final class EncryptedSoFar {
    private final Path file;
    private final byte[] contentKey;
    private final int headBytes;
    private final long chunks;
    private final byte[] rest;

    EncryptedSoFar(Path file, byte[] contentKey, int headBytes, long chunks, byte[] rest) {
        this.file = file;
        this.contentKey = contentKey;
        this.headBytes = headBytes;
        this.chunks = chunks;
        this.rest = rest;
    }

    /** A stream of it. The caller closes it. */
    public InputStream open() throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            in.skipNBytes(headBytes);
            return new Decrypting(in, new ChunkCipher(Cipher.DECRYPT_MODE, contentKey));
        } catch (IOException | RuntimeException failed) {
            in.close();
            throw failed;
        } catch (GeneralSecurityException lacking) {
            in.close();
            throw new IOException("it cannot be read again: " + lacking.getMessage(), lacking);
        }
    }

    private final class Decrypting extends InputStream {
        private final InputStream in;
        private final ChunkCipher cipher;
        private final byte[] content = new byte[ChunkCipher.CHUNK_BYTES];
        private ByteArrayInputStream chunk = new ByteArrayInputStream(new byte[0]);
        private long next;

        private Decrypting(InputStream in, ChunkCipher cipher) {
            this.in = in;
            this.cipher = cipher;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int from, int count) throws IOException {
            while (chunk.available() == 0 && next <= chunks) {
                advance();
            }
            return chunk.read(target, from, count);
        }

        private void advance() throws IOException {
            if (next == chunks) {
                chunk = new ByteArrayInputStream(rest);
            } else {
                byte[] encrypted = in.readNBytes(ChunkCipher.CHUNK_BYTES + ChunkCipher.TAG_BYTES);
                try {
                    int size = cipher.chunk(next, false, encrypted, encrypted.length, content);
                    chunk = new ByteArrayInputStream(content, 0, size);
                } catch (GeneralSecurityException damaged) {
                    throw new IOException("it cannot be read again: " + damaged.getMessage(), damaged);
                }
            }
            next++;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
