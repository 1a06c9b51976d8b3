/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A folder of ours alone: nobody else may look into it, nobody can guess its name, and a lock that is held as long as we live
 * tells it from one that a JVM has left behind. Process ids would not: in containers everybody is 1.
 */
public final class PrivateFolder {
    static final String PREFIX = "dashcam-jvm-";
    static final String LOCK = "lock";
    private static final int TRIES = 3;

    private final Path path;
    private final FileChannel lock;

    private PrivateFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes one.
     *
     * @param place an existing folder, perhaps shared with others
     */
    public static PrivateFolder in(Path place) throws IOException {
        // Whoever looks for leftovers may find it before it is locked, and be first.
        for (int tried = 0; tried < TRIES; tried++) {
            PrivateFolder folder = tryIn(place);
            if (folder != null) {
                return folder;
            }
        }
        throw new IOException("no folder in " + place + " stays: something removes it at once");
    }

    private static @Nullable PrivateFolder tryIn(Path place) throws IOException {
        Path path = place.resolve(PREFIX + UUID.randomUUID());
        OwnFolders.add(path);
        FileChannel channel = null;
        boolean isLocked = false;
        try {
            Files.createDirectory(path, Permissions.ofFolder(path));
            Path file = path.resolve(LOCK);
            channel = FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), Permissions.ofFile(path));
            FileLock held = channel.tryLock();
            // The lock of a file that has been removed meanwhile keeps nobody out.
            isLocked = held != null && Files.exists(file, LinkOption.NOFOLLOW_LINKS);
            return isLocked ? new PrivateFolder(path, channel) : null;
        } finally {
            if (!isLocked) {
                giveUp(path, channel);
            }
        }
    }

    /** There are file systems without locks, and it is tried again and again. */
    private static void giveUp(Path path, @Nullable FileChannel channel) throws IOException {
        FolderTree.delete(path);
        OwnFolders.remove(path);
        if (channel != null) {
            channel.close();
        }
    }

    /** Whether a folder is one by its name, of whichever class loader or JVM. */
    public static boolean isOne(Path folder) {
        return String.valueOf(folder.getFileName()).startsWith(PREFIX);
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Removes it with all that is in it. */
    public void remove() {
        FolderTree.delete(path);
        letGo();
    }

    /** Leaves it to those whose files are in it: not removed by us, now or later. */
    public void leave() {
        try {
            Files.deleteIfExists(path.resolve(LOCK));
        } catch (IOException stays) {
            // Then somebody takes it for a leftover once nobody holds the lock, which is no worse than a crash.
        }
        path.toFile().deleteOnExit();
        letGo();
    }

    private void letGo() {
        try {
            lock.close();
        } catch (IOException closed) {
            // It is closed all the same.
        }
        OwnFolders.remove(path);
    }
}
