/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.credentials;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The sections of a file such as {@code ~/.aws/credentials}. */
final class ProfileFile {
    private static final int MOST_BYTES = 1 << 20;

    private ProfileFile() {}

    /**
     * What is set in a section. Nothing where the file or the section is missing.
     *
     * @param header its name between the brackets, such as {@code profile build}
     * @throws IOException when the file is there and cannot be read
     */
    static Map<String, String> section(Path file, String header) throws IOException {
        Map<String, String> values = new HashMap<>();
        if (!Files.exists(file)) {
            return values;
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + " is larger than a megabyte, which is no profile file");
        }
        boolean isInside = false;
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
        for (String line : lines) {
            String text = line.strip();
            int end = text.indexOf(']');
            if (text.startsWith("[") && end > 0) {
                isInside =
                        text.substring(1, end).strip().replaceAll("\\s+", " ").equals(header);
            } else if (isInside && !isIndented(line) && !isComment(text)) {
                int equals = text.indexOf('=');
                if (equals > 0) {
                    values.put(
                            text.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                            withoutComment(text.substring(equals + 1)).strip());
                }
            }
        }
        return values;
    }

    /** What is nested in another setting. */
    private static boolean isIndented(String line) {
        return !line.isEmpty() && Character.isWhitespace(line.charAt(0));
    }

    private static boolean isComment(String text) {
        return text.startsWith("#") || text.startsWith(";");
    }

    /** A comment in a line begins behind a blank: keys may hold {@code #}. */
    private static String withoutComment(String value) {
        for (int i = 1; i < value.length(); i++) {
            if ((value.charAt(i) == '#' || value.charAt(i) == ';') && Character.isWhitespace(value.charAt(i - 1))) {
                return value.substring(0, i);
            }
        }
        return value;
    }
}
