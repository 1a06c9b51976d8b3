/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.folder;

import java.nio.file.Path;

/**
 * The folders in use in this JVM, whichever class loader their recorder is in. Merely to open and close another's lock file would
 * release that lock, since the system keeps locks by process.
 */
final class OwnFolders {
    private static final String PROPERTY_PREFIX = "dashcam.jvm.folder.";

    private OwnFolders() {}

    static void add(Path folder) {
        System.setProperty(property(folder), "in use");
    }

    static void remove(Path folder) {
        System.clearProperty(property(folder));
    }

    static boolean contains(Path folder) {
        return System.getProperty(property(folder)) != null;
    }

    private static String property(Path folder) {
        return PROPERTY_PREFIX + folder.getFileName();
    }
}
