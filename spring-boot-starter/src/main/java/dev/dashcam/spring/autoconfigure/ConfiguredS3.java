/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.sinks.s3.S3Sink;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The sink for S3 that the properties describe. */
final class ConfiguredS3 {
    private final DashcamProperties.S3 properties;
    private final AppliedProperty applied;

    ConfiguredS3(DashcamProperties.S3 properties, AppliedProperty applied) {
        this.properties = properties;
        this.applied = applied;
    }

    /** Null where the bucket's name is empty, as a placeholder without a value leaves it. */
    @Nullable
    S3Sink sink() {
        applied.set("dashcam.sinks.s3.bucket");
        String bucket = properties.bucket();
        if (bucket == null) {
            throw new IllegalArgumentException("S3 needs the name of a bucket.");
        }
        if (bucket.isBlank()) {
            return null;
        }
        S3Sink sink = S3Sink.to(bucket.strip());
        applied.set("dashcam.sinks.s3.prefix");
        sink = sink.prefix(properties.prefix());
        applied.set("dashcam.sinks.s3.time-limit");
        sink = sink.timeLimit(properties.timeLimit());
        sink = with(sink, "region", properties.region(), S3Sink::region);
        sink = with(sink, "endpoint", properties.endpoint(), ConfiguredS3::endpoint);
        sink = with(sink, "path-style", properties.pathStyle(), S3Sink::pathStyle);
        sink = with(sink, "encryption", properties.encryption(), S3Sink::encryption);
        sink = with(sink, "kms-key-id", properties.kmsKeyId(), S3Sink::kmsKeyId);
        sink = with(sink, "storage-class", properties.storageClass(), S3Sink::storageClass);
        sink = with(sink, "trust-store", properties.trustStore(), this::trustStore);
        return properties.credentials() == null ? sink : credentials(sink, properties.credentials());
    }

    /** What is set; an empty text is what is left of a placeholder without a value. */
    private <T> S3Sink with(S3Sink sink, String name, @Nullable T value, BiFunction<S3Sink, T, S3Sink> set) {
        if (value == null || value.toString().isBlank()) {
            return sink;
        }
        applied.set("dashcam.sinks.s3." + name);
        return set.apply(sink, value);
    }

    private S3Sink credentials(S3Sink sink, DashcamProperties.S3Credentials credentials) {
        S3Sink changed = with(sink, "credentials.profile", credentials.profile(), S3Sink::profile);
        String id = credentials.accessKeyId();
        String secret = credentials.secretAccessKey();
        if (isNothing(id) && isNothing(secret)) {
            return changed;
        }
        if (id == null || secret == null) {
            applied.set("dashcam.sinks.s3.credentials." + (id == null ? "access-key-id" : "secret-access-key"));
            throw new IllegalArgumentException("An access key's id and its secret are set both or neither.");
        }
        // one that is empty is missing on this machine alone: the sink says so when it is used
        return changed.credentials(id, secret, credentials.sessionToken());
    }

    private static boolean isNothing(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static S3Sink endpoint(S3Sink sink, String url) {
        try {
            return sink.endpoint(new URI(url.strip()));
        } catch (URISyntaxException invalid) {
            throw new IllegalArgumentException("\"" + url + "\" is no URL: " + invalid.getReason() + ".", invalid);
        }
    }

    private S3Sink trustStore(S3Sink sink, String file) {
        try {
            return sink.trustStore(Path.of(file.strip()), properties.trustStorePassword());
        } catch (InvalidPathException invalid) {
            throw new IllegalArgumentException("\"" + file + "\" is no path: " + invalid.getReason() + ".", invalid);
        }
    }
}
