/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties {@code dashcam.sinks.http.*}: a server that takes uploads.
 *
 * @param url Where snapshots are uploaded to; the key is put behind its path, or where {key} stands. Without one nothing is uploaded.
 * @param multipart Whether they are sent as a form with POST instead of with PUT.
 * @param headers Headers of each request, such as Authorization.
 * @param connectTimeout How long it may take to connect.
 * @param requestTimeout How long a request may make no progress.
 * @param totalTimeout How long one delivery may take in all.
 * @param trustStore File with the certificates that the server's has to be signed by, PEM or PKCS12, instead of those the JDK
 *     trusts.
 * @param trustStorePassword Password of the trust store.
 * @param clientCertificate File with the certificate that is shown to a server which asks for one, PEM, such as a secret's tls.crt.
 * @param clientKey File with the private key of the client certificate, PEM, such as a secret's tls.key; the same file unless set.
 * @param keyStore File with the client certificate and its private key as a key store, PKCS12, instead of PEM.
 * @param keyStorePassword Password of the key store.
 */
public record HttpSinkProperties(
        @Nullable String url,
        @DefaultValue("false") boolean multipart,
        @DefaultValue Map<String, String> headers,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("30s") Duration requestTimeout,
        @DefaultValue("5m") Duration totalTimeout,
        @Nullable String trustStore,
        @Nullable String trustStorePassword,
        @Nullable String clientCertificate,
        @Nullable String clientKey,
        @Nullable String keyStore,
        @Nullable String keyStorePassword) {
    /** Without its values, of which some are secret. */
    @Override
    public String toString() {
        return "HttpSinkProperties[...]";
    }
}
