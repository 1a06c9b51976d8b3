/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.json;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * Pulls JSON from a stream, strictly and in bounded memory: UTF-8 only, at most {@value #MAX_DEPTH} levels, texts of at most
 * {@value #MAX_TEXT} characters. The caller asks {@link #hasNext} once before each member or element. For one thread.
 */
public final class JsonReader {
    /** The most levels of objects and arrays. */
    public static final int MAX_DEPTH = 32;
    /** The longest text, in characters. */
    public static final int MAX_TEXT = 1 << 20;

    private static final int END = -1;
    private static final int MAX_NUMBER = 40;

    private final Reader in;
    private final StringBuilder text = new StringBuilder();
    /** The levels in which something has been read already. */
    private final BitSet begun = new BitSet();

    private int depth;
    private int next;
    private long position = -1;

    /** A reader of this stream, which it does not close. */
    public JsonReader(InputStream in) throws IOException {
        this.in = new BufferedReader(new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        advance();
    }

    /** Enters an object. */
    public void beginObject() throws IOException {
        begin('{');
    }

    /** Leaves an object whose members have all been read. */
    public void endObject() throws IOException {
        end('}');
    }

    /** Enters an array. */
    public void beginArray() throws IOException {
        begin('[');
    }

    /** Leaves an array whose elements have all been read. */
    public void endArray() throws IOException {
        end(']');
    }

    private void begin(char bracket) throws IOException {
        expect(bracket);
        if (++depth > MAX_DEPTH) {
            throw fault("More than " + MAX_DEPTH + " levels");
        }
        begun.clear(depth);
    }

    private void end(char bracket) throws IOException {
        expect(bracket);
        depth--;
    }

    /** Whether another member or element follows; steps to it. */
    public boolean hasNext() throws IOException {
        skipBlanks();
        if (next == ']' || next == '}') {
            return false;
        }
        if (begun.get(depth)) {
            expect(',');
            skipBlanks();
            if (next == ']' || next == '}') {
                throw fault("A comma with nothing after it");
            }
        }
        begun.set(depth);
        return true;
    }

    /** The name of a member. */
    public String nextName() throws IOException {
        String name = nextText();
        expect(':');
        return name;
    }

    /** A text. */
    public String nextText() throws IOException {
        readText();
        return text.toString();
    }

    /** A whole number. */
    public long nextLong() throws IOException {
        String number = number();
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException e) {
            throw fault("\"" + number + "\" instead of a whole number");
        }
    }

    /** A number. */
    public double nextDouble() throws IOException {
        String number = number();
        try {
            return Double.parseDouble(number);
        } catch (NumberFormatException e) {
            throw fault("\"" + number + "\" instead of a number");
        }
    }

    /** Whether the value that comes is {@code null}; steps over it then. */
    public boolean skipNull() throws IOException {
        skipBlanks();
        if (next != 'n') {
            return false;
        }
        word();
        return true;
    }

    /** Steps over a value of any kind. */
    public void skipValue() throws IOException {
        skipBlanks();
        switch (next) {
            case '{' -> {
                beginObject();
                while (hasNext()) {
                    readText();
                    expect(':');
                    skipValue();
                }
                endObject();
            }
            case '[' -> {
                beginArray();
                while (hasNext()) {
                    skipValue();
                }
                endArray();
            }
            case '"' -> readText();
            case 't', 'f', 'n' -> word();
            default -> nextDouble();
        }
    }

    /** Makes sure that nothing follows. */
    public void end() throws IOException {
        skipBlanks();
        if (next != END) {
            throw fault("Something follows the end");
        }
    }

    private void word() throws IOException {
        String word = next == 't' ? "true" : next == 'f' ? "false" : "null";
        for (int i = 0; i < word.length(); i++) {
            if (next != word.charAt(i)) {
                throw fault("Not a value");
            }
            advance();
        }
    }

    private String number() throws IOException {
        skipBlanks();
        text.setLength(0);
        while ((next >= '0' && next <= '9')
                || next == '-'
                || next == '+'
                || next == '.'
                || next == 'e'
                || next == 'E') {
            if (text.length() == MAX_NUMBER) {
                throw fault("A number that is too long");
            }
            text.append((char) next);
            advance();
        }
        if (!JsonNumber.isValid(text)) {
            throw fault("\"" + text + "\" instead of a number");
        }
        return text.toString();
    }

    private void readText() throws IOException {
        expect('"');
        text.setLength(0);
        while (next != '"') {
            if (next < ' ') {
                throw fault(next == END ? "A text that does not end" : "A control character in a text");
            }
            if (text.length() == MAX_TEXT) {
                throw fault("A text of more than " + MAX_TEXT + " characters");
            }
            if (next == '\\') {
                advance();
                escape();
            } else {
                text.append((char) next);
                advance();
            }
        }
        advance();
    }

    private void escape() throws IOException {
        switch (next) {
            case '"', '\\', '/' -> text.append((char) next);
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    advance();
                    int digit = Character.digit(next, 16);
                    if (digit < 0 || next > 'f') {
                        throw fault("A broken escape");
                    }
                    code = code << 4 | digit;
                }
                text.append((char) code);
            }
            default -> throw fault("A broken escape");
        }
        advance();
    }

    private void expect(char expected) throws IOException {
        skipBlanks();
        if (next != expected) {
            throw fault("Expected '" + expected + "'");
        }
        advance();
    }

    private void skipBlanks() throws IOException {
        while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
            advance();
        }
    }

    private void advance() throws IOException {
        position++;
        try {
            next = in.read();
        } catch (CharacterCodingException e) {
            throw fault("Bytes that are not UTF-8");
        }
    }

    private JsonException fault(String what) {
        return new JsonException(what, position);
    }
}
