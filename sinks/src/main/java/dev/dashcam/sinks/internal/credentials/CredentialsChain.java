/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.credentials;

import dev.dashcam.sinks.internal.signing.AccessKeys;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for credentials in a fixed order of places and takes the first that are there. A place that is configured and fails ends
 * the search: what comes after it would be somebody else's rights. Temporary keys are kept until five minutes before they
 * expire. Safe for all threads.
 */
public final class CredentialsChain {
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Duration LEAST_LEFT = Duration.ofSeconds(30);

    private final List<CredentialsSource> sources;
    private final InstantSource clock;
    private @Nullable Credentials kept;

    CredentialsChain(List<CredentialsSource> sources, InstantSource clock) {
        this.sources = List.copyOf(sources);
        this.clock = clock;
    }

    /** These keys and no others. */
    public static CredentialsChain of(AccessKeys keys, String origin) {
        Credentials given = new Credentials(keys, null, origin);
        return new CredentialsChain(List.of(() -> Looked.found(given)), InstantSource.system());
    }

    /** This profile's keys and no others. */
    public static CredentialsChain ofProfile(Surroundings surroundings, String profile) {
        return new CredentialsChain(List.of(new ProfileKeys(surroundings, profile)), InstantSource.system());
    }

    /**
     * The places that AWS's own clients look at, in their order: system properties, environment variables, web identity,
     * profile, container, instance.
     *
     * @param sts where web identities are exchanged
     */
    public static CredentialsChain usual(Surroundings surroundings, URI sts) {
        return new CredentialsChain(
                List.of(
                        GivenKeys.amongProperties(surroundings),
                        GivenKeys.amongVariables(surroundings),
                        new WebIdentity(surroundings, sts),
                        new ProfileKeys(surroundings, null),
                        new ContainerEndpoint(surroundings, ContainerEndpoint.ECS),
                        new InstanceMetadata(surroundings)),
                InstantSource.system());
    }

    /**
     * Credentials that are good for half a minute at least. May block for some seconds.
     *
     * @throws IOException when there are none; the message says where they were looked for
     */
    public synchronized Credentials get() throws IOException {
        Credentials known = kept;
        if (known != null && isGoodFor(known, AHEAD)) {
            return known;
        }
        try {
            Credentials found = search();
            kept = found.expiresAt() == null ? null : found;
            return found;
        } catch (IOException failed) {
            if (known != null && isGoodFor(known, LEAST_LEFT)) {
                return known;
            }
            throw failed;
        }
    }

    /** Looks anew the next time: what was kept has been refused. */
    public synchronized void forget() {
        kept = null;
    }

    private Credentials search() throws IOException {
        List<String> absences = new ArrayList<>();
        for (CredentialsSource source : sources) {
            Looked looked = source.look();
            if (looked.credentials() != null) {
                return looked.credentials();
            }
            absences.add(looked.absence());
        }
        throw new IOException("no AWS credentials: " + String.join("; ", absences));
    }

    private boolean isGoodFor(Credentials credentials, Duration time) {
        Instant expiresAt = credentials.expiresAt();
        return expiresAt != null && clock.instant().plus(time).isBefore(expiresAt);
    }
}
