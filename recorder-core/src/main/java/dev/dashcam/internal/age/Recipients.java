/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.age;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** For whom everything is encrypted that a recorder writes; for nobody means not at all. Immutable. */
public final class Recipients {
    private final List<byte[]> keys;

    /** These public keys. */
    public Recipients(List<byte[]> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * A stream that encrypts what goes to another, and closes it; that one itself where nothing is encrypted.
     *
     * @throws IOException when this JVM cannot encrypt, or the stream fails; it has been closed then
     */
    public OutputStream encrypting(OutputStream out) throws IOException {
        if (keys.isEmpty()) {
            return out;
        }
        try {
            return new EncryptedOutput(out, keys);
        } catch (IOException | RuntimeException | Error failed) {
            out.close();
            throw failed;
        }
    }
}
