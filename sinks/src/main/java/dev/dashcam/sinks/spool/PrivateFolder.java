/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

/** Makes sure that a folder is a folder of ours which nobody else can put files into. */
final class PrivateFolder {
    private static final String REMEDY = " Set dashcam.spool.directory to a folder that this process owns.";

    private PrivateFolder() {}

    /**
     * Makes the folder where it is missing, with its parents, and checks it.
     *
     * @throws IOException when it cannot be used; the message says what to do
     */
    static void prepare(Path folder) throws IOException {
        try {
            create(folder);
        } catch (FileSystemException failed) {
            throw new IOException(
                    "The snapshot folder " + folder + " cannot be made: " + reason(failed) + "." + REMEDY, failed);
        }
        check(folder);
    }

    /** The same for a folder that we may have made in a place shared with others: takes away everybody else's rights. */
    static void prepareShared(Path folder) throws IOException {
        prepare(folder);
        if (Permissions.areSupported(folder)
                && !Files.getPosixFilePermissions(folder).equals(Permissions.FOLDER)) {
            Permissions.set(folder, Permissions.FOLDER);
        }
    }

    /** Whether everybody may put files into it, as into {@code /tmp} and into volumes that live as long as a pod. */
    static boolean isOpen(Path folder) throws IOException {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Permissions.areSupported(folder)
                && Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_WRITE);
    }

    private static void create(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null && !Files.exists(parent)) {
            create(parent);
        }
        try {
            Files.createDirectory(folder, Permissions.forFolder(folder));
        } catch (FileAlreadyExistsException faster) {
            // another process made it in the same moment: check looks at it like at any other
        }
    }

    private static void check(Path folder) throws IOException {
        if (Files.isSymbolicLink(folder)) {
            throw new IOException(
                    "The snapshot folder " + folder + " is a link, which somebody else could turn elsewhere." + REMEDY);
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("The snapshot folder " + folder + " is a file, not a folder." + REMEDY);
        }
        boolean isOurs = isOwnedByWriter(folder);
        if (!Permissions.areSupported(folder)) {
            return;
        }
        // a volume that an administrator has mounted for us belongs to root
        if (!isOurs && !Permissions.isRoots(folder)) {
            throw new IOException("The snapshot folder " + folder + " belongs to "
                    + Files.getOwner(folder).getName() + ", not to this process." + REMEDY);
        }
        if (isOpen(folder)) {
            throw new IOException("The snapshot folder " + folder + " can be written by everybody. Delete it, or set"
                    + " dashcam.spool.directory to another.");
        }
    }

    /** A file made here belongs to us, whatever name the system has for us; and we see whether one can be made. */
    private static boolean isOwnedByWriter(Path folder) throws IOException {
        Path probe;
        try {
            probe = Files.createTempFile(folder, ".probe-", "");
        } catch (FileSystemException failed) {
            throw new IOException(
                    "The snapshot folder " + folder + " cannot be written: " + reason(failed) + "." + REMEDY, failed);
        }
        try {
            return Files.getOwner(probe).equals(Files.getOwner(folder));
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private static String reason(FileSystemException failed) {
        if (failed.getReason() != null) {
            return failed.getReason();
        }
        return failed instanceof AccessDeniedException ? "access is denied" : failed.toString();
    }
}
