/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.command;

import dev.dashcam.tools.recording.PrivateKeys;
import dev.dashcam.tools.recording.RecordingFiles;
import dev.dashcam.tools.recording.RecordingInput;
import dev.dashcam.tools.terminal.Complaint;
import dev.dashcam.tools.terminal.ExitCode;
import dev.dashcam.tools.terminal.Terminal;
import dev.dashcam.tools.text.Amounts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes what was encrypted to a file. */
@Command(
        name = "decrypt",
        header = "Write an encrypted recording as one that is not.",
        description = {
            "",
            "For a recording that was encrypted with dashcam.encryption.recipients. The other commands read it as it is, with"
                    + " --identity. A file appears under its name when all of it has proven to be as it was written."
        },
        footer = {
            "",
            "Examples:",
            "  dashcam decrypt 7f3k2q.dcam --identity key.txt",
            "  dashcam decrypt 7f3k2q.dcam -i key.txt -o plain.dcam",
            "  age --decrypt -i key.txt -o plain.dcam 7f3k2q.dcam     does the same",
            "",
            "Exit status: 0 decrypted, 1 the file is damaged, cut off or not encrypted, 2 wrong usage, 3 anything else."
        })
public final class DecryptCommand extends FileCommand {
    private static final String EXTENSION = ".dcam";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "The file to write, which must not exist; NAME-decrypted.dcam beside NAME.dcam unless given.")
    private @Nullable Path output;

    /** The command on this terminal. */
    public DecryptCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(String file) throws IOException {
        if (file.equals(RecordingInput.STANDARD_INPUT)) {
            if (output == null) {
                throw Complaint.usage("name the file to write with --output");
            }
            return decrypt(terminal().in(), RecordingInput.STANDARD_INPUT_NAME, output);
        }
        Path path = RecordingFiles.existing(file);
        if (!PrivateKeys.isNeededFor(path)) {
            throw Complaint.file(file + " is not encrypted");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return decrypt(in, RecordingFiles.nameOf(path), output == null ? beside(path) : output);
        }
    }

    private int decrypt(InputStream encrypted, String name, Path target) throws IOException {
        if (Files.exists(target)) {
            throw Complaint.usage(target + " is there already; name another file with --output");
        }
        Path parent = target.toAbsolutePath().getParent();
        Path folder = parent == null ? target : parent;
        InputStream content = keys().decrypted(encrypted, name);
        // Private to this user, as what is in it may be.
        Path unfinished = Files.createTempFile(folder, ".dashcam-decrypt-", EXTENSION);
        try {
            long bytes;
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                bytes = content.transferTo(out);
            }
            moveWithoutReplacing(unfinished, target);
            terminal().out().println(target + ": " + Amounts.count(bytes, "byte", "bytes"));
            return ExitCode.OK;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void moveWithoutReplacing(Path unfinished, Path target) throws IOException {
        try {
            Files.move(unfinished, target);
        } catch (FileAlreadyExistsException meanwhile) {
            throw Complaint.usage(target + " is there already; name another file with --output");
        }
    }

    private static Path beside(Path path) {
        String name = RecordingFiles.nameOf(path);
        String plain = name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
        return path.resolveSibling(plain + "-decrypted" + EXTENSION);
    }
}
