/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.credentials;

import dev.dashcam.sinks.internal.transport.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The role of a task in ECS or of a pod by EKS Pod Identity: an endpoint beside the container hands out keys. */
final class ContainerEndpoint implements CredentialsSource {
    static final URI ECS = URI.create("http://169.254.170.2");

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String RELATIVE = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
    private static final String FULL = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    private static final String ORIGIN = "the container's role";
    /** Of ECS and EKS; without TLS the token goes nowhere else but to this machine. */
    private static final Set<String> TRUSTED = Set.of("169.254.170.2", "169.254.170.23", "[fd00:ec2::23]");

    private final Surroundings surroundings;
    private final URI ecs;

    /**
     * The endpoint of this container.
     *
     * @param ecs where relative addresses are, {@link #ECS} but in tests
     */
    ContainerEndpoint(Surroundings surroundings, URI ecs) {
        this.surroundings = surroundings;
        this.ecs = ecs;
    }

    @Override
    public Looked look() throws IOException {
        URI uri = uri();
        if (uri == null) {
            return Looked.nothing("the environment variables " + RELATIVE + " and " + FULL + " are not set");
        }
        ShortRequest request = new ShortRequest(uri, LIMIT).local().header("Accept", "application/json");
        String token = token();
        if (token != null) {
            request.header("Authorization", token);
        }
        Answer answer;
        try {
            answer = request.get();
        } catch (IOException failed) {
            throw new IOException("the container's endpoint gave no keys: " + ReadFailures.words(failed), failed);
        } catch (IllegalArgumentException unfit) {
            throw new IOException("the container's authorization token is no text for a header", unfit);
        }
        if (answer.status() != 200) {
            throw new IOException("the container's endpoint gave no keys: " + answer.words());
        }
        return Looked.found(HandedOut.ofJson(answer.text(), ORIGIN));
    }

    private @Nullable URI uri() throws IOException {
        String relative = surroundings.variable(RELATIVE);
        String full = surroundings.variable(FULL);
        try {
            if (relative != null) {
                return URI.create(ecs + (relative.startsWith("/") ? "" : "/") + relative);
            }
            return full == null ? null : trusted(URI.create(full));
        } catch (IllegalArgumentException malformed) {
            throw new IOException((relative != null ? RELATIVE : FULL) + " is no address", malformed);
        }
    }

    private static URI trusted(URI full) throws IOException {
        String host = full.getHost();
        if (host == null) {
            throw new IOException(FULL + " is no address: " + full);
        }
        if (!"https".equalsIgnoreCase(full.getScheme()) && !TRUSTED.contains(host) && !isLoopback(host)) {
            throw new IOException(
                    FULL + " is " + full + ", which is neither https nor on this machine, and is not asked");
        }
        return full;
    }

    private static boolean isLoopback(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!address.isLoopbackAddress()) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /** Read each time, since it is renewed in its file. */
    private @Nullable String token() throws IOException {
        String file = surroundings.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
        if (file == null) {
            return surroundings.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN");
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException unreadable) {
            throw new IOException(
                    "the token that AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE names cannot be read: "
                            + ReadFailures.words(unreadable),
                    unreadable);
        }
    }
}
