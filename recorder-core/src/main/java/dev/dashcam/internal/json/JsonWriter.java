/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.json;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON in UTF-8, indented by two spaces, a member or element on each line. The caller keeps names and values in step;
 * a value inside an object needs a name before it. For one thread.
 */
public final class JsonWriter {
    private static final int MAX_ESCAPED = 0x20;

    private final Writer out;
    private int depth;
    private boolean first = true;
    private boolean named;

    /** A writer to this stream, which it does not close. */
    public JsonWriter(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    /** Begins an object. */
    public JsonWriter beginObject() throws IOException {
        return begin('{');
    }

    /** Ends the object. */
    public JsonWriter endObject() throws IOException {
        return end('}');
    }

    /** Begins an array. */
    public JsonWriter beginArray() throws IOException {
        return begin('[');
    }

    /** Ends the array. */
    public JsonWriter endArray() throws IOException {
        return end(']');
    }

    /** The name of the value that comes next. */
    public JsonWriter name(String name) throws IOException {
        beforeValue();
        quote(name);
        out.write(": ");
        named = true;
        return this;
    }

    /** A text, or null. A half of a surrogate pair without its other half becomes a question mark. */
    public JsonWriter value(@Nullable String value) throws IOException {
        beforeValue();
        if (value == null) {
            out.write("null");
        } else {
            quote(value);
        }
        return this;
    }

    /** A whole number. */
    public JsonWriter value(long value) throws IOException {
        beforeValue();
        out.write(Long.toString(value));
        return this;
    }

    /** A number; one that JSON cannot say, such as NaN, becomes null. */
    public JsonWriter value(double value) throws IOException {
        beforeValue();
        out.write(Double.isFinite(value) ? Double.toString(value) : "null");
        return this;
    }

    /** True or false. */
    public JsonWriter value(boolean value) throws IOException {
        beforeValue();
        out.write(Boolean.toString(value));
        return this;
    }

    /** Ends the text with a line break and brings everything to the stream. */
    public void finish() throws IOException {
        out.write('\n');
        out.flush();
    }

    private JsonWriter begin(char bracket) throws IOException {
        beforeValue();
        out.write(bracket);
        depth++;
        first = true;
        return this;
    }

    private JsonWriter end(char bracket) throws IOException {
        depth--;
        if (!first) {
            newLine();
        }
        out.write(bracket);
        first = false;
        return this;
    }

    private void beforeValue() throws IOException {
        if (named) {
            named = false;
            return;
        }
        if (!first) {
            out.write(',');
        }
        if (depth > 0) {
            newLine();
        }
        first = false;
    }

    private void newLine() throws IOException {
        out.write('\n');
        for (int i = 0; i < depth; i++) {
            out.write("  ");
        }
    }

    private void quote(String text) throws IOException {
        out.write('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.write("\\\"");
                case '\\' -> out.write("\\\\");
                case '\n' -> out.write("\\n");
                case '\r' -> out.write("\\r");
                case '\t' -> out.write("\\t");
                default -> {
                    if (c < MAX_ESCAPED || c == '\u2028' || c == '\u2029' || c == '\u007f') {
                        out.write(String.format("\\u%04x", (int) c));
                    } else {
                        out.write(c);
                    }
                }
            }
        }
        out.write('"');
    }
}
