/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Folders of JVMs that are no more: those whose lock nobody holds. */
public final class Leftovers {
    private Leftovers() {}

    /** Removes them from a place, as far as they are ours to remove. */
    public static void remove(Path place) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(place, PrivateFolder.PREFIX + "*")) {
            for (Path folder : folders) {
                if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && !OwnFolders.contains(folder)) {
                    removeIfLeft(folder);
                }
            }
        } catch (IOException | RuntimeException unreadable) {
            // A place where nothing can be listed is not one where anything could be kept.
        }
    }

    private static void removeIfLeft(Path folder) {
        try {
            // Not one where somebody else could put a link between our look and our deletion.
            if (!Permissions.isPrivate(folder)) {
                return;
            }
            try (FileChannel channel = FileChannel.open(
                            folder.resolve(PrivateFolder.LOCK), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                    FileLock lock = channel.tryLock()) {
                if (lock != null) {
                    FolderTree.delete(folder);
                }
            }
        } catch (IOException | OverlappingFileLockException notOurs) {
            // Somebody else's, gone meanwhile, or without a lock file: left alone.
        }
    }
}
