/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.s3;

import dev.dashcam.sinks.internal.credentials.AwsRegion;
import dev.dashcam.sinks.internal.credentials.CredentialsChain;
import dev.dashcam.sinks.internal.credentials.Surroundings;
import dev.dashcam.sinks.internal.signing.AccessKeys;
import dev.dashcam.sinks.internal.signing.RequestSigner;
import org.jspecify.annotations.Nullable;

/** Finds out where the bucket is and whose keys open it, with the first snapshot; what can only be known at its place is no mistake. */
final class S3Access {
    private static final String ELSEWHERE = "us-east-1";

    private final S3Settings settings;
    private @Nullable Ways known;

    S3Access(S3Settings settings) {
        this.settings = settings;
    }

    /** The ways to put an object. May read files. */
    synchronized Ways ways() throws S3ProblemException {
        Ways ways = known;
        if (ways == null) {
            try {
                ways = find();
            } catch (IllegalArgumentException malformed) {
                throw new S3ProblemException(String.valueOf(malformed.getMessage()));
            }
            known = ways;
        }
        return ways;
    }

    private Ways find() throws S3ProblemException {
        String region = region();
        S3Requests requests = new S3Requests(
                S3Location.of(settings, region),
                new RequestSigner(region, "s3"),
                credentials(region),
                new SigningClock(settings.clock()),
                new S3Failures(settings, region));
        Upload upload = new Upload(requests);
        return new Ways(upload, new MultipartUpload(requests, upload, settings.trustStore()));
    }

    private String region() throws S3ProblemException {
        String region = settings.region();
        if (region == null) {
            region = AwsRegion.of(settings.surroundings(), settings.profile());
        }
        if (region == null && S3Location.endpoint(settings) != null) {
            region = ELSEWHERE;
        }
        if (region == null) {
            throw new S3ProblemException(
                    "nothing says in which region the bucket is: set dashcam.sinks.s3.region or AWS_REGION");
        }
        return region;
    }

    private CredentialsChain credentials(String region) throws S3ProblemException {
        Surroundings surroundings = settings.surroundings();
        AccessKeys keys = settings.keys();
        if (keys != null) {
            if (keys.id().isEmpty() || keys.secret().isEmpty()) {
                throw new S3ProblemException("no AWS credentials: dashcam.sinks.s3.credentials."
                        + (keys.id().isEmpty() ? "access-key-id" : "secret-access-key")
                        + " is empty; set both the key's id and its secret, or neither");
            }
            return CredentialsChain.of(keys, "dashcam.sinks.s3.credentials");
        }
        return settings.profile() != null
                ? CredentialsChain.ofProfile(surroundings, settings.profile())
                : CredentialsChain.usual(surroundings, AwsRegion.sts(surroundings, region));
    }

    /**
     * The ways to put an object.
     *
     * @param upload in one request
     * @param multipart in parts
     */
    record Ways(Upload upload, MultipartUpload multipart) {}
}
