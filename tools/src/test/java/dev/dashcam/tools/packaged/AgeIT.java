/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.encryption.DecryptedInput;
import dev.dashcam.encryption.Identity;
import dev.dashcam.tools.samples.SampleKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program {@code age} and we read what the other has written. Needs that program: the package is called age. */
final class AgeIT {
    private static final long SEED = System.nanoTime();
    private static final int CHUNK = 1 << 16;

    @TempDir
    private Path folder;

    private final List<Path> keys = new ArrayList<>();
    private final List<String> recipients = new ArrayList<>();

    @BeforeEach
    void makeKeys() throws Exception {
        for (int i = 0; i < 3; i++) {
            Path key = folder.resolve("key" + i + ".txt");
            run("age-keygen", "-o", key.toString());
            keys.add(key);
            recipients.add(run("age-keygen", "-y", key.toString()).strip());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 17, 5_000_000})
    void whatWeWrite_isReadByAgeWithEachKey(int size) throws Exception {
        byte[] content = content(size);
        Path encrypted = SampleKeys.encryptedIn(folder, "encrypted", content, recipients.toArray(String[]::new));

        for (Path key : keys) {
            Path plain = folder.resolve("plain-of-" + key.getFileName());
            run(plain, "age", "--decrypt", "-i", key.toString(), encrypted.toString());
            assertThat(plain).as("seed %d", SEED).hasBinaryContent(content);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 17, 5_000_000})
    void whatAgeWrites_isReadByUsWithEachKey(int size) throws Exception {
        byte[] content = content(size);
        Path plain = Files.write(folder.resolve("plain"), content);
        Path encrypted = folder.resolve("encrypted");
        List<String> command = new ArrayList<>(List.of("age", "-o", encrypted.toString()));
        recipients.forEach(recipient -> command.addAll(List.of("-r", recipient)));
        command.add(plain.toString());
        run(command.toArray(String[]::new));

        for (Path key : keys) {
            try (DecryptedInput in = new DecryptedInput(Files.newInputStream(encrypted), Identity.readAll(key))) {
                assertThat(in.readAllBytes()).as("seed %d", SEED).isEqualTo(content);
            }
        }
    }

    @Test
    void ourKeys_areThoseThatAgeMakes() throws Exception {
        Path key = SampleKeys.identityIn(folder);

        assertThat(run("age-keygen", "-y", key.toString()).strip()).isEqualTo(SampleKeys.PUBLIC);
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(SEED).nextBytes(content);
        return content;
    }

    private String run(String... command) throws Exception {
        Path printed = folder.resolve("printed");
        run(printed, command);
        return Files.readString(printed, UTF_8);
    }

    private void run(Path printed, String... command) throws Exception {
        Path said = folder.resolve("said");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(said.toFile())
                    .redirectOutput(printed.toFile())
                    .start();
        } catch (IOException missing) {
            throw new AssertionError("There is no program " + command[0] + ": install the package age.", missing);
        }
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as(String.join(" ", command))
                .isTrue();
        assertThat(process.exitValue()).as(Files.readString(said, UTF_8)).isZero();
    }
}
