/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.redaction;

/** Replaces what must not leave a service in a text. */
@FunctionalInterface
public interface StringMask {
    /**
     * The text without what must not leave. Called on one thread at a time, for many texts, most of which hold nothing to hide.
     *
     * @param text as it was recorded, at most a million characters; may hold anything, also characters that no charset has
     * @return {@code text} itself where there is nothing to hide. Whoever asked may cut what is returned, or add spaces
     * @throws RuntimeException when it cannot tell: what the text came from must not leave then
     */
    String mask(String text);
}
