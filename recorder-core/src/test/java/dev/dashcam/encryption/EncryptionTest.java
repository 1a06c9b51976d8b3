/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.encryption;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.internal.age.EncryptedOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is encrypted is read with the key alone, and only as it was written. The keys are those of a test, of nobody's. */
final class EncryptionTest {
    private static final long SEED = System.nanoTime();
    private static final int CHUNK = 1 << 16;

    private static final Keys ONE = Keys.of(new Random(SEED));
    private static final Keys OTHER = Keys.of(new Random(SEED + 1));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, 15, 16, 17, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 16, 5 * CHUNK, 1_000_000})
    void content_isReadWithEitherKey(int size) throws IOException {
        byte[] content = content(size);

        byte[] encrypted = encrypted(content, ONE, OTHER);

        assertThat(DecryptedInput.isEncrypted(encrypted)).isTrue();
        assertThat(decrypted(encrypted, ONE)).as("seed %d", SEED).isEqualTo(content);
        assertThat(decrypted(encrypted, OTHER)).as("seed %d", SEED).isEqualTo(content);
    }

    @Test
    void content_isNotReadWithAnotherKey() throws IOException {
        byte[] encrypted = encrypted(content(100), ONE);

        assertThatThrownBy(() -> decrypted(encrypted, OTHER))
                .isInstanceOfSatisfying(
                        DecryptionException.class,
                        failed -> assertThat(failed.isForOthers()).isTrue())
                .hasMessage("it was encrypted for other keys");
    }

    @Test
    void nothingOfTheContent_isInWhatIsWritten() throws IOException {
        byte[] content = "hunter2 ".repeat(50_000).getBytes(UTF_8);

        String encrypted = new String(encrypted(content, ONE), ISO_8859_1);

        assertThat(encrypted).doesNotContain("hunter2");
        assertThat(new String(encrypted(content, ONE), ISO_8859_1)).isNotEqualTo(encrypted);
    }

    @Test
    void everyChangedByte_isRefused() throws IOException {
        Random random = new Random(SEED);
        byte[] content = content(3 * CHUNK + 1000);
        byte[] encrypted = encrypted(content, ONE, OTHER);
        int[] places = random.ints(300, 0, encrypted.length).toArray();
        int head = new String(encrypted, ISO_8859_1).indexOf("\n--- ") + 70;
        for (int i = 0; i < head + places.length; i++) {
            int place = i < head ? i : places[i - head];
            byte[] changed = encrypted.clone();
            changed[place] ^= (byte) (1 << random.nextInt(8));

            assertThatThrownBy(() -> decrypted(changed, ONE))
                    .as("seed %d, byte %d", SEED, place)
                    .isInstanceOf(DecryptionException.class);
        }
    }

    @Test
    void whatWasCutOff_isRefusedWhereverThatWas() throws IOException {
        Random random = new Random(SEED);
        byte[] encrypted = encrypted(content(3 * CHUNK), ONE);
        int chunk = CHUNK + 16;
        int head = encrypted.length - 3 * chunk;
        int[] ends = random.ints(60, 0, encrypted.length).toArray();
        System.arraycopy(
                new int[] {0, head, head + 1, head + 15, head + chunk, head + 2 * chunk, encrypted.length - 1},
                0,
                ends,
                0,
                7);
        for (int end : ends) {
            assertThatThrownBy(() -> decrypted(Arrays.copyOf(encrypted, end), ONE))
                    .as("seed %d, cut at %d", SEED, end)
                    .isInstanceOf(DecryptionException.class);
        }
    }

    @Test
    void whatFollowsTheEnd_isRefused() throws IOException {
        byte[] encrypted = encrypted(content(CHUNK), ONE);

        assertThatThrownBy(() -> decrypted(Arrays.copyOf(encrypted, encrypted.length + 1), ONE))
                .isInstanceOf(DecryptionException.class);
    }

    @Test
    void unfinishedFile_isReadBackWhileMoreIsWritten() throws IOException {
        Path file = folder.resolve("unfinished");
        byte[] content = content(5 * CHUNK + 77);
        try (EncryptedOutput out = new EncryptedOutput(
                Files.newOutputStream(file), List.of(ONE.recipient().bytes()))) {
            for (int size : new int[] {0, 1, CHUNK, CHUNK + 1, 3 * CHUNK, 4 * CHUNK + 5}) {
                Path part = folder.resolve("part" + size);
                try (EncryptedOutput some = new EncryptedOutput(
                        Files.newOutputStream(part), List.of(ONE.recipient().bytes()))) {
                    some.write(content, 0, size);
                    some.flush();
                    var soFar = some.soFar(part);
                    some.write(content, size, content.length - size);
                    assertThat(soFar.open().readAllBytes())
                            .as("%d bytes", size)
                            .isEqualTo(Arrays.copyOf(content, size));
                    assertThat(soFar.open().readAllBytes()).as("again").isEqualTo(Arrays.copyOf(content, size));
                }
                assertThat(decrypted(Files.readAllBytes(part), ONE)).isEqualTo(content);
            }
            out.write(content);
        }
        assertThat(decrypted(Files.readAllBytes(file), ONE)).isEqualTo(content);
    }

    /** As age-keygen wrote them, in another program's life. */
    @Test
    void knownKeys_belongTogether() {
        Identity identity =
                Identity.parse("AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX");

        assertThat(identity.publicKey())
                .isEqualTo(new Recipient("age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj").bytes());
        assertThat(identity).hasToString("Identity");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "age1",
                "age1qqqq",
                "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwq",
                "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujw",
                "Age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj",
                "ssh-ed25519 AAAA",
            })
    void textThatIsNoKey_isRefusedAndShown(String text) {
        assertThatThrownBy(() -> new Recipient(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"" + text + "\" is no public key of age, age1...: ");
    }

    @Test
    void privateKeyInThePlaceOfAPublicOne_isRefusedAndNotShown() {
        assertThatThrownBy(() ->
                        new Recipient("AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("this is the private key")
                .hasMessageNotContaining("GFPYY");
    }

    @Test
    void fileOfKeys_mayHaveCommentsAndNamesTheLineThatIsNone() throws IOException {
        Path file = folder.resolve("identity.txt");
        Files.writeString(file, "# created: today\n\n" + ONE.text() + "\n" + OTHER.text() + "\n");
        assertThat(Identity.readAll(file)).hasSize(2);

        Files.writeString(file, "# created: today\nAGE-SECRET-KEY-1SECRET\n");
        assertThatThrownBy(() -> Identity.readAll(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("line 2 of " + file + " is no private key of age: ")
                .hasMessageNotContaining("1SECRET");
        Files.writeString(file, "# nothing\n");
        assertThatThrownBy(() -> Identity.readAll(file)).hasMessage(file + " has no private key of age");
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(SEED).nextBytes(content);
        return content;
    }

    private static byte[] encrypted(byte[] content, Keys... keys) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        List<byte[]> recipients =
                Arrays.stream(keys).map(key -> key.recipient().bytes()).toList();
        try (OutputStream out = new EncryptedOutput(file, recipients)) {
            for (int at = 0; at < content.length; at += 10_000) {
                out.write(content, at, Math.min(10_000, content.length - at));
            }
        }
        return file.toByteArray();
    }

    private static byte[] decrypted(byte[] encrypted, Keys key) throws IOException {
        try (DecryptedInput in =
                new DecryptedInput(new ByteArrayInputStream(encrypted), List.of(Identity.parse(key.text())))) {
            return in.readAllBytes();
        }
    }
}
