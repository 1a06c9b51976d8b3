/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.credentials;

import dev.dashcam.sinks.internal.transport.Answer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The role of an EC2 instance, by version 2 of its metadata service alone. */
final class InstanceMetadata implements CredentialsSource {
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final String ROLES = "/latest/meta-data/iam/security-credentials/";
    private static final String ORIGIN = "the instance's role";

    private final Surroundings surroundings;

    InstanceMetadata(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Looked look() throws IOException {
        String disabled = surroundings.either("aws.disableEc2Metadata", "AWS_EC2_METADATA_DISABLED");
        if ("true".equalsIgnoreCase(disabled)) {
            return Looked.nothing("AWS_EC2_METADATA_DISABLED switches the EC2 instance metadata off");
        }
        String token = token();
        if (token == null) {
            return Looked.nothing("no EC2 instance metadata answered");
        }
        Answer role = get(ROLES, token);
        if (role.status() == 404) {
            return Looked.nothing("the EC2 instance has no role");
        }
        String name = role.text().lines().findFirst().orElse("").strip();
        return Looked.found(HandedOut.ofJson(get(ROLES + name, token).text(), ORIGIN));
    }

    /** Whatever keeps it from answering, this is no instance of EC2, or one that lets no container ask. */
    private @Nullable String token() {
        try {
            Answer answer = new ShortRequest(uri("/latest/api/token"), LIMIT)
                    .local()
                    .header("X-aws-ec2-metadata-token-ttl-seconds", "300")
                    .put();
            return answer.status() == 200 ? answer.text() : null;
        } catch (IOException | IllegalArgumentException none) {
            return null;
        }
    }

    private Answer get(String path, String token) throws IOException {
        Answer answer;
        try {
            answer = new ShortRequest(uri(path), LIMIT)
                    .local()
                    .header("X-aws-ec2-metadata-token", token)
                    .get();
        } catch (IOException failed) {
            throw new IOException("the EC2 instance metadata gave no keys: " + ReadFailures.words(failed), failed);
        }
        if (answer.status() != 200 && answer.status() != 404) {
            throw new IOException("the EC2 instance metadata gave no keys: " + answer.words());
        }
        return answer;
    }

    private URI uri(String path) {
        String endpoint = surroundings.either("aws.ec2MetadataServiceEndpoint", "AWS_EC2_METADATA_SERVICE_ENDPOINT");
        return URI.create((endpoint == null ? "http://169.254.169.254" : endpoint.replaceAll("/+$", "")) + path);
    }
}
