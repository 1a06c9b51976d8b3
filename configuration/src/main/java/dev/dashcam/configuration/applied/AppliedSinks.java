/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.applied;

import dev.dashcam.FlightRecorderBuilder;
import dev.dashcam.configuration.settings.SinksSettings;
import dev.dashcam.sink.Sink;
import dev.dashcam.sinks.file.FileSink;
import dev.dashcam.sinks.http.HttpSink;
import dev.dashcam.sinks.webhook.Webhook;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sinks that the settings describe. One whose folder or URL is empty, as an empty default of a placeholder leaves it, is left out. */
final class AppliedSinks {
    private final SinksSettings settings;
    private final PartsOff off;
    private final AppliedProperty applied;
    private final FlightRecorderBuilder builder;

    AppliedSinks(SinksSettings settings, PartsOff off, AppliedProperty applied, FlightRecorderBuilder builder) {
        this.settings = settings;
        this.off = off;
        this.applied = applied;
        this.builder = builder;
    }

    void add() {
        if (settings.file() != null && !off.isSink("file")) {
            try {
                add(file(settings.file()));
            } catch (IllegalArgumentException refused) {
                applied.refused(refused);
            }
        }
        if (settings.http() != null && !off.isSink("http")) {
            try {
                add(upload(settings.http()));
            } catch (IllegalArgumentException refused) {
                applied.refused(refused);
            }
        }
        if (settings.s3() != null && !off.isSink("s3")) {
            try {
                add(new AppliedS3(settings.s3(), applied).sink());
            } catch (IllegalArgumentException refused) {
                applied.refused(refused);
            }
        }
        if (settings.webhook() != null && !off.isSink("webhook")) {
            try {
                add(message(settings.webhook()));
            } catch (IllegalArgumentException refused) {
                applied.refused(refused);
            }
        }
    }

    private void add(@Nullable Sink sink) {
        if (sink != null) {
            builder.sink(sink);
        }
    }

    private @Nullable FileSink file(SinksSettings.File file) {
        applied.set("dashcam.sinks.file.directory");
        String directory = file.directory();
        if (directory == null) {
            throw new IllegalArgumentException("There is no folder to copy snapshots to.");
        }
        if (directory.isBlank()) {
            return null;
        }
        FileSink sink = FileSink.in(Paths.of(directory));
        if (!file.files().isBlank()) {
            applied.set("dashcam.sinks.file.files");
            sink = sink.files(file.files().strip());
        }
        applied.set("dashcam.sinks.file.max-size");
        sink = sink.maxSize(file.maxBytes());
        applied.set("dashcam.sinks.file.max-files");
        sink = sink.maxFiles(file.maxFiles());
        if (file.maxAge() != null) {
            applied.set("dashcam.sinks.file.max-age");
            sink = sink.maxAge(file.maxAge());
        }
        return sink;
    }

    private @Nullable HttpSink upload(SinksSettings.Http http) {
        applied.set("dashcam.sinks.http.url");
        String url = url(http.url());
        if (url.isEmpty()) {
            return null;
        }
        HttpSink sink = HttpSink.to(url);
        if (http.multipart()) {
            sink = sink.multipart();
        }
        for (Map.Entry<String, String> header : http.headers().entrySet()) {
            applied.set("dashcam.sinks.http.headers." + header.getKey());
            sink = sink.header(header.getKey(), header.getValue());
        }
        applied.set("dashcam.sinks.http.connect-timeout");
        sink = sink.connectTimeout(http.connectTimeout());
        applied.set("dashcam.sinks.http.request-timeout");
        sink = sink.requestTimeout(http.requestTimeout());
        applied.set("dashcam.sinks.http.total-timeout");
        sink = sink.totalTimeout(http.totalTimeout());
        applied.set("dashcam.sinks.http.trust-store");
        String trustStore = text(http.trustStore());
        if (!trustStore.isEmpty()) {
            sink = sink.trustStore(Paths.of(trustStore), password(http.trustStorePassword()));
        }
        return showing(sink, http);
    }

    /** The same with a certificate of ours, where one is set. */
    private HttpSink showing(HttpSink sink, SinksSettings.Http http) {
        String certificate = text(http.clientCertificate());
        String key = text(http.clientKey());
        String store = text(http.keyStore());
        applied.set("dashcam.sinks.http.client-certificate");
        if (http.clientCertificate() == null && !key.isEmpty()) {
            throw new IllegalArgumentException("There is a client key and no certificate to it.");
        }
        if (!certificate.isEmpty() && !store.isEmpty()) {
            throw new IllegalArgumentException("The client certificate is in PEM or in a key store; set one of them.");
        }
        if (!certificate.isEmpty()) {
            Path certificates = Paths.of(certificate);
            applied.set("dashcam.sinks.http.client-key");
            return sink.clientCertificate(certificates, key.isEmpty() ? certificates : Paths.of(key));
        }
        applied.set("dashcam.sinks.http.key-store");
        return store.isEmpty() ? sink : sink.keyStore(Paths.of(store), password(http.keyStorePassword()));
    }

    private @Nullable Webhook message(SinksSettings.Webhook webhook) {
        applied.set("dashcam.sinks.webhook.url");
        String url = url(webhook.url());
        if (url.isEmpty()) {
            return null;
        }
        Webhook sink = Webhook.to(url);
        applied.set("dashcam.sinks.webhook.link");
        String link = text(webhook.link());
        if (!link.isEmpty()) {
            sink = sink.link(link);
        }
        applied.set("dashcam.sinks.webhook.trust-store");
        String trustStore = text(webhook.trustStore());
        return trustStore.isEmpty()
                ? sink
                : sink.trustStore(Paths.of(trustStore), password(webhook.trustStorePassword()));
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
