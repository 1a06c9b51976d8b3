/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sink.Sink;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** Uploads to an {@link UploadServer}. */
final class UploadSink implements Sink {
    private final String url;

    UploadSink(String url) {
        this.url = url;
    }

    @Override
    public String name() {
        return "upload";
    }

    @Override
    public void deliver(SealedSnapshot snapshot) throws IOException {
        put(snapshot.key(), Files.readAllBytes(snapshot.file()));
        put(snapshot.manifestKey(), snapshot.manifest().getBytes(StandardCharsets.UTF_8));
    }

    private void put(String key, byte[] content) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url + key).toURL().openConnection();
        connection.setRequestMethod("PUT");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(content.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(content);
        }
        if (connection.getResponseCode() != 204) {
            throw new IOException(connection.getResponseCode() + " " + connection.getResponseMessage());
        }
    }
}
