/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.age;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import javax.crypto.KeyAgreement;

/** The curve, with keys as bytes. */
public final class X25519 {
    /** The bytes of a key, public or private. */
    public static final int KEY_BYTES = 32;

    private static final String NAME = "X25519";
    private static final byte[] BASE_POINT = {
        9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private X25519() {}

    /** The public key of a private one. */
    public static byte[] publicKey(byte[] privateKey) throws GeneralSecurityException {
        return sharedSecret(privateKey, BASE_POINT);
    }

    /**
     * What the owners of two keys can work out, and nobody else.
     *
     * @throws GeneralSecurityException when the public key is one of those that give no secret, or the JVM lacks the curve
     */
    public static byte[] sharedSecret(byte[] privateKey, byte[] publicKey) throws GeneralSecurityException {
        KeyFactory keys = KeyFactory.getInstance(NAME);
        PrivateKey ours = keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, privateKey));
        PublicKey theirs = keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, coordinate(publicKey)));
        KeyAgreement agreement = KeyAgreement.getInstance(NAME);
        agreement.init(ours);
        agreement.doPhase(theirs, true);
        return agreement.generateSecret();
    }

    private static BigInteger coordinate(byte[] littleEndian) {
        byte[] bigEndian = new byte[KEY_BYTES];
        for (int i = 0; i < KEY_BYTES; i++) {
            bigEndian[i] = littleEndian[KEY_BYTES - 1 - i];
        }
        bigEndian[0] &= 0x7F;
        return new BigInteger(1, bigEndian);
    }
}
