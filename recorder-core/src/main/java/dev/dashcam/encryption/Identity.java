/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.encryption;

import dev.dashcam.internal.age.Bech32;
import dev.dashcam.internal.age.X25519;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** A private key of age: it reads what was encrypted for its {@link Recipient}. Immutable; shows nothing of itself. */
public final class Identity {
    static final String BEGIN = "AGE-SECRET-KEY-";

    private final byte[] privateKey;
    private final byte[] publicKey;

    private Identity(byte[] privateKey, byte[] publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /**
     * A key as {@code age-keygen} writes it.
     *
     * @throws IllegalArgumentException when it is none; the message has nothing of it
     */
    public static Identity parse(String text) {
        String key = text.strip();
        if (!key.startsWith(BEGIN)) {
            throw new IllegalArgumentException("it does not begin with " + BEGIN + "1");
        }
        byte[] bytes = Bech32.bytes("age-secret-key-", key);
        if (bytes.length != X25519.KEY_BYTES) {
            throw new IllegalArgumentException("it has another length");
        }
        try {
            return new Identity(bytes, X25519.publicKey(bytes));
        } catch (GeneralSecurityException lacking) {
            throw new IllegalArgumentException("this JVM cannot use it: " + lacking.getMessage(), lacking);
        }
    }

    /**
     * The keys of a file as {@code age-keygen} writes it: one a line, beside comments that begin with {@code #}.
     *
     * @throws IOException when it cannot be read or has something else; the message names the line
     */
    public static List<Identity> readAll(Path file) throws IOException {
        List<Identity> identities = new ArrayList<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (CharacterCodingException noText) {
            throw new IOException(file + " is no file of keys: it is no text", noText);
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                identities.add(parse(line));
            } catch (IllegalArgumentException none) {
                throw new IOException(
                        "line " + (i + 1) + " of " + file + " is no private key of age: " + none.getMessage(), none);
            }
        }
        if (identities.isEmpty()) {
            throw new IOException(file + " has no private key of age");
        }
        return identities;
    }

    byte[] privateKey() {
        return privateKey;
    }

    byte[] publicKey() {
        return publicKey;
    }

    @Override
    public String toString() {
        return "Identity";
    }
}
