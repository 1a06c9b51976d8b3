/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A file by which somebody says that they want something now, and perhaps in a line of text why. */
final class WishFile {
    private static final long FRESH_SECONDS = 60;
    private static final int LONGEST_BYTES = 200;

    private final File file;

    WishFile(Path file) {
        this.file = file.toFile();
    }

    /**
     * Takes the wish, which is none afterwards.
     *
     * @param epochNanos the time of day
     * @return the text, empty where there is none; null when nobody wishes anything, or did a minute ago or earlier: that was another
     *     process's
     */
    @Nullable
    String take(long epochNanos) {
        // asked twice a second from the start on, which Files answers with an exception that it catches
        if (!file.exists()) {
            return null;
        }
        boolean isFresh =
                TimeUnit.NANOSECONDS.toSeconds(epochNanos) - TimeUnit.MILLISECONDS.toSeconds(file.lastModified())
                        < FRESH_SECONDS;
        String text = isFresh ? text() : "";
        return file.delete() && isFresh ? text : null;
    }

    private String text() {
        // neither a link to what is not ours to read nor a pipe that nobody writes to
        if (!Files.isRegularFile(file.toPath(), LinkOption.NOFOLLOW_LINKS)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(file.toPath(), LinkOption.NOFOLLOW_LINKS)) {
            String text = new String(in.readNBytes(LONGEST_BYTES), StandardCharsets.UTF_8);
            return text.replaceAll("\\p{Cntrl}+", " ").strip();
        } catch (IOException unreadable) {
            return "";
        }
    }
}
