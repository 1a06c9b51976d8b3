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

/** What a sink was built with. */
record S3Settings(
        String bucket,
        @Nullable String region,
        String prefix,
        @Nullable URI endpoint,
        @Nullable Boolean pathStyle,
        @Nullable S3Encryption encryption,
        @Nullable String kmsKeyId,
        @Nullable String storageClass,
        @Nullable AccessKeys keys,
        @Nullable String profile,
        @Nullable TrustStore trustStore,
        TimeLimits limits,
        Surroundings surroundings,
        InstantSource clock) {}
