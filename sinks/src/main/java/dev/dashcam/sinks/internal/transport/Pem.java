/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.transport;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what is written between lines such as {@code -----BEGIN CERTIFICATE-----}; what else stands in a file does not matter. */
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    private static final Set<String> OLD_KINDS = Set.of("RSA PRIVATE KEY", "EC PRIVATE KEY");
    private static final byte SEQUENCE = 0x30;
    private static final byte OCTETS = 0x04;
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};

    private Pem() {}

    /** All certificates, in their order; none where there are none. */
    static List<X509Certificate> certificates(byte[] text) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        for (MatchResult block : blocks(text)) {
            if (block.group(1).equals("CERTIFICATE") || block.group(1).equals("X509 CERTIFICATE")) {
                certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes(block))));
            }
        }
        return certificates;
    }

    /**
     * The first private key, in any of the ways that people have it: {@code PRIVATE KEY} (PKCS8), {@code RSA PRIVATE KEY} and
     * {@code EC PRIVATE KEY}.
     *
     * @param publicKey what belongs to it, which says what kind of key it is
     * @throws InvalidKeySpecException when there is none that can be read without a password
     */
    static PrivateKey privateKey(byte[] text, PublicKey publicKey) throws GeneralSecurityException {
        for (MatchResult block : blocks(text)) {
            byte[] key = bytes(block);
            if (block.group(1).equals("PRIVATE KEY")) {
                return privateKey(publicKey, key);
            }
            if (OLD_KINDS.contains(block.group(1))) {
                return privateKey(publicKey, der(SEQUENCE, VERSION_0, algorithm(publicKey), der(OCTETS, key)));
            }
        }
        throw new InvalidKeySpecException();
    }

    private static PrivateKey privateKey(PublicKey publicKey, byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance(publicKey.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    /** What a public key says first of itself: its kind and its curve, as a private one says it too. */
    private static byte[] algorithm(PublicKey publicKey) throws InvalidKeySpecException {
        byte[] info = publicKey.getEncoded();
        int at = 2 + ((info[1] & 0x80) == 0 ? 0 : info[1] & 0x7f);
        if (info[at] != SEQUENCE || info[at + 1] < 0) {
            throw new InvalidKeySpecException();
        }
        return Arrays.copyOfRange(info, at, at + 2 + info[at + 1]);
    }

    private static byte[] der(byte tag, byte[]... contents) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : contents) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream der = new ByteArrayOutputStream();
        der.write(tag);
        int length = content.size();
        if (length >= 0x80) {
            int lengthBytes = length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
            der.write(0x80 | lengthBytes);
            for (int shift = 8 * (lengthBytes - 1); shift > 0; shift -= 8) {
                der.write(length >> shift);
            }
        }
        der.write(length);
        der.writeBytes(content.toByteArray());
        return der.toByteArray();
    }

    private static List<MatchResult> blocks(byte[] text) {
        Matcher matcher = BLOCK.matcher(new String(text, StandardCharsets.ISO_8859_1));
        return matcher.results().toList();
    }

    private static byte[] bytes(MatchResult block) throws InvalidKeySpecException {
        try {
            return Base64.getMimeDecoder().decode(block.group(2));
        } catch (IllegalArgumentException damaged) {
            throw new InvalidKeySpecException(damaged);
        }
    }
}
