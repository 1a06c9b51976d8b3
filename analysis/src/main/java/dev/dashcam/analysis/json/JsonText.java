/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.json;

import java.util.Locale;

/** Writes JSON: objects and arrays with their commas, texts with what must be escaped. One line; for one thread. */
final class JsonText {
    private final StringBuilder json = new StringBuilder();
    private boolean comma;

    JsonText object() {
        return open('{');
    }

    JsonText endObject() {
        return close('}');
    }

    JsonText array() {
        return open('[');
    }

    JsonText endArray() {
        return close(']');
    }

    JsonText key(String key) {
        separate();
        quote(key);
        json.append(':');
        comma = false;
        return this;
    }

    JsonText text(String key, String value) {
        key(key);
        return text(value);
    }

    JsonText text(String value) {
        separate();
        quote(value);
        comma = true;
        return this;
    }

    JsonText number(String key, long value) {
        key(key);
        json.append(value);
        comma = true;
        return this;
    }

    JsonText truth(String key, boolean value) {
        key(key);
        json.append(value);
        comma = true;
        return this;
    }

    JsonText nothing(String key) {
        key(key);
        json.append("null");
        comma = true;
        return this;
    }

    @Override
    public String toString() {
        return json.toString();
    }

    private JsonText open(char bracket) {
        separate();
        json.append(bracket);
        comma = false;
        return this;
    }

    private JsonText close(char bracket) {
        json.append(bracket);
        comma = true;
        return this;
    }

    private void separate() {
        if (comma) {
            json.append(',');
        }
        comma = false;
    }

    private void quote(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c == '\n') {
                json.append("\\n");
            } else if (c < ' ' || (Character.isSurrogate(c) && !isPaired(text, i))) {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }

    private static boolean isPaired(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
                : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }
}
