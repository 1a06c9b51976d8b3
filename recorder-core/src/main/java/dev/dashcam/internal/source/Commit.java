/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.source;

import dev.dashcam.source.SourceLinks;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Finds the commit that the program was built from, in the files that build tools put on its class path. */
final class Commit {
    private static final int MOST_BYTES = 1 << 16;
    /** Of a Spring Boot jar, and of a web application. */
    private static final List<String> OWN_CLASSES = List.of("BOOT-INF/classes", "WEB-INF/classes");

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
            Properties properties = read(ofProgram(loader.getResource(place.file)));
            for (String key : place.keys) {
                String value = properties.getProperty(key, "").strip();
                if (SourceLinks.isCommit(value)) {
                    return value;
                }
            }
        }
        return null;
    }

    /** Libraries have such files too, and where the program has none theirs is the first that is found. */
    private static @Nullable URL ofProgram(@Nullable URL file) {
        if (file == null || file.getProtocol().equals("file")) {
            return file;
        }
        String place = file.toString();
        String classPath = System.getProperty("java.class.path", "");
        boolean isInOneJar = !classPath.contains(File.pathSeparator)
                && place.startsWith("jar:" + Path.of(classPath).toUri() + "!/");
        return isInOneJar || OWN_CLASSES.stream().anyMatch(place::contains) ? file : null;
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
