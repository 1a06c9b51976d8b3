/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.columns;

import java.io.File;

/** What must be so before the first class of Chronicle's is loaded. */
final class Chronicle {
    private Chronicle() {}

    /** Keeps Chronicle from reading a {@code system.properties} of whatever folder the command was called in. */
    static void prepare() {
        if (System.getProperty("system.properties") == null) {
            System.setProperty("system.properties", File.separatorChar == '\\' ? "NUL" : "/dev/null");
        }
    }
}
