/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.settings;

import dev.dashcam.configuration.keys.Keys;
import dev.dashcam.sinks.s3.S3Encryption;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where snapshots are copied to; each is null where nothing is said of it. */
public record SinksSettings(
        @Nullable File file,
        @Nullable Http http,
        @Nullable S3 s3,
        @Nullable Webhook webhook) {
    private static final Duration LEAST_LIMIT = Duration.ofMillis(1);
    private static final Duration MOST_LIMIT = Duration.ofHours(1);
    private static final String TRUST_STORE =
            "File with the certificates that the server's has to be signed by, PEM or PKCS12, instead of those the JDK trusts.";
    private static final String TRUST_STORE_PASSWORD = "Password of the trust store.";

    static SinksSettings read(Keys keys) {
        return new SinksSettings(
                keys.has("file") ? File.read(keys.in("file")) : null,
                keys.has("http") ? Http.read(keys.in("http")) : null,
                keys.has("s3") ? S3.read(keys.in("s3")) : null,
                keys.has("webhook") ? Webhook.read(keys.in("webhook")) : null);
    }

    /** Whether anything is said of one. */
    public boolean isAny() {
        return file != null || http != null || s3 != null || webhook != null;
    }

    /** A folder, such as a network share. */
    public record File(
            @Nullable String directory,
            String files,
            long maxBytes,
            int maxFiles,
            @Nullable Duration maxAge) {
        static File read(Keys keys) {
            return new File(
                    keys.textOrNone(
                            "directory",
                            "",
                            "Folder that snapshots are copied to, another one than the spool's. Without one nothing is copied."),
                    keys.text("files", "{key}", "Names of the files in it, with placeholders."),
                    keys.size(
                            "max-size",
                            10L << 30,
                            1 << 20,
                            Long.MAX_VALUE,
                            "Most bytes of this service that it holds; the oldest go first."),
                    keys.number(
                            "max-files",
                            10_000,
                            1,
                            100_000,
                            "Most snapshots of this service that it holds; the oldest go first."),
                    keys.durationOrNone(
                            "max-age",
                            Duration.ofNanos(1),
                            null,
                            "as long as there is room",
                            "How long a snapshot stays at most."));
        }
    }

    /** A server that takes uploads. */
    public record Http(
            @Nullable String url,
            boolean multipart,
            Map<String, String> headers,
            Duration connectTimeout,
            Duration requestTimeout,
            Duration totalTimeout,
            @Nullable String trustStore,
            @Nullable String trustStorePassword,
            @Nullable String clientCertificate,
            @Nullable String clientKey,
            @Nullable String keyStore,
            @Nullable String keyStorePassword) {
        static Http read(Keys keys) {
            return new Http(
                    keys.textOrNone(
                            "url",
                            "",
                            "Where snapshots are uploaded to; the key is put behind its path, or where {key} stands. Without one nothing"
                                    + " is uploaded."),
                    keys.flag("multipart", false, "Whether they are sent as a form with POST instead of with PUT."),
                    keys.textsByName("headers", "Headers of each request, such as Authorization."),
                    limit(keys, "connect-timeout", Duration.ofSeconds(5), "How long it may take to connect."),
                    limit(keys, "request-timeout", Duration.ofSeconds(30), "How long a request may make no progress."),
                    limit(keys, "total-timeout", Duration.ofMinutes(5), "How long one delivery may take in all."),
                    keys.textOrNone("trust-store", "", TRUST_STORE),
                    keys.textOrNone("trust-store-password", "", TRUST_STORE_PASSWORD),
                    keys.textOrNone(
                            "client-certificate",
                            "",
                            "File with the certificate that is shown to a server which asks for one, PEM, such as a secret's"
                                    + " tls.crt."),
                    keys.textOrNone(
                            "client-key",
                            "in the same file",
                            "File with the private key of the client certificate, PEM, such as a secret's tls.key."),
                    keys.textOrNone(
                            "key-store",
                            "",
                            "File with the client certificate and its private key as a key store, PKCS12, instead of PEM."),
                    keys.textOrNone("key-store-password", "", "Password of the key store."));
        }

        private static Duration limit(Keys keys, String name, Duration otherwise, String sentence) {
            return keys.duration(name, otherwise, LEAST_LIMIT, MOST_LIMIT, sentence);
        }

        /** Without its values, of which some are secret. */
        @Override
        public String toString() {
            return "Http[...]";
        }
    }

    /** A bucket of S3, or of a store that speaks its protocol. */
    public record S3(
            @Nullable String bucket,
            @Nullable String region,
            String prefix,
            @Nullable String endpoint,
            @Nullable Boolean pathStyle,
            @Nullable S3Encryption encryption,
            @Nullable String kmsKeyId,
            @Nullable String storageClass,
            Duration timeLimit,
            @Nullable String trustStore,
            @Nullable String trustStorePassword,
            S3Credentials credentials) {
        static S3 read(Keys keys) {
            return new S3(
                    keys.textOrNone(
                            "bucket", "", "Name of the bucket, which must exist. Without one nothing is copied to S3."),
                    keys.textOrNone(
                            "region", "AWS_REGION or the profile's", "Region of the bucket, such as eu-central-1."),
                    keys.text("prefix", "", "What all keys begin with, such as dashcam/."),
                    keys.textOrNone(
                            "endpoint",
                            "Amazon's",
                            "Where another store than Amazon's is, such as https://minio.internal:9000."),
                    keys.flagOrNone(
                            "path-style",
                            "true where an endpoint is set",
                            "Whether the bucket is in the path rather than in the host's name."),
                    keys.choiceOrNone(
                            "encryption", S3Encryption.class, "as the bucket says", "Who encrypts objects at rest."),
                    keys.textOrNone(
                            "kms-key-id", "", "Key in KMS that objects are encrypted with: its id, alias or ARN."),
                    keys.textOrNone(
                            "storage-class", "the bucket's", "Storage class of snapshots, such as STANDARD_IA."),
                    keys.duration(
                            "time-limit",
                            Duration.ofMinutes(5),
                            Duration.ofSeconds(1),
                            Duration.ofMinutes(59),
                            "How long one delivery may take in all."),
                    keys.textOrNone("trust-store", "", TRUST_STORE),
                    keys.textOrNone("trust-store-password", "", TRUST_STORE_PASSWORD),
                    S3Credentials.read(keys.in("credentials")));
        }

        /** Without its values, of which some are secret. */
        @Override
        public String toString() {
            return "S3[" + bucket + "]";
        }
    }

    /** What requests to S3 are signed with; looked for as AWS's own clients do unless set. */
    public record S3Credentials(
            @Nullable String accessKeyId,
            @Nullable String secretAccessKey,
            @Nullable String sessionToken,
            @Nullable String profile) {
        static S3Credentials read(Keys keys) {
            return new S3Credentials(
                    keys.textOrNone("access-key-id", "what AWS's own clients find", "Id of an access key."),
                    keys.textOrNone("secret-access-key", "", "Secret of the access key."),
                    keys.textOrNone("session-token", "", "Session token, which temporary keys come with."),
                    keys.textOrNone(
                            "profile",
                            "",
                            "Profile in ~/.aws/credentials and ~/.aws/config whose keys are used, and no others."));
        }

        /** Without its values, which are secret. */
        @Override
        public String toString() {
            return "S3Credentials[...]";
        }
    }

    /** A chat that takes Slack's messages. */
    public record Webhook(
            @Nullable String url,
            @Nullable String link,
            @Nullable String trustStore,
            @Nullable String trustStorePassword) {
        static Webhook read(Keys keys) {
            return new Webhook(
                    keys.textOrNone(
                            "url",
                            "",
                            "Where the chat takes messages; it gets the verdict, never the data. Without one nobody is told."),
                    keys.textOrNone(
                            "link",
                            "no link",
                            "Where people find the snapshot, with placeholders such as {key} and {id}."),
                    keys.textOrNone("trust-store", "", TRUST_STORE),
                    keys.textOrNone("trust-store-password", "", TRUST_STORE_PASSWORD));
        }

        /** Without its values, of which some are secret. */
        @Override
        public String toString() {
            return "Webhook[...]";
        }
    }
}
