/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import org.jspecify.annotations.Nullable;

/**
 * A file with certificates or keys, read whole.
 *
 * @param what what it is to the user, such as {@code the trust store}
 */
record KeyFile(Path file, String what) {
    private static final int MOST_BYTES = 16 << 20;

    byte[] bytes() throws IOException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException(this + " is larger than 16 MiB");
            }
            return Files.readAllBytes(file);
        } catch (FileSystemException missing) {
            throw new IOException(this + " cannot be read", missing);
        }
    }

    /** What it holds as a key store: PKCS12, or JKS where the JVM takes both for one. */
    KeyStore keyStore(byte[] bytes, @Nullable String password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(new ByteArrayInputStream(bytes), password == null ? null : password.toCharArray());
        } catch (IOException locked) {
            throw new IOException(this + " cannot be opened: it is damaged, or its password is another one", locked);
        }
        return store;
    }

    static boolean isPem(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains("-----BEGIN ");
    }

    /** As people are told of it. */
    @Override
    public String toString() {
        return what + " " + file;
    }
}
