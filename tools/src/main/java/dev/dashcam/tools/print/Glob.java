/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.print;

import java.util.regex.Pattern;

/** A pattern for names in which {@code *} stands for any characters and {@code ?} for one. */
public final class Glob {
    private final Pattern pattern;

    /** The pattern with this text; letters count whether small or capital. */
    public Glob(String text) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '*' -> {
                    if (i == 0 || text.charAt(i - 1) != '*') {
                        regex.append(".*");
                    }
                }
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(character)));
            }
        }
        pattern = Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    /** Whether the whole name fits. */
    public boolean matches(String name) {
        return pattern.matcher(name).matches();
    }
}
