/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.encryption;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.dashcam.internal.age.Secrets;
import dev.dashcam.internal.age.X25519;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/** The head of an encrypted file: for whom its key was encrypted. For one thread, to be used once. */
final class Head {
    static final String VERSION = "age-encryption.org/v1";

    private static final int LONGEST_LINE = 1 << 12;
    private static final int MOST_LINES = 1 << 12;
    private static final int BODY_COLUMNS = 64;
    private static final String STANZA = "-> ";
    private static final String END = "---";
    private static final String KIND = "X25519";

    private final InputStream in;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final List<Wrapped> wrapped = new ArrayList<>();

    Head(InputStream in) {
        this.in = in;
    }

    /**
     * Reads up to the content, and finds the file's key.
     *
     * @throws DecryptionException when it is no such head, was changed, or is for others
     */
    byte[] fileKey(List<Identity> identities) throws IOException {
        if (!line().equals(VERSION)) {
            throw DecryptionException.damaged("it does not begin with " + VERSION);
        }
        String last = stanzas();
        byte[] authenticated = read.toByteArray();
        byte[] covered = Arrays.copyOf(authenticated, authenticated.length - last.length() - 1 + END.length());
        byte[] mac = bytes(last.substring(END.length() + 1));
        for (Wrapped each : wrapped) {
            for (Identity identity : identities) {
                byte[] fileKey = each.unwrap(identity);
                if (fileKey != null) {
                    check(fileKey, covered, mac);
                    return fileKey;
                }
            }
        }
        throw DecryptionException.forOthers("it was encrypted for other keys");
    }

    private static void check(byte[] fileKey, byte[] covered, byte[] mac) throws DecryptionException {
        try {
            if (!MessageDigest.isEqual(Secrets.headerMac(fileKey, covered), mac)) {
                throw DecryptionException.damaged("its head was changed");
            }
        } catch (GeneralSecurityException lacking) {
            throw DecryptionException.damaged("this JVM cannot check it: " + lacking.getMessage());
        }
    }

    /** Reads all stanzas and gives the line after them. */
    private String stanzas() throws IOException {
        String line = line();
        int lines = 0;
        while (line.startsWith(STANZA)) {
            String[] arguments = line.substring(STANZA.length()).split(" ", -1);
            for (String argument : arguments) {
                if (argument.isEmpty() || !argument.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
                    throw DecryptionException.damaged("its head has a recipient that none is");
                }
            }
            StringBuilder body = new StringBuilder();
            String piece;
            do {
                if (++lines > MOST_LINES) {
                    throw DecryptionException.damaged("its head has too many lines");
                }
                piece = line();
                if (piece.length() > BODY_COLUMNS) {
                    throw DecryptionException.damaged("its head has a line that is too long");
                }
                body.append(piece);
            } while (piece.length() == BODY_COLUMNS);
            add(arguments, bytes(body.toString()));
            line = line();
        }
        if (lines == 0 || !line.startsWith(END + " ")) {
            throw DecryptionException.damaged("its head has no end");
        }
        return line;
    }

    private void add(String[] arguments, byte[] body) throws DecryptionException {
        if (!arguments[0].equals(KIND)) {
            return;
        }
        byte[] share = arguments.length == 2 ? bytes(arguments[1]) : new byte[0];
        if (share.length != X25519.KEY_BYTES || body.length != Secrets.WRAPPED_BYTES) {
            throw DecryptionException.damaged("its head has a recipient that none is");
        }
        wrapped.add(new Wrapped(share, body));
    }

    /** A line without its end. */
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() == LONGEST_LINE) {
                throw DecryptionException.damaged("its head has no end");
            }
            line.write(next);
        }
        read.writeBytes(line.toByteArray());
        read.write('\n');
        return line.toString(ISO_8859_1);
    }

    /** Base64 without padding, in the one form that it has. */
    private static byte[] bytes(String text) throws DecryptionException {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().withoutPadding().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException none) {
            // said below
        }
        throw DecryptionException.damaged("its head has characters that none has");
    }

    /** The file's key as it was encrypted for somebody. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Wrapped(byte[] share, byte[] body) {
        /** The file's key, null when it was encrypted for somebody else. */
        byte @Nullable [] unwrap(Identity identity) throws DecryptionException {
            byte[] secret;
            try {
                secret = X25519.sharedSecret(identity.privateKey(), share);
            } catch (GeneralSecurityException weak) {
                throw DecryptionException.damaged("its head has a key that gives no secret");
            }
            try {
                return Secrets.wrap(Cipher.DECRYPT_MODE, body, secret, share, identity.publicKey());
            } catch (GeneralSecurityException other) {
                return null;
            }
        }
    }
}
