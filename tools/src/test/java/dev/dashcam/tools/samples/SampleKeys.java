/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.samples;

import dev.dashcam.encryption.Recipient;
import dev.dashcam.internal.age.EncryptedOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Keys that are nobody's, and what is encrypted for them. */
public final class SampleKeys {
    /** 32 times the same byte. */
    public static final String PRIVATE = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";

    /** The public key of {@link #PRIVATE}. */
    public static final String PUBLIC = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";

    private SampleKeys() {}

    /** The file of the private key, as age-keygen writes it. */
    public static Path identityIn(Path folder) throws IOException {
        return Files.writeString(folder.resolve("key.txt"), "# public key: " + PUBLIC + "\n" + PRIVATE + "\n");
    }

    /** A file with this content, encrypted for these public keys. */
    public static Path encryptedIn(Path folder, String name, byte[] content, String... publicKeys) throws IOException {
        Path file = folder.resolve(name);
        List<byte[]> recipients =
                Arrays.stream(publicKeys).map(key -> new Recipient(key).bytes()).toList();
        try (OutputStream out = new EncryptedOutput(Files.newOutputStream(file), recipients)) {
            out.write(content);
        }
        return file;
    }
}
