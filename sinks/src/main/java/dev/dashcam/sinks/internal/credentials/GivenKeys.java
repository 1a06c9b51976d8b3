/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.credentials;

import org.jspecify.annotations.Nullable;

/** Keys under three names: among the settings, the system properties or the environment variables. */
final class GivenKeys implements CredentialsSource {
    private final String origin;
    private final String idName;
    private final String secretName;
    private final @Nullable String id;
    private final @Nullable String secret;
    private final @Nullable String sessionToken;

    private GivenKeys(
            String origin,
            String idName,
            String secretName,
            @Nullable String id,
            @Nullable String secret,
            @Nullable String sessionToken) {
        this.origin = origin;
        this.idName = idName;
        this.secretName = secretName;
        this.id = id;
        this.secret = secret;
        this.sessionToken = sessionToken;
    }

    static CredentialsSource amongProperties(Surroundings surroundings) {
        return new GivenKeys(
                "the system property aws.accessKeyId",
                "aws.accessKeyId",
                "aws.secretAccessKey",
                surroundings.property("aws.accessKeyId"),
                surroundings.property("aws.secretAccessKey"),
                surroundings.property("aws.sessionToken"));
    }

    static CredentialsSource amongVariables(Surroundings surroundings) {
        return new GivenKeys(
                "the environment variable AWS_ACCESS_KEY_ID",
                "AWS_ACCESS_KEY_ID",
                "AWS_SECRET_ACCESS_KEY",
                surroundings.variable("AWS_ACCESS_KEY_ID"),
                surroundings.variable("AWS_SECRET_ACCESS_KEY"),
                surroundings.variable("AWS_SESSION_TOKEN"));
    }

    @Override
    public Looked look() {
        if (id == null) {
            return Looked.nothing(origin + " is not set");
        }
        if (secret == null) {
            return Looked.nothing(idName + " is set without " + secretName);
        }
        return Looked.found(Credentials.lasting(id, secret, sessionToken, origin));
    }
}
