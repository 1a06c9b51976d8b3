/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.s3;

import dev.dashcam.sinks.internal.signing.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, which can be sent more than once.
 *
 * @param sha256 its SHA-256 in hexadecimal
 * @param md5 its MD5 in Base64, which some buckets insist on; null on JVMs that have none
 * @param body makes a publisher of it
 */
record Payload(String sha256, @Nullable String md5, Supplier<BodyPublisher> body) {
    static final Payload NONE = of(new byte[0]);

    private static final int PIECE_BYTES = 16 << 10;

    static Payload of(byte[] bytes) {
        MessageDigest sha256 = Digests.sha256();
        MessageDigest md5 = md5Digest();
        return new Payload(
                Digests.hex(sha256.digest(bytes)),
                md5 == null ? null : Base64.getEncoder().encodeToString(md5.digest(bytes)),
                () -> bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes));
    }

    /** A part of a file, read now for its digests and again whenever it is sent. The file must stay open. */
    static Payload of(FileChannel file, long begin, long end) throws IOException {
        MessageDigest sha256 = Digests.sha256();
        MessageDigest md5 = md5Digest();
        ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
        for (long at = begin; at < end; ) {
            piece.clear().limit((int) Math.min(PIECE_BYTES, end - at));
            int read = file.read(piece, at);
            if (read < 0) {
                throw new IOException("the snapshot's file is shorter than it was");
            }
            sha256.update(piece.array(), 0, read);
            if (md5 != null) {
                md5.update(piece.array(), 0, read);
            }
            at += read;
        }
        Supplier<InputStream> stream = () -> new FilePart(file, begin, end);
        return new Payload(
                Digests.hex(sha256.digest()),
                md5 == null ? null : Base64.getEncoder().encodeToString(md5.digest()),
                () -> end == begin
                        ? BodyPublishers.noBody()
                        : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(stream), end - begin));
    }

    /** Null on JVMs that are allowed approved algorithms only. */
    private static @Nullable MessageDigest md5Digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException notAllowed) {
            return null;
        }
    }
}
