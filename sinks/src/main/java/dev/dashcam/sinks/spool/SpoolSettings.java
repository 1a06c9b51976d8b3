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
    final SpoolMode mode;
    final @Nullable Long minFreeBytes;

    private SpoolSettings(Builder builder) {
        this.directory = builder.directory;
        this.maxBytes = builder.maxBytes;
        this.maxFiles = builder.maxFiles;
        this.maxAge = builder.maxAge;
        this.mode = builder.mode;
        this.minFreeBytes = builder.minFreeBytes;
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
        private SpoolMode mode = SpoolMode.AUTO;
        private @Nullable Long minFreeBytes;

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

        /** Whether on disk or in memory, {@link SpoolMode#AUTO}. In memory neither folder, number of files nor free room matter. */
        public Builder mode(SpoolMode mode) {
            this.mode = Objects.requireNonNull(mode, "mode");
            return this;
        }

        /**
         * How much of the disk is left free for others: 0 to 1 TB; the smaller of 1 GiB and a tenth of the disk when not set. With
         * less, what all sinks have is deleted, and nothing is stored until there is more.
         */
        public Builder minFree(long bytes) {
            if (bytes < 0 || bytes > MEGABYTE * MEGABYTE) {
                throw new IllegalArgumentException("What the spool leaves free is " + bytes
                        + " bytes; it must be between 0 and 1 TB (dashcam.spool.min-free).");
            }
            minFreeBytes = bytes;
            return this;
        }

        /** The settings. */
        public SpoolSettings build() {
            return new SpoolSettings(this);
        }
    }
}
