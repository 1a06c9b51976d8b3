/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.s3;

import dev.dashcam.sinks.internal.credentials.Surroundings;
import dev.dashcam.sinks.internal.signing.AccessKeys;
import dev.dashcam.sinks.internal.transport.TimeLimits;
import dev.dashcam.sinks.internal.transport.TrustStore;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Settings while one of them is changed. */
final class S3SettingsDraft {
    final String bucket;

    @Nullable
    String region;

    String prefix = "";

    @Nullable
    URI endpoint;

    @Nullable
    Boolean pathStyle;

    @Nullable
    S3Encryption encryption;

    @Nullable
    String kmsKeyId;

    @Nullable
    String storageClass;

    @Nullable
    AccessKeys keys;

    @Nullable
    String profile;

    @Nullable
    TrustStore trustStore;

    TimeLimits limits = TimeLimits.DEFAULT;
    Surroundings surroundings = Surroundings.ofThisProcess();
    InstantSource clock = InstantSource.system();

    S3SettingsDraft(String bucket) {
        this.bucket = bucket;
    }

    S3SettingsDraft(S3Settings settings) {
        bucket = settings.bucket();
        region = settings.region();
        prefix = settings.prefix();
        endpoint = settings.endpoint();
        pathStyle = settings.pathStyle();
        encryption = settings.encryption();
        kmsKeyId = settings.kmsKeyId();
        storageClass = settings.storageClass();
        keys = settings.keys();
        profile = settings.profile();
        trustStore = settings.trustStore();
        limits = settings.limits();
        surroundings = settings.surroundings();
        clock = settings.clock();
    }

    S3Settings settings() {
        if (kmsKeyId != null && encryption == S3Encryption.S3) {
            throw new IllegalArgumentException("A key of KMS is for the encryption kms, not for s3"
                    + " (dashcam.sinks.s3.kms-key-id, dashcam.sinks.s3.encryption).");
        }
        return new S3Settings(
                bucket,
                region,
                prefix,
                endpoint,
                pathStyle,
                kmsKeyId != null ? S3Encryption.KMS : encryption,
                kmsKeyId,
                storageClass,
                keys,
                profile,
                trustStore,
                limits,
                surroundings,
                clock);
    }
}
