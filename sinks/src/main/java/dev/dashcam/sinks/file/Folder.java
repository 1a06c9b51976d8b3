/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A folder and what is below it, where no link is followed. What it makes only its owner can read. */
final class Folder {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private final Path root;

    private Folder(Path root) {
        this.root = root;
    }

    /** Makes the folder where it is missing. It may be a link itself: that is who set it up, not who can write into it. */
    static Folder open(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, attributes(directory, FOLDER));
        }
        return new Folder(directory.toRealPath());
    }

    /** The path of a file, whose folders are made. */
    Path prepared(String name) throws IOException {
        Path folder = root;
        String[] parts = name.split("/", -1);
        for (int i = 0; i < parts.length - 1; i++) {
            folder = folder.resolve(parts[i]);
            makeFolder(folder);
        }
        return folder.resolve(parts[parts.length - 1]);
    }

    /**
     * The path of a file that may be there.
     *
     * @throws NoSuchFileException where the way to it is no longer made of folders alone
     */
    Path existing(String name) throws NoSuchFileException {
        Path path = root;
        String[] parts = name.split("/", -1);
        for (int i = 0; i < parts.length - 1; i++) {
            path = path.resolve(parts[i]);
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new NoSuchFileException(path.toString());
            }
        }
        return path.resolve(parts[parts.length - 1]);
    }

    static FileAttribute<?>[] forFile(Path path) {
        return attributes(path, FILE);
    }

    private static void makeFolder(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            try {
                Files.createDirectory(folder, attributes(folder, FOLDER));
            } catch (FileAlreadyExistsException faster) {
                // somebody made it in the same moment: looked at like any other
            }
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(folder + " is a link or a file, where a folder is needed");
        }
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
