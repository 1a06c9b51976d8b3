/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.credentials;

import dev.dashcam.sinks.internal.signing.PercentEncoding;
import dev.dashcam.sinks.internal.transport.Answer;
import dev.dashcam.sinks.internal.xml.XmlText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The role of a Kubernetes service account (IRSA): its token is exchanged for keys at STS. */
final class WebIdentity implements CredentialsSource {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int MOST_TOKEN_BYTES = 1 << 16;
    private static final String ORIGIN = "the role of AWS_WEB_IDENTITY_TOKEN_FILE";

    private final Surroundings surroundings;
    private final URI sts;

    WebIdentity(Surroundings surroundings, URI sts) {
        this.surroundings = surroundings;
        this.sts = sts;
    }

    @Override
    public Looked look() throws IOException {
        String file = surroundings.either("aws.webIdentityTokenFile", "AWS_WEB_IDENTITY_TOKEN_FILE");
        String role = surroundings.either("aws.roleArn", "AWS_ROLE_ARN");
        if (file == null) {
            return Looked.nothing("the environment variable AWS_WEB_IDENTITY_TOKEN_FILE is not set");
        }
        if (role == null) {
            return Looked.nothing("AWS_WEB_IDENTITY_TOKEN_FILE is set without AWS_ROLE_ARN");
        }
        String session = surroundings.either("aws.roleSessionName", "AWS_ROLE_SESSION_NAME");
        String form = "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=" + PercentEncoding.encode(role)
                + "&RoleSessionName=" + PercentEncoding.encode(session == null ? "dashcam" : session)
                + "&WebIdentityToken=" + PercentEncoding.encode(token(Path.of(file)));
        return Looked.found(keys(ask(form)));
    }

    private Answer ask(String form) throws IOException {
        try {
            return new ShortRequest(sts, LIMIT).post(form);
        } catch (IOException failed) {
            throw new IOException("STS gave no keys: " + ReadFailures.words(failed), failed);
        }
    }

    private static Credentials keys(Answer answer) throws IOException {
        XmlText xml = XmlText.of(answer.text());
        if (answer.status() != 200) {
            throw new IOException(
                    "STS refused the role of AWS_ROLE_ARN: " + answer.words() + advice(xml.element("Code")));
        }
        return HandedOut.of(
                xml.element("AccessKeyId"),
                xml.element("SecretAccessKey"),
                xml.element("SessionToken"),
                xml.element("Expiration"),
                ORIGIN);
    }

    /** By the codes that are known; nothing else of an answer to what holds a token is told on. */
    private static String advice(@Nullable String code) {
        return switch (code == null ? "" : code) {
            case "AccessDenied" -> " (AccessDenied): the role's trust policy must name this service account";
            case "ExpiredTokenException" -> " (ExpiredTokenException): the token's file is not renewed";
            case "InvalidIdentityToken" ->
                " (InvalidIdentityToken): the account must know the cluster's identity provider";
            default -> "";
        };
    }

    private static String token(Path file) throws IOException {
        try {
            if (Files.size(file) > MOST_TOKEN_BYTES) {
                throw new IOException("it is larger than 64 KB");
            }
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new IOException(
                    "the token that AWS_WEB_IDENTITY_TOKEN_FILE names cannot be read: "
                            + ReadFailures.words(unreadable),
                    unreadable);
        }
    }
}
