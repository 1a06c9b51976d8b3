/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.s3;

import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sinks.internal.transport.Transport;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts a snapshot and its manifest into the bucket, and knows what somebody has to set right before it can. */
final class S3Delivery {
    /** From how many bytes on a snapshot goes in parts. */
    static final long FROM_BYTES_IN_PARTS = 2L * MultipartUpload.PART_BYTES;

    private final S3Settings settings;
    private final S3Access access;
    private volatile @Nullable String problem;

    S3Delivery(S3Settings settings) {
        this.settings = settings;
        this.access = new S3Access(settings);
    }

    @Nullable
    String problem() {
        return problem;
    }

    void deliver(SealedSnapshot snapshot) throws IOException {
        try (Transport transport = Transport.open(settings.limits(), settings.trustStore());
                FileChannel file = FileChannel.open(snapshot.file(), StandardOpenOption.READ)) {
            S3Access.Ways ways = access.ways();
            String key = settings.prefix() + snapshot.key();
            Map<String, String> headers = snapshotHeaders(snapshot);
            if (snapshot.bytes() < FROM_BYTES_IN_PARTS) {
                ways.upload().put(transport, key, headers, Payload.of(file, 0, snapshot.bytes()));
            } else {
                ways.multipart().put(transport, key, headers, file, snapshot.bytes());
            }
            Payload manifest = Payload.of(snapshot.manifest().getBytes(StandardCharsets.UTF_8));
            ways.upload()
                    .put(
                            transport,
                            settings.prefix() + snapshot.manifestKey(),
                            objectHeaders("application/json"),
                            manifest);
            problem = null;
        } catch (S3ProblemException told) {
            problem = told.getMessage();
            throw told;
        }
    }

    private Map<String, String> snapshotHeaders(SealedSnapshot snapshot) {
        Map<String, String> headers = objectHeaders("application/octet-stream");
        headers.putAll(ObjectMetadata.of(snapshot.facts()));
        if (settings.storageClass() != null) {
            headers.put("x-amz-storage-class", settings.storageClass());
        }
        return headers;
    }

    private Map<String, String> objectHeaders(String contentType) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", contentType);
        if (settings.encryption() != null) {
            headers.put("x-amz-server-side-encryption", settings.encryption().header());
        }
        if (settings.kmsKeyId() != null) {
            headers.put("x-amz-server-side-encryption-aws-kms-key-id", settings.kmsKeyId());
        }
        return headers;
    }
}
