/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.encryption;

import java.io.IOException;

/** An encrypted file cannot be read: it is damaged, or was encrypted for others. The message is a clause for people. */
public final class DecryptionException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean isForOthers;

    private DecryptionException(String message, boolean isForOthers) {
        super(message);
        this.isForOthers = isForOthers;
    }

    static DecryptionException damaged(String how) {
        return new DecryptionException(how, false);
    }

    static DecryptionException forOthers(String message) {
        return new DecryptionException(message, true);
    }

    /** Whether it is whole as far as is known, but none of the keys is one that it was encrypted for. */
    public boolean isForOthers() {
        return isForOthers;
    }
}
