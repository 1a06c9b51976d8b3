/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.webhook;

import dev.dashcam.sink.DeliveryException;
import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sink.Sink;
import dev.dashcam.sinks.internal.template.LabelTemplate;
import dev.dashcam.sinks.internal.transport.Answer;
import dev.dashcam.sinks.internal.transport.HttpUrl;
import dev.dashcam.sinks.internal.transport.Origin;
import dev.dashcam.sinks.internal.transport.TimeLimits;
import dev.dashcam.sinks.internal.transport.Transport;
import dev.dashcam.sinks.internal.transport.TrustStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Posts a message for each snapshot to a chat that takes Slack's JSON ({@code {"text": ...}}: Slack, Mattermost, Rocket.Chat, and
 * Discord under {@code /slack}): the service, the verdict, the snapshot's id and time, and a link where there is one to give;
 * never what was recorded. A message that is sent again after a failure may appear twice.
 *
 * <p>The URL is the password of such a chat, so it is shown nowhere; neither is an answer. Certificates are always verified,
 * redirects never followed. Immutable: every method that changes something gives a new sink.
 */
public final class Webhook implements Sink {
    private static final TimeLimits LIMITS = TimeLimits.DEFAULT.withTotal(Duration.ofSeconds(45));

    private final String name;
    private final URI url;
    private final @Nullable LabelTemplate link;
    private final @Nullable TrustStore trustStore;

    private Webhook(String name, URI url, @Nullable LabelTemplate link, @Nullable TrustStore trustStore) {
        this.name = name;
        this.url = url;
        this.link = link;
        this.trustStore = trustStore;
    }

    /**
     * A sink named {@code webhook}.
     *
     * @param url where the chat takes messages
     * @throws IllegalArgumentException when it is no URL of a server; the message does not show it
     */
    public static Webhook to(String url) {
        return new Webhook("webhook", HttpUrl.parse(url), null, null);
    }

    /** The same with {@link #to(String)}. */
    public static Webhook to(URI url) {
        return to(url.toString());
    }

    /**
     * The same under another name, as a recorder with several needs.
     *
     * @param name not blank
     */
    public Webhook named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("The name of a webhook is blank; give it one that log lines can use.");
        }
        return new Webhook(name, url, link, trustStore);
    }

    /**
     * The same with a link to where the snapshot can be had. It is shown as it is to whoever reads the chat.
     *
     * @param template such as {@code https://incidents.acme.internal/upload/{key}} or {@code
     *     https://shop.acme.internal/actuator/dashcamsnapshots/{id}}; besides these {@code {service}}, {@code {instance}},
     *     {@code {trigger}}, {@code {time}}, {@code {yyyy}}, {@code {MM}} and {@code {dd}}
     * @throws IllegalArgumentException when it is no URL or has a placeholder that is not known
     */
    public Webhook link(String template) {
        HttpUrl.parse(template.replaceAll("\\{[a-zA-Z]+}", "x"));
        return new Webhook(name, url, LabelTemplate.parse(template.strip()), trustStore);
    }

    /**
     * The same trusting the certificates in a file instead of the JDK's. It is read for each delivery.
     *
     * @param file PEM, PKCS12 or JKS
     * @param password of the key store, null for PEM
     */
    public Webhook trustStore(Path file, @Nullable String password) {
        return new Webhook(name, url, link, new TrustStore(file, password));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration timeLimit() {
        return LIMITS.total().plusSeconds(5);
    }

    @Override
    public void deliver(SealedSnapshot snapshot) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .setHeader("Content-Type", "application/json; charset=utf-8")
                .setHeader("Idempotency-Key", snapshot.key())
                .POST(BodyPublishers.ofString(Message.json(snapshot, link)))
                .build();
        try (Transport transport = Transport.open(LIMITS, trustStore)) {
            Answer answer = transport.send(request);
            if (answer.meaning() != Answer.Meaning.ARRIVED) {
                throw failure(answer);
            }
        }
    }

    private IOException failure(Answer answer) {
        String words = Origin.of(url) + " answered " + answer.words();
        if (answer.meaning() == Answer.Meaning.REFUSED) {
            return DeliveryException.refused(words + ": look whether the webhook's URL still holds");
        }
        Duration pause = answer.retryAfter();
        return pause == null ? new IOException(words) : DeliveryException.retryAfter(words, pause);
    }
}
