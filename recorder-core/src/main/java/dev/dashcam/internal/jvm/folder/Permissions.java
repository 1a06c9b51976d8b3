/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.folder;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Who may look into our folders: nobody but the user we run as, where the file system has a word for that. */
public final class Permissions {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private static final Path THIS_PROCESS = Path.of("/proc/self");

    private Permissions() {}

    static FileAttribute<?>[] ofFolder(Path near) {
        return attributes(near, FOLDER);
    }

    /** What a new file near another has to be made with. */
    public static FileAttribute<?>[] ofFile(Path near) {
        return attributes(near, FILE);
    }

    /** Whether a folder is one that only its owner may enter, which is us as far as the system tells who we are. */
    static boolean isPrivate(Path folder) throws IOException {
        if (!isPosix(folder.getFileSystem())) {
            return true;
        }
        boolean isOthers = Files.exists(THIS_PROCESS)
                && !Files.getOwner(THIS_PROCESS).equals(Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS));
        return !isOthers
                && Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS)
                        .equals(FOLDER);
    }

    /** Narrows what others have made in a folder of ours, its subfolders and the files in them. */
    public static void narrow(Path folder) throws IOException {
        if (!isPosix(folder.getFileSystem())) {
            return;
        }
        try (DirectoryStream<Path> subfolders = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path subfolder : subfolders) {
                Files.setPosixFilePermissions(subfolder, FOLDER);
                try (DirectoryStream<Path> files = Files.newDirectoryStream(subfolder, Files::isRegularFile)) {
                    for (Path file : files) {
                        Files.setPosixFilePermissions(file, FILE);
                    }
                }
            }
        } catch (DirectoryIteratorException vanished) {
            throw vanished.getCause();
        }
    }

    private static FileAttribute<?>[] attributes(Path near, Set<PosixFilePermission> permissions) {
        return isPosix(near.getFileSystem())
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(FileSystem system) {
        return system.supportedFileAttributeViews().contains("posix");
    }
}
