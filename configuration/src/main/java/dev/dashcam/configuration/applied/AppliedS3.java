/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.applied;

import dev.dashcam.configuration.settings.SinksSettings;
import dev.dashcam.sinks.s3.S3Sink;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** The sink for S3 that the settings describe. An empty text is what the empty default of a placeholder leaves. */
final class AppliedS3 {
    private static final String S3 = "dashcam.sinks.s3.";

    private final SinksSettings.S3 settings;
    private final AppliedProperty applied;

    AppliedS3(SinksSettings.S3 settings, AppliedProperty applied) {
        this.settings = settings;
        this.applied = applied;
    }

    /** Null where the bucket's name is empty. */
    @Nullable
    S3Sink sink() {
        applied.set(S3 + "bucket");
        String bucket = settings.bucket();
        if (bucket == null) {
            throw new IllegalArgumentException("S3 needs the name of a bucket.");
        }
        if (bucket.isBlank()) {
            return null;
        }
        S3Sink sink = S3Sink.to(bucket.strip());
        applied.set(S3 + "prefix");
        sink = sink.prefix(settings.prefix());
        applied.set(S3 + "time-limit");
        sink = sink.timeLimit(settings.timeLimit());
        sink = withPlace(sink);
        if (settings.encryption() != null) {
            applied.set(S3 + "encryption");
            sink = sink.encryption(settings.encryption());
        }
        String kmsKeyId = given(settings.kmsKeyId());
        if (kmsKeyId != null) {
            applied.set(S3 + "kms-key-id");
            sink = sink.kmsKeyId(kmsKeyId);
        }
        String storageClass = given(settings.storageClass());
        if (storageClass != null) {
            applied.set(S3 + "storage-class");
            sink = sink.storageClass(storageClass);
        }
        return withCredentials(sink, settings.credentials());
    }

    private S3Sink withPlace(S3Sink begun) {
        S3Sink sink = begun;
        String region = given(settings.region());
        if (region != null) {
            applied.set(S3 + "region");
            sink = sink.region(region);
        }
        String endpoint = given(settings.endpoint());
        if (endpoint != null) {
            applied.set(S3 + "endpoint");
            sink = sink.endpoint(endpoint(endpoint));
        }
        if (settings.pathStyle() != null) {
            applied.set(S3 + "path-style");
            sink = sink.pathStyle(settings.pathStyle());
        }
        String trustStore = given(settings.trustStore());
        if (trustStore != null) {
            applied.set(S3 + "trust-store");
            sink = sink.trustStore(Paths.of(trustStore), settings.trustStorePassword());
        }
        return sink;
    }

    private S3Sink withCredentials(S3Sink begun, SinksSettings.S3Credentials credentials) {
        S3Sink sink = begun;
        String profile = given(credentials.profile());
        if (profile != null) {
            applied.set(S3 + "credentials.profile");
            sink = sink.profile(profile);
        }
        String id = credentials.accessKeyId();
        String secret = credentials.secretAccessKey();
        if (given(id) == null && given(secret) == null) {
            return sink;
        }
        applied.set(S3 + "credentials." + (id == null ? "access-key-id" : "secret-access-key"));
        if (id == null || secret == null) {
            throw new IllegalArgumentException("An access key's id and its secret are set both or neither.");
        }
        // one that is empty is missing on this machine alone: the sink says so when it is used
        return sink.credentials(id, secret, credentials.sessionToken());
    }

    private static URI endpoint(String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException none) {
            throw new IllegalArgumentException("\"" + text + "\" is no URL: " + none.getReason() + ".", none);
        }
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
