/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.transport;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Objects;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A file with the certificates that a server's has to be signed by, instead of those the JDK trusts: PEM, or a key store
 * (PKCS12, JKS). It is read for each delivery, so that a renewed file counts.
 */
public final class TrustStore {
    private final KeyFile file;
    private final @Nullable String password;

    /**
     * @param file the file; need not exist yet
     * @param password of the key store, null for PEM and for key stores that have none
     */
    public TrustStore(Path file, @Nullable String password) {
        this.file = new KeyFile(Objects.requireNonNull(file, "file"), "the trust store");
        this.password = password;
    }

    /** What the JDK makes of it. */
    TrustManager[] managers() throws IOException {
        try {
            return managersFor(keyStore(file.bytes()));
        } catch (GeneralSecurityException damaged) {
            throw new IOException(file + " holds no certificates that can be read: PEM or PKCS12 is needed", damaged);
        }
    }

    /** Those of the JDK, whatever the application has made the JVM's default. */
    static TrustManager[] defaultManagers() throws IOException {
        try {
            return managersFor(null);
        } catch (GeneralSecurityException broken) {
            throw new IOException("the JVM has no certificates that it trusts", broken);
        }
    }

    private static TrustManager[] managersFor(@Nullable KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        return trust.getTrustManagers();
    }

    private KeyStore keyStore(byte[] bytes) throws GeneralSecurityException, IOException {
        if (!KeyFile.isPem(bytes)) {
            return nonEmpty(file.keyStore(bytes, password));
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        int number = 0;
        for (X509Certificate certificate : Pem.certificates(bytes)) {
            trusted.setCertificateEntry("ca" + number++, certificate);
        }
        return nonEmpty(trusted);
    }

    private KeyStore nonEmpty(KeyStore trusted) throws GeneralSecurityException, IOException {
        for (String alias : Collections.list(trusted.aliases())) {
            if (trusted.isCertificateEntry(alias)) {
                return trusted;
            }
        }
        throw new IOException(file + " has no certificate that is trusted"
                + (password == null ? "; a PKCS12 file may need its password for that" : ""));
    }
}
