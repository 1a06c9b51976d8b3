/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.source;

import dev.dashcam.source.SourceLinks;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Finds the commit that the program was built from, in the files that build tools put on its class path. */
final class Commit {
    private static final int MOST_BYTES = 1 << 16;

    private record Place(String file, List<String> keys) {}

    private static final List<Place> PLACES = List.of(
            new Place("git.properties", List.of("git.commit.id.full", "git.commit.id")),
            new Place(
                    "META-INF/build-info.properties",
                    List.of(
                            "build.git.commit.id",
                            "build.git.commit",
                            "build.commit.id",
                            "build.commit",
                            "build.revision",
                            "build.scm.revision")));

    private Commit() {}

    /** The commit, null when no file has one. */
    static @Nullable String find(ClassLoader loader) {
        for (Place place : PLACES) {
            Properties properties = read(loader.getResource(place.file));
            for (String key : place.keys) {
                String value = properties.getProperty(key, "").strip();
                if (SourceLinks.isCommit(value)) {
                    return value;
                }
            }
        }
        return null;
    }

    private static Properties read(@Nullable URL file) {
        Properties properties = new Properties();
        if (file != null) {
            try {
                URLConnection connection = file.openConnection();
                // A cached jar would stay open, and after a redeployment be the old one.
                connection.setUseCaches(false);
                try (InputStream in = connection.getInputStream()) {
                    properties.load(new StringReader(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8)));
                }
            } catch (IOException | IllegalArgumentException unreadable) {
                properties.clear();
            }
        }
        return properties;
    }
}
