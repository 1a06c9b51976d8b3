/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.jfr;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** How near the process is to its limit of open files: a JVM that cannot open the next one of JFR's ends itself. */
final class OpenFiles {
    /** JFR opens two for each of its files, for a moment; the rest is what the application may take until we look again. */
    private static final long LEFT = 256;
    /** Where the limit itself is small. */
    private static final long SHARE_LEFT = 8;

    private OpenFiles() {}

    /** Why JFR must not go on, null when there are enough left or nobody knows. */
    static @Nullable String obstacle() {
        try {
            if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
                return obstacle(system.getOpenFileDescriptorCount(), system.getMaxFileDescriptorCount());
            }
        } catch (RuntimeException | LinkageError trimmed) {
            // such a runtime does not tell
        }
        return null;
    }

    static @Nullable String obstacle(long open, long most) {
        return most > 0 && most - open < Math.min(LEFT, most / SHARE_LEFT)
                ? "the process has " + open + " of " + most
                        + " files open, and a JVM that cannot open the next one of these ends itself"
                : null;
    }
}
