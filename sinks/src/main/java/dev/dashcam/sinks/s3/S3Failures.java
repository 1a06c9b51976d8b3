/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.s3;

import dev.dashcam.sink.DeliveryException;
import dev.dashcam.sinks.internal.transport.Answer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * Says what an answer means that is no success, and what to do. What somebody can set right without changing the snapshot, such
 * as rights, keys and buckets, is tried again: then it arrives.
 */
final class S3Failures {
    /** Damaged or lost on the way, or disturbed by another request. */
    private static final Set<String> PASSING = Set.of(
            "RequestTimeout",
            "BadDigest",
            "IncompleteBody",
            "XAmzContentSHA256Mismatch",
            "NoSuchUpload",
            "InvalidPart",
            "OperationAborted",
            "ConditionalRequestConflict",
            "SlowDown");

    private final S3Settings settings;
    private final String region;

    S3Failures(S3Settings settings, String region) {
        this.settings = settings;
        this.region = region;
    }

    /**
     * What to throw.
     *
     * @param uri what was asked
     * @param origin where the credentials came from
     */
    IOException of(Answer answer, URI uri, String origin) {
        S3Error error = S3Error.of(answer);
        String said = said(answer, error, uri);
        Duration pause = answer.retryAfter();
        if (pause != null && answer.meaning() == Answer.Meaning.LATER) {
            return DeliveryException.retryAfter(said, pause);
        }
        boolean isPassing = PASSING.contains(error.code());
        if (isPassing || (answer.meaning() == Answer.Meaning.LATER && answer.status() != 501)) {
            return new IOException(said);
        }
        if (error.region() != null && !error.region().equals(region)) {
            return new S3ProblemException("the bucket " + settings.bucket() + " is in " + error.region() + ", not in "
                    + region + ": set dashcam.sinks.s3.region to " + error.region());
        }
        if (answer.status() == 301 || answer.status() == 307) {
            return new S3ProblemException(said + ": the bucket " + settings.bucket()
                    + " is elsewhere; look at dashcam.sinks.s3.region and dashcam.sinks.s3.endpoint");
        }
        if (error.is("NoSuchBucket") || answer.status() == 404) {
            return new S3ProblemException(
                    said + ": there is no bucket " + settings.bucket() + "; make it or set dashcam.sinks.s3.bucket");
        }
        if (error.is("RequestTimeTooSkewed")) {
            return new S3ProblemException(said + ": this machine's clock is wrong");
        }
        if (error.isOfKeys()) {
            return new S3ProblemException(said + ": the keys are from " + origin + " and are not accepted");
        }
        if (answer.status() == 401 || answer.status() == 403) {
            return new S3ProblemException(said + ": " + origin + " must be allowed s3:PutObject on arn:aws:s3:::"
                    + settings.bucket() + "/" + settings.prefix() + "*"
                    + (settings.encryption() == S3Encryption.KMS ? ", and kms:GenerateDataKey and kms:Decrypt" : ""));
        }
        return DeliveryException.refused(said);
    }

    private static String said(Answer answer, S3Error error, URI uri) {
        String host = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        return host + " answered " + answer.words() + (error.code().isEmpty() ? "" : " (" + error.code() + ")");
    }
}
