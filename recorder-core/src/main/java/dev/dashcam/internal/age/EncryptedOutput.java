/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.age;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;

/**
 * Encrypts what is written to it: what comes out is a file in the age format. Holds one chunk; only whole ones go on, so a flush
 * brings out what was written but for the last 64 KiB at most. Not closed but dropped, it leaves a file that says that it is cut
 * off. For one thread.
 */
public final class EncryptedOutput extends OutputStream {
    private static final String VERSION = "age-encryption.org/v1\n";
    private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

    private final OutputStream out;
    private final byte[] contentKey;
    private final ChunkCipher cipher;
    private final int headBytes;
    private final byte[] chunk = new byte[ChunkCipher.CHUNK_BYTES];
    private final byte[] encrypted = new byte[ChunkCipher.CHUNK_BYTES + ChunkCipher.TAG_BYTES];
    private int filled;
    private long chunks;
    private boolean isClosed;

    /**
     * Writes the head at once.
     *
     * @param out closed with this one
     * @param recipients the public keys, at least one
     * @throws IOException when it cannot be written, or this JVM lacks what is needed to encrypt
     */
    public EncryptedOutput(OutputStream out, List<byte[]> recipients) throws IOException {
        this.out = out;
        try {
            SecureRandom random = new SecureRandom();
            byte[] fileKey = random(random, Secrets.FILE_KEY_BYTES);
            byte[] nonce = random(random, Secrets.NONCE_BYTES);
            this.contentKey = Secrets.contentKey(fileKey, nonce);
            this.cipher = new ChunkCipher(Cipher.ENCRYPT_MODE, contentKey);
            byte[] head = head(fileKey, recipients, random);
            Arrays.fill(fileKey, (byte) 0);
            this.headBytes = head.length + nonce.length;
            out.write(head);
            out.write(nonce);
        } catch (GeneralSecurityException lacking) {
            throw failed(lacking);
        }
    }

    private static byte[] head(byte[] fileKey, List<byte[]> recipients, SecureRandom random)
            throws GeneralSecurityException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes(VERSION.getBytes(US_ASCII));
        for (byte[] recipient : recipients) {
            byte[] once = random(random, X25519.KEY_BYTES);
            byte[] share = X25519.publicKey(once);
            byte[] secret = X25519.sharedSecret(once, recipient);
            byte[] wrapped = Secrets.wrap(Cipher.ENCRYPT_MODE, fileKey, secret, share, recipient);
            String stanza = "-> X25519 " + BASE64.encodeToString(share) + "\n" + BASE64.encodeToString(wrapped) + "\n";
            head.writeBytes(stanza.getBytes(US_ASCII));
        }
        head.writeBytes("---".getBytes(US_ASCII));
        byte[] mac = Secrets.headerMac(fileKey, head.toByteArray());
        head.writeBytes((" " + BASE64.encodeToString(mac) + "\n").getBytes(US_ASCII));
        return head.toByteArray();
    }

    private static byte[] random(SecureRandom random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int from, int count) throws IOException {
        int at = from;
        int left = count;
        while (left > 0) {
            // The last chunk says that it is the last, so a full one waits until more comes.
            if (filled == chunk.length) {
                writeChunk(false);
            }
            int part = Math.min(left, chunk.length - filled);
            System.arraycopy(source, at, chunk, filled, part);
            filled += part;
            at += part;
            left -= part;
        }
    }

    private void writeChunk(boolean isLast) throws IOException {
        try {
            int count = cipher.chunk(chunks, isLast, chunk, filled, encrypted);
            out.write(encrypted, 0, count);
        } catch (GeneralSecurityException lacking) {
            throw failed(lacking);
        }
        chunks++;
        filled = 0;
    }

    /**
     * What has been written so far, to be read again from the file that it went to, also while more is written.
     *
     * @param file where {@code out} writes to, which has been flushed
     */
    public EncryptedSoFar soFar(Path file) {
        return new EncryptedSoFar(file, contentKey, headBytes, chunks, Arrays.copyOf(chunk, filled));
    }

    /** Brings out whole chunks. */
    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /** Writes the last chunk and closes the stream. */
    @Override
    public void close() throws IOException {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try (OutputStream closing = out) {
            writeChunk(true);
            closing.flush();
        }
    }

    private static IOException failed(GeneralSecurityException lacking) {
        return new IOException(
                "it cannot be encrypted on this JVM: " + lacking.getMessage()
                        + "; add the module jdk.crypto.ec, or leave dashcam.encryption.recipients out",
                lacking);
    }
}
