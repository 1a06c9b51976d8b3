/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the spool is and how much it may hold. Immutable. Each has the property {@code dashcam.spool.<name>}. */
public final class SpoolSettings {
    private static final long MEGABYTE = 1 << 20;

    final @Nullable Path directory;
    final long maxBytes;
    final int maxFiles;
    final Duration maxAge;
    final boolean isInMemory;

    private SpoolSettings(Builder builder) {
        this.directory = builder.directory;
        this.maxBytes = builder.maxBytes;
        this.maxFiles = builder.isInMemory ? 1 : builder.maxFiles;
        this.isInMemory = builder.isInMemory;
        this.maxAge = builder.maxAge;
    }

    /** Begins with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects settings; each bad one fails at once, naming its value and the range. */
    public static final class Builder {
        private @Nullable Path directory;
        private long maxBytes = 512 * MEGABYTE;
        private int maxFiles = 32;
        private Duration maxAge = Duration.ofDays(7);
        private boolean isInMemory;

        private Builder() {}

        /** The folder, of its own and on a local disk; {@code dashcam/<service>} in the temporary folder when not set. */
        public Builder directory(Path directory) {
            this.directory = Objects.requireNonNull(directory, "directory");
            return this;
        }

        /** The most bytes that all sealed snapshots may have together: 1 MB to 1 TB, 512 MB. */
        public Builder maxSize(long bytes) {
            if (bytes < MEGABYTE || bytes > MEGABYTE * MEGABYTE) {
                throw new IllegalArgumentException("The spool's maximum size is " + bytes
                        + " bytes; it must be between 1 MB (" + MEGABYTE + ") and 1 TB (dashcam.spool.max-size).");
            }
            maxBytes = bytes;
            return this;
        }

        /** The most snapshots: 1 to 10000, 32. */
        public Builder maxFiles(int files) {
            if (files < 1 || files > 10_000) {
                throw new IllegalArgumentException("The spool's maximum number of files is " + files
                        + "; it must be between 1 and 10000 (dashcam.spool.max-files).");
            }
            maxFiles = files;
            return this;
        }

        /** How long a snapshot stays at most: a minute to a year, 7 days. */
        public Builder maxAge(Duration age) {
            if (age.compareTo(Duration.ofMinutes(1)) < 0 || age.compareTo(Duration.ofDays(366)) > 0) {
                throw new IllegalArgumentException("The spool's maximum age is " + age
                        + "; it must be between a minute and 366 days (dashcam.spool.max-age).");
            }
            maxAge = age;
            return this;
        }

        /**
         * Keeps one snapshot, and no file on a disk: for a container that has none it may write to. It is in {@code /dev/shm},
         * which Linux keeps in memory: it counts towards the container's limit, twice while the next one is being written, and
         * is gone with the container. The folder and the number of files do not matter then.
         */
        public Builder inMemory() {
            isInMemory = true;
            return this;
        }

        /** The settings. */
        public SpoolSettings build() {
            return new SpoolSettings(this);
        }
    }
}
