/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.masking;

import dev.dashcam.internal.redaction.StringMask;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes out of one text after the other what must not leave, counts, and remembers which constants must not. For one thread. */
final class TextMasker {
    private static final int MAX_HIDDEN_CONSTANTS = 1 << 16;

    private final StringMask mask;
    private final StoredString text;
    private final Set<Long> hiddenConstants = new HashSet<>();
    private int masked;
    private int blanked;

    TextMasker(RecordingBytes bytes, StringMask mask) {
        this.mask = mask;
        this.text = new StoredString(bytes);
    }

    /**
     * Goes over the text that begins here.
     *
     * @param hidden whether it must not leave, whatever it is
     */
    void mask(boolean hidden) throws IOException {
        text.read();
        if (text.isConstant()) {
            if (hidden) {
                hide(text.constant());
            }
        } else if (!text.isEmpty()) {
            if (hidden) {
                text.blank();
                blanked++;
            } else {
                maskPattern();
            }
        }
    }

    /** Whether a constant text must not leave because an event that must not holds it. */
    boolean hides(long constant) {
        return hiddenConstants.contains(constant);
    }

    boolean hidesConstants() {
        return !hiddenConstants.isEmpty();
    }

    /** How many texts were masked, hidden ones not counted. */
    int masked() {
        return masked;
    }

    /** How many hidden texts there were, be they here or constants. */
    int hidden() {
        return blanked;
    }

    private void hide(long constant) throws UnmaskableException {
        blanked++;
        if (hiddenConstants.add(constant) && hiddenConstants.size() > MAX_HIDDEN_CONSTANTS) {
            throw new UnmaskableException("more than " + MAX_HIDDEN_CONSTANTS + " constants must not leave");
        }
    }

    private void maskPattern() throws IOException {
        String before = text.text();
        if (before == null) {
            text.blank();
            masked++;
            return;
        }
        String after = masked(before);
        if (!after.equals(before)) {
            text.replace(after);
            masked++;
        }
    }

    private String masked(String before) throws UnmaskableException {
        @Nullable String after;
        try {
            after = mask.mask(before);
        } catch (RuntimeException | StackOverflowError e) {
            throw new UnmaskableException("the mask failed with " + e.getClass().getName());
        }
        if (after == null) {
            throw new UnmaskableException("the mask gave nothing back");
        }
        return after;
    }
}
