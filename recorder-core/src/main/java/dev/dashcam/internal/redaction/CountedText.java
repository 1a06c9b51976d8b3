/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.redaction;

/** A text that can be looked at so many times: a pattern may take time that doubles with each character. For one thread. */
final class CountedText implements CharSequence {
    private final String text;
    private long looksLeft;

    CountedText(String text, long mostLooks) {
        this.text = text;
        this.looksLeft = mostLooks;
    }

    /** How many times it can still be looked at. */
    long looksLeft() {
        return Math.max(0, looksLeft);
    }

    @Override
    public char charAt(int index) {
        if (--looksLeft < 0) {
            throw new TooManyLooksException();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }

    /** It was looked at too many times. */
    static final class TooManyLooksException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyLooksException() {
            super("it takes too long", null, false, false);
        }
    }
}
