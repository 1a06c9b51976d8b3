/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.http;

import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sinks.internal.template.LabelTemplate;
import dev.dashcam.sinks.internal.transport.HttpUrl;
import java.net.URI;

/** Where requests go: the URL as it was written, with the key filled in or behind its path. Immutable. */
final class Target {
    private final LabelTemplate template;
    private final URI sample;

    private Target(LabelTemplate template, URI sample) {
        this.template = template;
        this.sample = sample;
    }

    static Target parse(String url) {
        LabelTemplate template = LabelTemplate.parse(url);
        if (!template.isPlain() && !template.has("key")) {
            throw new IllegalArgumentException("There is no {key} in the URL, which makes each upload another one.");
        }
        return new Target(template, HttpUrl.parse(url.replaceAll("\\{[a-zA-Z]+}", "x")));
    }

    /** Where a snapshot goes. */
    URI of(SealedSnapshot snapshot) {
        return behindPath(snapshot, snapshot.key(), "");
    }

    /** Where its manifest goes. */
    URI ofManifest(SealedSnapshot snapshot) {
        return behindPath(snapshot, snapshot.manifestKey(), ".json");
    }

    /** Where a form with both goes: nothing is put behind the path. */
    URI ofForm(SealedSnapshot snapshot) {
        return template.isPlain()
                ? sample
                : URI.create(template.fill(snapshot.label()).strip());
    }

    private URI behindPath(SealedSnapshot snapshot, String key, String keyEnding) {
        if (!template.isPlain()) {
            return URI.create(template.fill(snapshot.label(), keyEnding).strip());
        }
        String text = sample.toString();
        int query = text.indexOf('?');
        String path = query < 0 ? text : text.substring(0, query);
        return URI.create(path + (path.endsWith("/") ? "" : "/") + key + (query < 0 ? "" : text.substring(query)));
    }
}
