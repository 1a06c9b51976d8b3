/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.age;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts or decrypts the chunks of a file's content. For one thread. */
public final class ChunkCipher {
    /** The content of each chunk but the last, which has at most as much, and none only when it is the first. */
    public static final int CHUNK_BYTES = 1 << 16;
    /** What proves that a chunk is whole, and where it is to be. */
    public static final int TAG_BYTES = 16;

    private static final int IV_BYTES = 12;

    private final int mode;
    private final SecretKeySpec key;
    private final Cipher cipher;

    /**
     * A cipher for the content of one file.
     *
     * @param mode {@link Cipher#ENCRYPT_MODE} or {@link Cipher#DECRYPT_MODE}
     */
    public ChunkCipher(int mode, byte[] contentKey) throws GeneralSecurityException {
        this.mode = mode;
        this.key = new SecretKeySpec(contentKey, "ChaCha20");
        this.cipher = Cipher.getInstance("ChaCha20-Poly1305");
    }

    /**
     * Encrypts or decrypts one chunk.
     *
     * @param number 0 for the first
     * @return how many bytes are in {@code out}
     * @throws GeneralSecurityException when it is not what was encrypted
     */
    public int chunk(long number, boolean isLast, byte[] in, int count, byte[] out) throws GeneralSecurityException {
        ByteBuffer iv = ByteBuffer.allocate(IV_BYTES);
        iv.putLong(IV_BYTES - 1 - Long.BYTES, number);
        iv.put(IV_BYTES - 1, (byte) (isLast ? 1 : 0));
        cipher.init(mode, key, new IvParameterSpec(iv.array()));
        return cipher.doFinal(in, 0, count, out);
    }
}
