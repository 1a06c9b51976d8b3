/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import dev.dashcam.FlightRecorder;
import dev.dashcam.task.Region;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * A request asks a slow service by {@code java.net.http}: JFR sees no socket of its thread, only that it is parked. The region
 * around the call says who was asked.
 */
public final class SlowHttpPeer {
    private static final int ANSWERS_AFTER_MILLIS = 300;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;

    private SlowHttpPeer(String address) {
        this.address = address;
    }

    /** Takes the file that the recording is written to. */
    public static void main(String[] arguments) throws Exception {
        try (HttpPeer peer = HttpPeer.start()) {
            SlowHttpPeer shop = new SlowHttpPeer(peer.address() + "/tax/");
            SlowTask.record(
                    "http-peer",
                    arguments,
                    recorder -> shop.ask(recorder, 0),
                    recorder -> shop.ask(recorder, ANSWERS_AFTER_MILLIS));
        }
    }

    private long ask(FlightRecorder recorder, int answerAfterMillis) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + answerAfterMillis)).build();
        try (Region region = recorder.region("GET " + request.uri().getAuthority())) {
            long start = System.nanoTime();
            client.send(request, BodyHandlers.discarding());
            return System.nanoTime() - start;
        }
    }
}
