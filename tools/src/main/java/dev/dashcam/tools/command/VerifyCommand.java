/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.command;

import dev.dashcam.read.Fault;
import dev.dashcam.read.Manifest;
import dev.dashcam.read.RecordingFile;
import dev.dashcam.read.Verifier;
import dev.dashcam.tools.recording.PrivateKeys;
import dev.dashcam.tools.recording.RecordingFiles;
import dev.dashcam.tools.recording.RecordingInput;
import dev.dashcam.tools.terminal.Complaint;
import dev.dashcam.tools.terminal.ExitCode;
import dev.dashcam.tools.terminal.Terminal;
import dev.dashcam.tools.text.Amounts;
import dev.dashcam.tools.text.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import picocli.CommandLine.Command;

/** Checks every byte of a recording. */
@Command(
        name = "verify",
        header = "Check every byte of a recording.",
        footer = {
            "",
            "Examples:",
            "  dashcam verify 7f3k2q.dcam",
            "  dashcam verify 7f3k2q.dcam && aws s3 cp 7f3k2q.dcam s3://snapshots/",
            "",
            "Exit status: 0 the file is as it was written, 1 it is not and each fault was named, 2 wrong usage,",
            "3 anything else."
        })
public final class VerifyCommand extends FileCommand {
    /** The command on this terminal. */
    public VerifyCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(String file) throws IOException {
        if (!file.equals(RecordingInput.STANDARD_INPUT)) {
            Path path = RecordingFiles.existing(file);
            if (!Files.isRegularFile(path)) {
                throw Complaint.usage(file + " is no plain file; give - and the bytes on standard input");
            }
            if (!PrivateKeys.isNeededFor(path)) {
                return verify(path, RecordingFiles.nameOf(path));
            }
            try (InputStream encrypted = Files.newInputStream(path)) {
                return verify(encrypted, RecordingFiles.nameOf(path));
            }
        }
        return verify(terminal().in(), RecordingInput.STANDARD_INPUT_NAME);
    }

    private int verify(InputStream in, String name) throws IOException {
        InputStream content = keys().decrypted(in, name);
        // The whole is checked from both ends, which a stream does not have.
        Path copy = Files.createTempFile("dashcam-verify-", ".dcam");
        try {
            copy.toFile().deleteOnExit();
            Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
            return verify(copy, name);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private int verify(Path path, String name) throws IOException {
        List<Fault> faults = Verifier.verify(path);
        if (faults.isEmpty()) {
            terminal().out().println(terminal().green("ok") + "  " + name + ": " + checked(path));
            return ExitCode.OK;
        }
        for (Fault fault : faults) {
            terminal().out().println(terminal().red("fault") + "  " + name + ": " + Printable.of(fault.toString()));
        }
        return ExitCode.FILE;
    }

    private static String checked(Path path) throws IOException {
        try (RecordingFile file = RecordingFile.open(path)) {
            Manifest manifest = file.manifest();
            return Amounts.count(manifest == null ? 0 : manifest.events(), "event", "events")
                    + " in " + Amounts.count(file.entries().size(), "entry", "entries")
                    + ", " + Amounts.count(file.bytes(), "byte", "bytes")
                    + "; every checksum fits, and every entry is what the manifest lists";
        }
    }
}
