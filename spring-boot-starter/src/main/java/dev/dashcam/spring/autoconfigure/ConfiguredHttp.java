/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.sinks.http.HttpSink;
import dev.dashcam.sinks.webhook.Webhook;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sinks for servers that the properties describe; each is null where the URL is empty, as a placeholder without a value leaves it. */
final class ConfiguredHttp {
    private final AppliedProperty applied;

    ConfiguredHttp(AppliedProperty applied) {
        this.applied = applied;
    }

    @Nullable
    HttpSink upload(HttpSinkProperties properties) {
        applied.set("dashcam.sinks.http.url");
        String url = url(properties.url());
        if (url.isEmpty()) {
            return null;
        }
        HttpSink sink = HttpSink.to(url);
        if (properties.multipart()) {
            sink = sink.multipart();
        }
        for (Map.Entry<String, String> header : properties.headers().entrySet()) {
            applied.set("dashcam.sinks.http.headers." + header.getKey());
            sink = sink.header(header.getKey(), header.getValue());
        }
        applied.set("dashcam.sinks.http.connect-timeout");
        sink = sink.connectTimeout(properties.connectTimeout());
        applied.set("dashcam.sinks.http.request-timeout");
        sink = sink.requestTimeout(properties.requestTimeout());
        applied.set("dashcam.sinks.http.total-timeout");
        sink = sink.totalTimeout(properties.totalTimeout());
        applied.set("dashcam.sinks.http.trust-store");
        String trustStore = text(properties.trustStore());
        if (!trustStore.isEmpty()) {
            sink = sink.trustStore(ConfiguredFile.path(trustStore), password(properties.trustStorePassword()));
        }
        return showing(sink, properties);
    }

    /** The same with a certificate of ours, where one is set. */
    private HttpSink showing(HttpSink sink, HttpSinkProperties properties) {
        String certificate = text(properties.clientCertificate());
        String key = text(properties.clientKey());
        String store = text(properties.keyStore());
        applied.set("dashcam.sinks.http.client-certificate");
        if (properties.clientCertificate() == null && !key.isEmpty()) {
            throw new IllegalArgumentException("There is a client key and no certificate to it.");
        }
        if (!certificate.isEmpty() && !store.isEmpty()) {
            throw new IllegalArgumentException("The client certificate is in PEM or in a key store; set one of them.");
        }
        if (!certificate.isEmpty()) {
            Path certificates = ConfiguredFile.path(certificate);
            applied.set("dashcam.sinks.http.client-key");
            return sink.clientCertificate(certificates, key.isEmpty() ? certificates : ConfiguredFile.path(key));
        }
        applied.set("dashcam.sinks.http.key-store");
        return store.isEmpty()
                ? sink
                : sink.keyStore(ConfiguredFile.path(store), password(properties.keyStorePassword()));
    }

    @Nullable
    Webhook message(WebhookProperties properties) {
        applied.set("dashcam.sinks.webhook.url");
        String url = url(properties.url());
        if (url.isEmpty()) {
            return null;
        }
        Webhook sink = Webhook.to(url);
        applied.set("dashcam.sinks.webhook.link");
        String link = text(properties.link());
        if (!link.isEmpty()) {
            sink = sink.link(link);
        }
        applied.set("dashcam.sinks.webhook.trust-store");
        String trustStore = text(properties.trustStore());
        return trustStore.isEmpty()
                ? sink
                : sink.trustStore(ConfiguredFile.path(trustStore), password(properties.trustStorePassword()));
    }

    private static String url(@Nullable String url) {
        if (url == null) {
            throw new IllegalArgumentException("There is no URL of a server.");
        }
        return url.strip();
    }

    private static @Nullable String password(@Nullable String password) {
        return password == null || password.isEmpty() ? null : password;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
