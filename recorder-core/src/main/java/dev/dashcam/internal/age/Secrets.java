/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.age;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What the keys of a file are made of, and made into. */
public final class Secrets {
    /** The bytes of the key that a file is encrypted with. */
    public static final int FILE_KEY_BYTES = 16;
    /** The bytes of a file key once it is encrypted for somebody. */
    public static final int WRAPPED_BYTES = FILE_KEY_BYTES + 16;
    /** The bytes of the nonce before the content. */
    public static final int NONCE_BYTES = 16;

    private static final String HMAC = "HmacSHA256";
    private static final int HASH_BYTES = 32;

    private Secrets() {}

    /** The key that authenticates the head. */
    public static byte[] headerMac(byte[] fileKey, byte[] header) throws GeneralSecurityException {
        return hmac(derived(fileKey, new byte[HASH_BYTES], "header"), header);
    }

    /** The key that the content is encrypted with. */
    public static byte[] contentKey(byte[] fileKey, byte[] nonce) throws GeneralSecurityException {
        return derived(fileKey, nonce, "payload");
    }

    /**
     * Encrypts a file's key for a recipient, or decrypts it again.
     *
     * @param mode {@link Cipher#ENCRYPT_MODE} or {@link Cipher#DECRYPT_MODE}
     * @param secret what the two keys share
     * @param share the public key made for this file and recipient
     */
    public static byte[] wrap(int mode, byte[] fileKey, byte[] secret, byte[] share, byte[] recipient)
            throws GeneralSecurityException {
        ByteArrayOutputStream salt = new ByteArrayOutputStream();
        salt.writeBytes(share);
        salt.writeBytes(recipient);
        byte[] key = derived(secret, salt.toByteArray(), "age-encryption.org/v1/X25519");
        Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(mode, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(new byte[12]));
        return cipher.doFinal(fileKey);
    }

    /** HKDF with SHA-256, whose first block is as long as a key. */
    private static byte[] derived(byte[] from, byte[] salt, String purpose) throws GeneralSecurityException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(purpose.getBytes(US_ASCII));
        block.write(1);
        return hmac(hmac(salt, from), block.toByteArray());
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(key, HMAC));
        return mac.doFinal(text);
    }
}
