/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.http;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.Arrays;

/** An authority for clients, and clients with certificates: two that it signed and a stranger. */
final class ClientCertificates {
    final Path authority;
    /** With an EC and an RSA key, of which only one is in each store. */
    final Path store;

    private final Path folder;
    private final KeyStore keys;

    ClientCertificates(Path folder) throws Exception {
        this.folder = Files.createDirectories(folder);
        Path all = folder.resolve("all.p12");
        TestCertificates.keytool(
                all, "-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=Client CA", "-ext", "bc:c");
        for (String kind : new String[] {"EC", "RSA"}) {
            TestCertificates.keytool(
                    all, "-genkeypair", "-alias", kind, "-keyalg", kind, "-dname", "CN=shop " + kind, "-signer", "ca");
        }
        TestCertificates.keytool(all, "-genkeypair", "-alias", "stranger", "-keyalg", "EC", "-dname", "CN=stranger");
        keys = KeyStore.getInstance(all.toFile(), TestCertificates.PASSWORD.toCharArray());
        authority = TestCertificates.pem(
                folder.resolve("ca.pem"),
                "CERTIFICATE",
                keys.getCertificate("ca").getEncoded());
        store = folder.resolve("client.p12");
        TestCertificates.keytool(
                store,
                "-importkeystore",
                "-noprompt",
                "-srckeystore",
                all.toString(),
                "-srcstorepass",
                TestCertificates.PASSWORD,
                "-srcalias",
                "RSA");
    }

    /** The certificate of {@code EC}, {@code RSA} or {@code stranger}. */
    Path certificate(String name) throws Exception {
        return TestCertificates.pem(
                folder.resolve(name + ".crt"),
                "CERTIFICATE",
                keys.getCertificate(name).getEncoded());
    }

    /** Its private key as Java and newer tools write it. */
    Path key(String name) throws Exception {
        return TestCertificates.pem(
                folder.resolve(name + ".key"), "PRIVATE KEY", privateKey(name).getEncoded());
    }

    /** The same as older tools write it, and cert-manager unless told otherwise: what a PKCS8 key has inside. */
    Path oldKey(String name) throws Exception {
        byte[] pkcs8 = privateKey(name).getEncoded();
        int at = 0;
        // into the sequence, past the version and the algorithm, into the octets
        at = content(pkcs8, at);
        at = behind(pkcs8, at);
        at = behind(pkcs8, at);
        byte[] inside = Arrays.copyOfRange(pkcs8, content(pkcs8, at), behind(pkcs8, at));
        Path file = TestCertificates.pem(folder.resolve(name + ".old"), name + " PRIVATE KEY", inside);
        String before = name.equals("EC")
                ? "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
                : "";
        return Files.writeString(file, before + Files.readString(file), StandardCharsets.US_ASCII);
    }

    private PrivateKey privateKey(String name) throws Exception {
        return (PrivateKey) keys.getKey(name, TestCertificates.PASSWORD.toCharArray());
    }

    private static int content(byte[] der, int at) {
        return at + 2 + (der[at + 1] < 0 ? der[at + 1] & 0x7f : 0);
    }

    private static int behind(byte[] der, int at) {
        int length = 0;
        for (int i = at + 2; i < content(der, at); i++) {
            length = length << 8 | der[i] & 0xff;
        }
        return content(der, at) + (der[at + 1] < 0 ? length : der[at + 1]);
    }
}
