/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The right to one folder, held as long as the process lives: a lock on the file {@value #FILE_NAME} in it. The system gives
 * it back when the process dies, however it dies.
 */
final class FolderLock implements AutoCloseable {
    static final String FILE_NAME = ".lock";

    /*
     * On POSIX, closing any channel to a locked file gives up every lock this process has on it. A second recorder in the
     * same JVM must therefore not even open the file, and that recorder may come from another class loader, whose statics we
     * do not share: the system properties are the one table that all of them see.
     */
    private static final String HELD = "dev.dashcam.spool.held:";

    private final String key;
    private final FileChannel channel;

    private FolderLock(String key, FileChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    /** Takes the folder; null when another process, or another recorder of this one, has it. */
    static @Nullable FolderLock tryTake(Path folder) throws IOException {
        String key = HELD + folder.toRealPath();
        if (System.getProperties().putIfAbsent(key, "true") != null) {
            return null;
        }
        FolderLock taken = null;
        try {
            taken = lock(folder, key);
            return taken;
        } finally {
            if (taken == null) {
                System.clearProperty(key);
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException ignored) {
            // the system has let go of the lock even so
        }
        System.clearProperty(key);
    }

    private static @Nullable FolderLock lock(Path folder, String key) throws IOException {
        Path file = folder.resolve(FILE_NAME);
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                Permissions.forFile(file));
        FileLock lock = null;
        try {
            lock = channel.tryLock();
            return lock == null ? null : new FolderLock(key, channel);
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        } catch (IOException failed) {
            throw new IOException(
                    "The snapshot folder " + folder + " cannot be locked: " + failed.getMessage()
                            + ". Set dashcam.spool.directory to a folder on a local disk.",
                    failed);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }
}
