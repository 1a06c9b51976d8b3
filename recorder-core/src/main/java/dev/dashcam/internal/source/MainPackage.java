/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.source;

import java.io.IOException;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** The package of the program's main class. */
final class MainPackage {
    /** Of jars that start another class of theirs. */
    private static final Attributes.Name START_CLASS = new Attributes.Name("Start-Class");

    private MainPackage() {}

    /** Its name, empty for no package, null when the main class is not known. */
    static @Nullable String find() {
        return of(System.getProperty("sun.java.command", ""));
    }

    static @Nullable String of(String command) {
        String jar = jar(command);
        String main = jar == null ? command.strip().split("\\s+", 2)[0] : mainClassOf(jar);
        if (main == null || main.isEmpty()) {
            return null;
        }
        String name = main.substring(main.indexOf('/') + 1);
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    /** The path of the jar that was started, which may hold blanks; null when it was a class. */
    private static @Nullable String jar(String command) {
        String path = command.strip();
        int end = path.indexOf(".jar");
        boolean isJar = end >= 0 && (path.length() == end + 4 || Character.isWhitespace(path.charAt(end + 4)));
        return isJar ? path.substring(0, end + 4) : null;
    }

    private static @Nullable String mainClassOf(String jar) {
        try (JarFile file = new JarFile(jar)) {
            Manifest manifest = file.getManifest();
            Attributes attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
            String started = attributes.getValue(START_CLASS);
            return started == null ? attributes.getValue(Attributes.Name.MAIN_CLASS) : started;
        } catch (IOException unreadable) {
            return null;
        }
    }
}
