/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.encryption;

import dev.dashcam.internal.age.Bech32;
import dev.dashcam.internal.age.X25519;

/**
 * A public key of age: what is encrypted for it only the owner of its {@link Identity} can read. Immutable.
 *
 * @param text as {@code age-keygen} prints it, {@code age1...}
 */
public record Recipient(String text) {
    private static final String PREFIX = "age";

    /**
     * Checks it.
     *
     * @throws IllegalArgumentException when it is no such key; the message shows it, unless it is a private one
     */
    public Recipient {
        text = text.strip();
        if (text.regionMatches(true, 0, Identity.BEGIN, 0, Identity.BEGIN.length())) {
            throw new IllegalArgumentException(
                    "this is the private key, which must not be where snapshots are written; use the public one, age1...");
        }
        try {
            if (Bech32.bytes(PREFIX, text).length != X25519.KEY_BYTES) {
                throw new IllegalArgumentException("it has another length");
            }
        } catch (IllegalArgumentException mistake) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no public key of age, age1...: " + mistake.getMessage(), mistake);
        }
    }

    /** The key's 32 bytes. */
    public byte[] bytes() {
        return Bech32.bytes(PREFIX, text);
    }
}
