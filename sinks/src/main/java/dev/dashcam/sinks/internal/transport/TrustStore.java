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
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A file with the certificates that a server's has to be signed by, instead of those the JDK trusts: PEM, or a key store
 * (PKCS12, JKS). It is read for each delivery, so that a renewed file counts.
 */
public final class TrustStore {
    private static final int MOST_BYTES = 16 << 20;

    private final Path file;
    private final @Nullable String password;

    /**
     * @param file the file; need not exist yet
     * @param password of the key store, null for PEM and for key stores that have none
     */
    public TrustStore(Path file, @Nullable String password) {
        this.file = Objects.requireNonNull(file, "file");
        this.password = password;
    }

    SSLContext context() throws IOException {
        try {
            return contextFor(keyStore(bytes()));
        } catch (GeneralSecurityException damaged) {
            throw new IOException(
                    "the trust store " + file + " holds no certificates that can be read: PEM or PKCS12 is needed",
                    damaged);
        }
    }

    /**
     * Made anew instead of the JVM's default one, which an application may have replaced by one that trusts everybody.
     *
     * @param trusted what is trusted, null for what the JDK trusts
     */
    static SSLContext contextFor(@Nullable KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private byte[] bytes() throws IOException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException("the trust store " + file + " is larger than 16 MiB");
            }
            return Files.readAllBytes(file);
        } catch (FileSystemException missing) {
            throw new IOException("the trust store " + file + " cannot be read", missing);
        }
    }

    private KeyStore keyStore(byte[] bytes) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        if (!isPem(bytes)) {
            try {
                trusted.load(new ByteArrayInputStream(bytes), password == null ? null : password.toCharArray());
            } catch (IOException locked) {
                throw new IOException(
                        "the trust store " + file + " cannot be opened: it is damaged, or its password is another one",
                        locked);
            }
            return nonEmpty(trusted);
        }
        trusted.load(null, null);
        Collection<? extends Certificate> certificates =
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes));
        int number = 0;
        for (Certificate certificate : certificates) {
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
        throw new IOException("the trust store " + file + " has no certificate that is trusted"
                + (password == null ? "; a PKCS12 file may need its password for that" : ""));
    }

    private static boolean isPem(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains("-----BEGIN ");
    }
}
