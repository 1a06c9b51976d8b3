/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.webhook;

import dev.dashcam.sink.Sink;
import dev.dashcam.sinks.contract.TellingSinkContract;
import dev.dashcam.sinks.internal.transport.FaultyServer;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;

final class WebhookContractTest extends TellingSinkContract {
    private final FaultyServer chat;

    WebhookContractTest() throws IOException {
        chat = new FaultyServer();
    }

    @AfterEach
    void stop() throws IOException {
        chat.close();
    }

    @Override
    protected Sink newSink() {
        return Webhook.to(chat.uri("/services/T0"));
    }
}
