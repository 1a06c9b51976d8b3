/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.s3;

import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sink.Sink;
import dev.dashcam.sinks.internal.credentials.Surroundings;
import dev.dashcam.sinks.internal.signing.AccessKeys;
import dev.dashcam.sinks.internal.transport.TimeLimits;
import dev.dashcam.sinks.internal.transport.TrustStore;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Copies snapshots to a bucket of S3 or of a store that speaks its protocol: {@code
 * S3Sink.to("acme-incidents").region("eu-central-1").prefix("dashcam/")}. Small ones go in one request, large ones in parts; an
 * object that is there is never replaced. What is about a snapshot is its object's metadata, and its manifest a second object
 * beside it.
 *
 * <p>Nothing is looked up or connected to before the first snapshot. Immutable: every method that changes something gives a new
 * sink. A bad value fails at once, naming its property.
 */
public final class S3Sink implements Sink {
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]");
    private static final Pattern REGION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,62}");
    private static final Pattern STORAGE_CLASS = Pattern.compile("[A-Z][A-Z0-9_]{0,62}");
    private static final Pattern DOTS = Pattern.compile("(.*/)?\\.{1,2}(/.*)?");
    private static final int LONGEST_PREFIX_BYTES = 256;

    /** To take back what was begun. */
    private static final Duration FOR_ABORT = Duration.ofSeconds(10);

    private final S3Settings settings;
    private final S3Delivery delivery;

    private S3Sink(S3Settings settings) {
        this.settings = settings;
        this.delivery = new S3Delivery(settings);
    }

    /**
     * Begins with a bucket, which must exist.
     *
     * @param bucket its name
     */
    public static S3Sink to(String bucket) {
        if (!BUCKET.matcher(bucket).matches()) {
            throw new IllegalArgumentException("The bucket is \"" + bucket
                    + "\"; it must have 3 to 63 letters, digits, dots or hyphens (dashcam.sinks.s3.bucket).");
        }
        return new S3Sink(new S3SettingsDraft(bucket).settings());
    }

    /**
     * The bucket's region, such as {@code eu-central-1}. When not set, that of the environment ({@code AWS_REGION}, {@code
     * AWS_DEFAULT_REGION}), the system property {@code aws.region} or the profile; {@code us-east-1} at an endpoint of one's
     * own.
     */
    public S3Sink region(String region) {
        if (!REGION.matcher(region).matches()) {
            throw new IllegalArgumentException("The region is \"" + region
                    + "\"; it must have 1 to 63 letters, digits or hyphens (dashcam.sinks.s3.region).");
        }
        return with(draft -> draft.region = region);
    }

    /** What all keys begin with, none; a slash is added where it ends without one. At most 256 bytes of UTF-8. */
    public S3Sink prefix(String prefix) {
        if (prefix.getBytes(StandardCharsets.UTF_8).length > LONGEST_PREFIX_BYTES
                || prefix.startsWith("/")
                || prefix.contains("//")
                || DOTS.matcher(prefix).matches()
                || prefix.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The prefix is \"" + prefix
                    + "\"; it must be a folder such as dashcam/ of at most 256 bytes, without a slash first and without"
                    + " empty parts or dots between slashes (dashcam.sinks.s3.prefix).");
        }
        return with(draft -> draft.prefix = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/");
    }

    /**
     * Where another store than Amazon's is, such as {@code https://minio.internal:9000}; {@code http} is allowed. When not set,
     * that of the environment ({@code AWS_ENDPOINT_URL_S3}, {@code AWS_ENDPOINT_URL}), else Amazon's for the region.
     */
    public S3Sink endpoint(URI endpoint) {
        return with(draft -> draft.endpoint = S3Location.checked(endpoint, "dashcam.sinks.s3.endpoint"));
    }

    /**
     * Whether the bucket is the first part of the path rather than of the host's name. When not set: at an endpoint of one's own,
     * and where the bucket's name has a dot, which no certificate is for.
     */
    public S3Sink pathStyle(boolean isPathStyle) {
        return with(draft -> draft.pathStyle = isPathStyle);
    }

    /** Who encrypts the objects at rest; when not set, it is as the bucket says. */
    public S3Sink encryption(S3Encryption encryption) {
        return with(draft -> draft.encryption = Objects.requireNonNull(encryption, "encryption"));
    }

    /** The key in KMS that objects are encrypted with: its id, alias or ARN. */
    public S3Sink kmsKeyId(String keyId) {
        if (keyId.isBlank() || keyId.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException(
                    "The key of KMS must be its id, alias or ARN: \"" + keyId + "\" (dashcam.sinks.s3.kms-key-id).");
        }
        return with(draft -> draft.kmsKeyId = keyId);
    }

    /** The storage class of snapshots, such as {@code STANDARD_IA}; when not set, the bucket's. */
    public S3Sink storageClass(String storageClass) {
        if (!STORAGE_CLASS.matcher(storageClass).matches()) {
            throw new IllegalArgumentException("The storage class is \"" + storageClass
                    + "\"; it is written as STANDARD_IA (dashcam.sinks.s3.storage-class).");
        }
        return with(draft -> draft.storageClass = storageClass);
    }

    /**
     * Keys that requests are signed with. When neither these nor a {@linkplain #profile profile} are set, credentials are looked
     * for as AWS's own clients do: system properties, environment, web identity, profile, container, instance.
     *
     * @param accessKeyId its id. Where it or the secret is blank, as a variable of the environment without a value leaves it,
     *     each delivery fails and says so
     * @param sessionToken what temporary keys come with, null for lasting ones
     */
    public S3Sink credentials(String accessKeyId, String secretAccessKey, @Nullable String sessionToken) {
        String token = sessionToken == null || sessionToken.isBlank() ? null : sessionToken.strip();
        return with(draft -> draft.keys = new AccessKeys(accessKeyId.strip(), secretAccessKey.strip(), token));
    }

    /** The profile in {@code ~/.aws/credentials} and {@code ~/.aws/config} whose keys are used, and no others. */
    public S3Sink profile(String profile) {
        if (profile.isBlank()) {
            throw new IllegalArgumentException("A profile needs its name (dashcam.sinks.s3.credentials.profile).");
        }
        return with(draft -> draft.profile = profile.strip());
    }

    /**
     * A file with the certificates that the endpoint's has to be signed by, instead of those the JDK trusts: PEM or a key store.
     * Read for each delivery.
     *
     * @param password of the key store, null for PEM and for key stores that have none
     */
    public S3Sink trustStore(Path file, @Nullable String password) {
        return with(draft -> draft.trustStore = new TrustStore(file, password));
    }

    /** How long one delivery may take in all: 1 s to 59 min, 5 min. */
    public S3Sink timeLimit(Duration limit) {
        if (limit.compareTo(Duration.ofSeconds(1)) < 0 || limit.compareTo(Duration.ofMinutes(59)) > 0) {
            throw new IllegalArgumentException("The time limit is " + limit
                    + "; it must be between 1 s and 59 min (dashcam.sinks.s3.time-limit).");
        }
        return with(draft -> draft.limits = draft.limits.withTotal(limit));
    }

    S3Sink surroundings(Surroundings surroundings) {
        return with(draft -> draft.surroundings = surroundings);
    }

    S3Sink clock(InstantSource clock) {
        return with(draft -> draft.clock = clock);
    }

    S3Sink limits(TimeLimits limits) {
        return with(draft -> draft.limits = limits);
    }

    private S3Sink with(Consumer<S3SettingsDraft> change) {
        S3SettingsDraft draft = new S3SettingsDraft(settings);
        change.accept(draft);
        return new S3Sink(draft.settings());
    }

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public Duration timeLimit() {
        return settings.limits().total().plus(FOR_ABORT);
    }

    @Override
    public @Nullable String problem() {
        return delivery.problem();
    }

    @Override
    public void deliver(SealedSnapshot snapshot) throws IOException {
        delivery.deliver(snapshot);
    }
}
