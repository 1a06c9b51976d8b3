/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.tools.samples.SampleKeys;
import dev.dashcam.tools.samples.SampleRecording;
import dev.dashcam.tools.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Encrypted recordings are read with the file of a key, and not without. */
final class DecryptCommandTest {
    private static final int PIECE_BYTES = 64 << 10;
    private static final int TAG_BYTES = 16;

    @TempDir
    private Path folder;

    private Path encrypted;
    private String key;

    @BeforeEach
    void setUp() throws IOException {
        encrypted = SampleKeys.encryptedIn(folder, "7f3k2q.dcam", SampleRecording.snapshot(), SampleKeys.PUBLIC);
        key = SampleKeys.identityIn(folder).toString();
    }

    @Test
    void decrypt_writesWhatWasEncryptedBesideIt() throws IOException {
        CommandRun run = CommandRun.of("decrypt", encrypted.toString(), "--identity", key);

        Path plain = folder.resolve("7f3k2q-decrypted.dcam");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).startsWith(plain + ": ");
        assertThat(plain).hasBinaryContent(SampleRecording.snapshot());
    }

    @Test
    void decrypt_neverWritesOverAFile() throws IOException {
        Path present = Files.writeString(folder.resolve("present"), "present");

        CommandRun run = CommandRun.of("decrypt", encrypted.toString(), "-i", key, "-o", present.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(present + " is there already");
        assertThat(present).hasContent("present");
    }

    @Test
    void decrypt_standardInput_needsTheNameOfTheFile() throws IOException {
        byte[] input = Files.readAllBytes(encrypted);
        Path plain = folder.resolve("plain.dcam");

        assertThat(CommandRun.withInput(input, "decrypt", "-", "-i", key).exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(CommandRun.withInput(input, "decrypt", "-", "-i", key, "-o", plain.toString())
                        .exitCode())
                .isEqualTo(ExitCode.OK);
        assertThat(plain).hasBinaryContent(SampleRecording.snapshot());
    }

    @Test
    void decrypt_cutOff_leavesNothing() throws IOException {
        byte[] whole = Files.readAllBytes(encrypted);
        Files.write(encrypted, Arrays.copyOf(whole, whole.length - 1));

        CommandRun run = CommandRun.of("decrypt", encrypted.toString(), "-i", key);

        assertThat(run.exitCode()).isEqualTo(ExitCode.FILE);
        assertThat(run.err()).startsWith("dashcam: " + encrypted + ": it was ");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("7f3k2q.dcam", "key.txt");
        }
    }

    @Test
    void decrypt_plainFile_isToldSo() throws IOException {
        Path plain = Files.createDirectory(folder.resolve("plain"));

        CommandRun run =
                CommandRun.of("decrypt", SampleRecording.snapshotIn(plain).toString(), "-i", key);

        assertThat(run.exitCode()).isEqualTo(ExitCode.FILE);
        assertThat(run.err()).contains("is not encrypted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"info", "print", "explain", "verify"})
    void otherCommands_readItWithTheKey(String command) throws IOException {
        byte[] input = Files.readAllBytes(encrypted);

        CommandRun ofFile = CommandRun.of(command, encrypted.toString(), "--identity", key);
        CommandRun ofInput = CommandRun.withInput(input, command, "-", "--identity", key);
        CommandRun ofPlain = CommandRun.withInput(SampleRecording.snapshot(), command, "-");

        assertThat(ofFile.err()).isEqualTo(ofPlain.err());
        assertThat(ofFile.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(ofFile.out()).isEqualTo(ofPlain.out().replace("standard input", "7f3k2q.dcam"));
        assertThat(ofInput.out()).isEqualTo(ofPlain.out());
    }

    @ParameterizedTest
    @CsvSource({"info, 0", "print, 0", "explain, 0", "info, 1000", "print, 1000", "explain, 1000"})
    void fileThatWasCutOff_isReadAsFarAsItGoes(String command, int more) throws IOException {
        byte[] content = SampleRecording.snapshotWith(5 * PIECE_BYTES);
        Path file = SampleKeys.encryptedIn(folder, "large.dcam", content, SampleKeys.PUBLIC);
        byte[] whole = Files.readAllBytes(file);
        int headBytes = whole.length - content.length - TAG_BYTES * ((content.length + PIECE_BYTES - 1) / PIECE_BYTES);
        int pieces = 2;
        Files.write(file, Arrays.copyOf(whole, headBytes + pieces * (PIECE_BYTES + TAG_BYTES) + more));

        CommandRun run = CommandRun.of(command, file.toString(), "-i", key);

        CommandRun ofPlain = CommandRun.withInput(Arrays.copyOf(content, pieces * PIECE_BYTES), command, "-");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FILE);
        assertThat(run.out()).hasSizeGreaterThan(100).isEqualTo(ofPlain.out().replace("standard input", "large.dcam"));
        assertThat(run.err())
                .isEqualTo("dashcam: large.dcam: it was cut off" + (more == 0 ? "" : " or changed")
                        + "; all that comes before that proves to be as it was encrypted\n"
                        + ofPlain.err().replace("standard input", "large.dcam"));
    }

    @Test
    void fileThatWasCutOffInItsFirstPiece_isToldAsThat() throws IOException {
        Files.write(encrypted, Arrays.copyOf(Files.readAllBytes(encrypted), 300));

        CommandRun run = CommandRun.of("explain", encrypted.toString(), "-i", key);

        assertThat(run.exitCode()).isEqualTo(ExitCode.FILE);
        assertThat(run.err()).isEqualTo("dashcam: " + encrypted + ": it was cut off or changed\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"decrypt", "info", "print", "explain", "verify"})
    void withoutTheKey_everyCommandSaysWhatToDo(String command) {
        CommandRun run = CommandRun.of(command, encrypted.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .isEqualTo("dashcam: 7f3k2q.dcam is encrypted; name the file of the private key with --identity\n");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void keyOfSomebodyElse_isToldAsThat() throws IOException {
        Path others = SampleKeys.encryptedIn(
                folder,
                "others.dcam",
                SampleRecording.snapshot(),
                "age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg");

        CommandRun run = CommandRun.of("info", others.toString(), "-i", key);

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .isEqualTo("dashcam: others.dcam was encrypted for other keys than those in " + key + "\n");
    }

    @Test
    void fileThatIsNoKey_isToldWithoutItsContent() throws IOException {
        Path none = Files.writeString(folder.resolve("none.txt"), "hunter2\n");

        CommandRun run = CommandRun.of("info", encrypted.toString(), "-i", none.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("line 1 of " + none).doesNotContain("hunter2");
        assertThat(CommandRun.of("info", encrypted.toString(), "-i", folder + "/absent")
                        .err())
                .contains("there is no file " + folder + "/absent");
    }
}
