/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.http;

import dev.dashcam.sink.SealedSnapshot;
import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;

/** A snapshot as a form with three fields: {@code key}, the file {@code snapshot}, and then the file {@code manifest}. */
final class Form {
    private final String boundary = "dashcam-" + UUID.randomUUID();
    private final SealedSnapshot snapshot;

    Form(SealedSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    BodyPublisher body() throws FileNotFoundException {
        String name = fileName();
        return BodyPublishers.concat(
                BodyPublishers.ofString(part("key", "", "text/plain; charset=utf-8") + snapshot.key() + "\r\n"
                        + part("snapshot", name, HttpSink.SNAPSHOT_TYPE)),
                BodyPublishers.ofFile(snapshot.file()),
                BodyPublishers.ofString("\r\n" + part("manifest", name + ".json", HttpSink.MANIFEST_TYPE)
                        + snapshot.manifest() + "\r\n--" + boundary + "--\r\n"));
    }

    private String part(String field, String fileName, String type) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\""
                + (fileName.isEmpty() ? "" : "; filename=\"" + fileName + "\"") + "\r\nContent-Type: " + type
                + "\r\n\r\n";
    }

    private String fileName() {
        return snapshot.key().substring(snapshot.key().lastIndexOf('/') + 1);
    }
}
