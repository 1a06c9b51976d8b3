/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration;

import dev.dashcam.configuration.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The file of properties: that which {@code -Ddashcam.config} or {@code DASHCAM_CONFIG} names, else {@code dashcam.properties} in the
 * working folder, else on the class path. The first there is is the only one.
 *
 * @param name what messages call it
 * @param properties what is in it, nothing where there is none
 * @param warning why it could not be read, which depends on the machine and stops nothing; null when it could
 */
record PropertiesFile(
        String name, Properties properties, @Nullable String warning) {
    static final String VARIABLE = "DASHCAM_CONFIG";
    private static final String NAME = "dashcam.properties";

    static PropertiesFile find(Surroundings surroundings) {
        String chosen = surroundings
                .systemProperties()
                .getProperty(Settings.FILE, surroundings.environment().getOrDefault(VARIABLE, ""));
        if (!chosen.isBlank()) {
            return chosen(surroundings.folder(), chosen.strip());
        }
        Path inFolder = surroundings.folder().resolve(NAME);
        if (Files.isRegularFile(inFolder)) {
            return read(NAME, inFolder);
        }
        URL onClassPath = surroundings.loader().getResource(NAME);
        return onClassPath == null ? new PropertiesFile(NAME, new Properties(), null) : read(onClassPath);
    }

    private static PropertiesFile chosen(Path folder, String chosen) {
        try {
            return read(chosen, folder.resolve(chosen));
        } catch (InvalidPathException none) {
            return unread(chosen, "that is no path");
        }
    }

    private static PropertiesFile read(String name, Path file) {
        if (!Files.isRegularFile(file)) {
            return unread(name, "there is no such file");
        }
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(name, reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            return unread(name, String.valueOf(unreadable.getMessage()));
        }
    }

    private static PropertiesFile read(URL onClassPath) {
        try (InputStream in = onClassPath.openStream();
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return read(NAME, reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            return unread(NAME, String.valueOf(unreadable.getMessage()));
        }
    }

    private static PropertiesFile read(String name, Reader reader) throws IOException {
        Properties properties = new Properties();
        properties.load(reader);
        return new PropertiesFile(name, properties, null);
    }

    private static PropertiesFile unread(String name, String why) {
        return new PropertiesFile(
                name,
                new Properties(),
                "The file of properties " + name + " could not be read: " + why
                        + ". The recorder runs without what it says; correct " + Settings.FILE + " or " + VARIABLE
                        + ", or the file.");
    }
}
