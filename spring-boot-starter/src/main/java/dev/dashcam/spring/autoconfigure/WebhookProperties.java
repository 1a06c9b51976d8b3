/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * The properties {@code dashcam.sinks.webhook.*}: a chat that takes Slack's messages.
 *
 * @param url Where the chat takes messages; it gets the verdict, never the data. Without one nobody is told.
 * @param link Where people find the snapshot, with placeholders such as {key} and {id}; no link unless set.
 * @param trustStore File with the certificates that the server's has to be signed by, PEM or PKCS12, instead of those the JDK
 *     trusts.
 * @param trustStorePassword Password of the trust store.
 */
public record WebhookProperties(
        @Nullable String url,
        @Nullable String link,
        @Nullable String trustStore,
        @Nullable String trustStorePassword) {
    /** Without its values, of which some are secret. */
    @Override
    public String toString() {
        return "WebhookProperties[...]";
    }
}
