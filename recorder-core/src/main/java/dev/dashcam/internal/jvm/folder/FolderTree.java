/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.folder;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A folder with all that is in it. */
final class FolderTree {
    private FolderTree() {}

    /** Deletes what can be deleted, and follows no link. The lock goes last, so that a leftover stays one until then. */
    static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new Deletion());
            Files.deleteIfExists(folder.resolve(PrivateFolder.LOCK));
            Files.deleteIfExists(folder);
        } catch (IOException stays) {
            // What stays is found by whoever looks for leftovers next.
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!file.endsWith(PrivateFolder.LOCK)) {
                deleteQuietly(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException vanished) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
            deleteQuietly(folder);
            return FileVisitResult.CONTINUE;
        }

        private static void deleteQuietly(Path path) {
            try {
                Files.delete(path);
            } catch (IOException stays) {
                // The folder around a lock, or what somebody else was faster with.
            }
        }
    }
}
