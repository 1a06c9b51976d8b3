/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.transport;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.KeyManager;
import org.jspecify.annotations.Nullable;

/**
 * What is shown to a server that wants to know who comes: a certificate, those that signed it, and its private key. The files
 * are read for each delivery, so that renewed ones count. Nothing of the key is ever said.
 */
public final class ClientCertificate {
    private static final byte[] SIGNED = {1, 2, 3};

    private final KeyFile certificates;
    private final @Nullable KeyFile key;
    private final @Nullable String password;

    private ClientCertificate(KeyFile certificates, @Nullable KeyFile key, @Nullable String password) {
        this.certificates = certificates;
        this.key = key;
        this.password = password;
    }

    /**
     * In PEM, as Kubernetes keeps it: {@code tls.crt} and {@code tls.key}. Both may be one file; neither needs to exist yet.
     *
     * @param certificates the certificate first, then those that signed it
     * @param key without a password
     */
    public static ClientCertificate ofPem(Path certificates, Path key) {
        return new ClientCertificate(
                new KeyFile(Objects.requireNonNull(certificates, "certificates"), "the client certificate"),
                new KeyFile(Objects.requireNonNull(key, "key"), "the client key"),
                null);
    }

    /**
     * In a key store, of which the first private key counts.
     *
     * @param file PKCS12 or JKS; need not exist yet
     * @param password of the store and the key in it, null where there is none
     */
    public static ClientCertificate ofKeyStore(Path file, @Nullable String password) {
        return new ClientCertificate(
                new KeyFile(Objects.requireNonNull(file, "file"), "the key store"), null, password);
    }

    KeyManager[] managers() throws IOException {
        try {
            return new KeyManager[] {key == null ? fromStore() : fromPem(key)};
        } catch (GeneralSecurityException damaged) {
            // what it says may be of the key
            throw new IOException(certificates + " holds nothing that can be shown to a server: "
                    + (key == null
                            ? "a private key and its certificate are needed, under the store's password"
                            : "certificates in PEM are needed"));
        }
    }

    private KeyManager fromStore() throws GeneralSecurityException, IOException {
        KeyStore store = certificates.keyStore(certificates.bytes(), password);
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)
                    && store.getKey(alias, password == null ? new char[0] : password.toCharArray())
                            instanceof PrivateKey found) {
                return new OneKey(
                        found,
                        Arrays.copyOf(
                                store.getCertificateChain(alias),
                                store.getCertificateChain(alias).length,
                                X509Certificate[].class));
            }
        }
        throw new IOException(certificates + " has no private key");
    }

    private KeyManager fromPem(KeyFile keyFile) throws GeneralSecurityException, IOException {
        List<X509Certificate> chain = Pem.certificates(certificates.bytes());
        if (chain.isEmpty()) {
            throw new IOException(certificates + " has no certificate: PEM is needed");
        }
        PublicKey publicKey = chain.get(0).getPublicKey();
        PrivateKey privateKey = privateKey(keyFile, publicKey);
        if (!belongs(privateKey, publicKey)) {
            throw new IOException(keyFile + " is not the key of the first certificate in " + certificates.file());
        }
        return new OneKey(privateKey, chain.toArray(X509Certificate[]::new));
    }

    private static PrivateKey privateKey(KeyFile keyFile, PublicKey publicKey) throws IOException {
        try {
            return Pem.privateKey(keyFile.bytes(), publicKey);
        } catch (GeneralSecurityException unreadable) {
            throw new IOException(keyFile + " has no private key for a certificate of the kind "
                    + publicKey.getAlgorithm() + ": PEM without a password is needed");
        }
    }

    /** Said here, since a server only says that it does not like what it sees; the two may also be renewed one after the other. */
    private static boolean belongs(PrivateKey privateKey, PublicKey publicKey) {
        String kind = publicKey.getAlgorithm();
        try {
            Signature signature = Signature.getInstance(
                    kind.equals("RSA") || kind.equals("EC") ? "SHA256with" + kind.replace("EC", "ECDSA") : kind);
            signature.initSign(privateKey);
            signature.update(SIGNED);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(SIGNED);
            return signature.verify(signed);
        } catch (GeneralSecurityException differentKind) {
            return false;
        }
    }
}
