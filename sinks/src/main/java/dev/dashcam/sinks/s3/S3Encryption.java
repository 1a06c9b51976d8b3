/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.s3;

/** Who encrypts objects at rest, where it is not left to the bucket. */
public enum S3Encryption {
    /** S3, with keys of its own (SSE-S3). */
    S3("AES256"),
    /** S3, with a key in KMS (SSE-KMS): that of the account for S3 unless another is named. */
    KMS("aws:kms");

    private final String header;

    S3Encryption(String header) {
        this.header = header;
    }

    String header() {
        return header;
    }
}
