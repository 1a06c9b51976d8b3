/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.encryption;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.dashcam.internal.age.ChunkCipher;
import dev.dashcam.internal.age.Secrets;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;

/**
 * The content of a file that was encrypted in the age format for X25519 keys, by this library or by others, as in {@code age -r}.
 * Holds two pieces of 64 KiB. Every byte that it hands out is proven to be what was encrypted; that the file is whole is known
 * when its end has been read; of one that was cut off everything before that is handed out first. For one thread.
 */
public final class DecryptedInput extends InputStream {
    private static final int PIECE_BYTES = ChunkCipher.CHUNK_BYTES + ChunkCipher.TAG_BYTES;
    private static final byte[] BEGIN = (Head.VERSION + "\n").getBytes(US_ASCII);

    /** How many bytes of a file are enough for {@link #isEncrypted}. */
    public static final int BEGIN_BYTES = 22;

    private final InputStream in;
    private final ChunkCipher cipher;
    private final byte[] content = new byte[ChunkCipher.CHUNK_BYTES];
    private byte[] piece;
    private long pieces;
    private int at;
    private int end;
    private boolean isLast;

    /**
     * Reads the head.
     *
     * @param in closed with this one; left open when this fails
     * @param identities the keys to try
     * @throws DecryptionException when it is damaged, or for none of these keys
     */
    public DecryptedInput(InputStream in, List<Identity> identities) throws IOException {
        this.in = new BufferedInputStream(in, PIECE_BYTES);
        byte[] fileKey = new Head(this.in).fileKey(identities);
        byte[] nonce = this.in.readNBytes(Secrets.NONCE_BYTES);
        if (nonce.length < Secrets.NONCE_BYTES) {
            throw DecryptionException.damaged("it was cut off");
        }
        try {
            this.cipher = new ChunkCipher(Cipher.DECRYPT_MODE, Secrets.contentKey(fileKey, nonce));
        } catch (GeneralSecurityException lacking) {
            throw DecryptionException.damaged("this JVM cannot decrypt it: " + lacking.getMessage());
        }
        this.piece = this.in.readNBytes(PIECE_BYTES);
    }

    /** Whether a file that begins with these bytes is encrypted in this format; {@link #BEGIN_BYTES} are enough to tell. */
    public static boolean isEncrypted(byte[] begin) {
        return begin.length >= BEGIN.length && Arrays.equals(begin, 0, BEGIN.length, BEGIN, 0, BEGIN.length);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        while (at == end && !isLast) {
            decrypt();
        }
        if (at == end) {
            return -1;
        }
        int part = Math.min(count, end - at);
        System.arraycopy(content, at, target, from, part);
        at += part;
        return part;
    }

    private void decrypt() throws IOException {
        byte[] next = piece.length == PIECE_BYTES ? in.readNBytes(PIECE_BYTES) : new byte[0];
        boolean last = next.length == 0;
        at = 0;
        end = 0;
        if (piece.length < ChunkCipher.TAG_BYTES) {
            throw DecryptionException.damaged("it was cut off");
        }
        int size = opened(last);
        if (size < 0 && last && piece.length == PIECE_BYTES) {
            // proves itself to be one that another followed: it is handed out, and then the end is missing
            last = false;
            size = opened(false);
        }
        if (size < 0) {
            throw DecryptionException.damaged(last ? "it was cut off or changed" : "it was changed");
        }
        if (size == 0 && pieces > 0) {
            throw DecryptionException.damaged("it was changed");
        }
        end = size;
        isLast = last;
        piece = next;
        pieces++;
    }

    /** How many bytes of content the piece has, as the last one or not; less than 0 where it is not what was encrypted. */
    private int opened(boolean last) {
        try {
            return cipher.chunk(pieces, last, piece, piece.length, content);
        } catch (GeneralSecurityException changed) {
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
