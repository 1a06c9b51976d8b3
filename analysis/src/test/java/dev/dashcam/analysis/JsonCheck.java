/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

/** Fails on what is not JSON. */
final class JsonCheck {
    private final String json;
    private int at;

    private JsonCheck(String json) {
        this.json = json;
    }

    static void check(String json) {
        JsonCheck check = new JsonCheck(json);
        check.value();
        if (check.at != json.length()) {
            throw new AssertionError("more after the end at " + check.at + " of " + json);
        }
    }

    private void value() {
        char c = json.charAt(at);
        if (c == '{') {
            members('}', true);
        } else if (c == '[') {
            members(']', false);
        } else if (c == '"') {
            text();
        } else {
            int from = at;
            while (at < json.length() && ",}]".indexOf(json.charAt(at)) < 0) {
                at++;
            }
            String word = json.substring(from, at);
            if (!word.matches("null|true|false|-?\\d+")) {
                throw new AssertionError("'" + word + "' at " + from + " of " + json);
            }
        }
    }

    private void members(char end, boolean keys) {
        at++;
        while (json.charAt(at) != end) {
            if (keys) {
                text();
                expect(':');
            }
            value();
            if (json.charAt(at) != end) {
                expect(',');
            }
        }
        at++;
    }

    private void text() {
        expect('"');
        while (json.charAt(at) != '"') {
            if (json.charAt(at) < ' ') {
                throw new AssertionError("control character at " + at + " of " + json);
            }
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private void expect(char c) {
        if (json.charAt(at) != c) {
            throw new AssertionError("'" + c + "' expected at " + at + " of " + json);
        }
        at++;
    }
}
