/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.masking;

import java.io.IOException;
import java.util.List;

/** How the bytes of a value follow each other. */
sealed interface ValueLayout {
    /** Goes over a value that begins here and takes out of its texts what must not leave. */
    void mask(RecordingBytes bytes, TextMasker texts, boolean hidden) throws IOException;

    /** A number, also one that stands for a constant. */
    record Numeric() implements ValueLayout {
        @Override
        public void mask(RecordingBytes bytes, TextMasker texts, boolean hidden) throws IOException {
            bytes.number();
        }
    }

    /** So many bytes that are no text. */
    record Plain(int count) implements ValueLayout {
        @Override
        public void mask(RecordingBytes bytes, TextMasker texts, boolean hidden) throws IOException {
            bytes.skip(count);
        }
    }

    /** A text, or the number of the constant that is the text. */
    record Text() implements ValueLayout {
        @Override
        public void mask(RecordingBytes bytes, TextMasker texts, boolean hidden) throws IOException {
            texts.mask(hidden);
        }
    }

    /** How many there are, and each of them. */
    record Repeated(ValueLayout each) implements ValueLayout {
        @Override
        public void mask(RecordingBytes bytes, TextMasker texts, boolean hidden) throws IOException {
            int count = bytes.count("values in an array");
            for (int i = 0; i < count; i++) {
                each.mask(bytes, texts, hidden);
            }
        }
    }

    /** One after the other; at least one, since values of no bytes could be repeated without end. */
    record Sequence(List<Part> parts) implements ValueLayout {
        @Override
        public void mask(RecordingBytes bytes, TextMasker texts, boolean hidden) throws IOException {
            // No iterator for each of a million values.
            for (int i = 0; i < parts.size(); i++) {
                Part part = parts.get(i);
                part.layout.mask(bytes, texts, hidden || part.hidden);
            }
        }
    }

    /**
     * One of several.
     *
     * @param hidden whether the texts in it must not leave, whatever they are
     */
    record Part(ValueLayout layout, boolean hidden) {}
}
