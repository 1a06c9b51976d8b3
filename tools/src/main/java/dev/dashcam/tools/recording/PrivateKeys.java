/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.recording;

import dev.dashcam.encryption.DecryptedInput;
import dev.dashcam.encryption.DecryptionException;
import dev.dashcam.encryption.Identity;
import dev.dashcam.tools.terminal.Complaint;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The keys that a command was given for recordings that are encrypted; read when one is. */
public final class PrivateKeys {
    private final List<Path> files;

    /** Those of these files. */
    public PrivateKeys(List<Path> files) {
        this.files = List.copyOf(files);
    }

    /** Whether a file is encrypted. */
    public static boolean isNeededFor(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return DecryptedInput.isEncrypted(in.readNBytes(DecryptedInput.BEGIN_BYTES));
        }
    }

    /**
     * What was encrypted, or the stream itself where nothing is.
     *
     * @param in not closed when this fails
     * @param name what to call it
     * @throws Complaint when it is encrypted and no key is for it
     */
    public InputStream decrypted(InputStream in, String name) throws IOException {
        BufferedInputStream looked = new BufferedInputStream(in);
        looked.mark(DecryptedInput.BEGIN_BYTES);
        boolean isEncrypted = DecryptedInput.isEncrypted(looked.readNBytes(DecryptedInput.BEGIN_BYTES));
        looked.reset();
        if (!isEncrypted) {
            return looked;
        }
        if (files.isEmpty()) {
            throw Complaint.usage(name + " is encrypted; name the file of the private key with --identity");
        }
        try {
            return new DecryptedInput(looked, identities());
        } catch (DecryptionException failed) {
            if (failed.isForOthers()) {
                throw Complaint.usage(name + " was encrypted for other keys than those in "
                        + String.join(", ", files.stream().map(Path::toString).toList()));
            }
            throw failed;
        }
    }

    private List<Identity> identities() {
        List<Identity> identities = new ArrayList<>();
        for (Path file : files) {
            try {
                identities.addAll(Identity.readAll(file));
            } catch (NoSuchFileException missing) {
                throw Complaint.usage("there is no file " + file + ", which --identity names");
            } catch (IOException none) {
                throw Complaint.usage(String.valueOf(none.getMessage()));
            }
        }
        return identities;
    }
}
