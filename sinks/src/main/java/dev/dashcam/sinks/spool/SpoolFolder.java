/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The folder of one spool, locked; when the one that was asked for is taken, the first numbered folder in it that is not. */
final class SpoolFolder implements AutoCloseable {
    private static final int MOST_NUMBERED = 64;

    private final Path path;
    private FolderLock lock;
    private boolean isClosed;

    private SpoolFolder(Path path, FolderLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /** The folder that somebody chose; when everybody can write to it, a private one for this service in it. */
    static SpoolFolder open(Path chosen, String service, Consumer<String> log) throws IOException {
        if (PrivateFolder.isOpen(chosen)) {
            Path folder = chosen.resolve(service);
            PrivateFolder.prepareShared(folder);
            return take(folder, log);
        }
        PrivateFolder.prepare(chosen);
        return take(chosen, log);
    }

    /** A folder for this service in the system's temporary folder. */
    static SpoolFolder openShared(String service, Consumer<String> log) throws IOException {
        return openShared(Path.of(System.getProperty("java.io.tmpdir")), service, log);
    }

    /** A folder for this service in a place that everybody may write to. */
    static SpoolFolder openShared(Path place, String service, Consumer<String> log) throws IOException {
        Path ours = place.resolve("dashcam").toAbsolutePath();
        PrivateFolder.prepareShared(ours);
        Path folder = ours.resolve(service);
        PrivateFolder.prepareShared(folder);
        return take(folder, log);
    }

    Path path() {
        return path;
    }

    /** Makes the folder again when somebody has deleted it, as cleaners of temporary folders do. */
    synchronized void restore() throws IOException {
        if (isClosed || Files.isRegularFile(path.resolve(FolderLock.FILE_NAME))) {
            return;
        }
        PrivateFolder.prepare(path);
        lock.close();
        FolderLock again = FolderLock.tryTake(path);
        if (again == null) {
            throw new IOException("The snapshot folder " + path
                    + " was deleted and another process has taken it. Restart, or set dashcam.spool.directory.");
        }
        lock = again;
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        lock.close();
    }

    private static SpoolFolder take(Path folder, Consumer<String> log) throws IOException {
        FolderLock lock = FolderLock.tryTake(folder);
        if (lock != null) {
            adoptAbandoned(folder, log);
            return new SpoolFolder(folder, lock);
        }
        for (int number = 2; number <= MOST_NUMBERED; number++) {
            Path numbered = folder.resolve(Integer.toString(number));
            PrivateFolder.prepareShared(numbered);
            lock = FolderLock.tryTake(numbered);
            if (lock != null) {
                log.accept("The snapshot folder " + folder + " is in use by another recorder; snapshots go to "
                        + numbered + ". Set dashcam.spool.directory to give each its own.");
                return new SpoolFolder(numbered, lock);
            }
        }
        throw new IOException("The snapshot folder " + folder + " and " + (MOST_NUMBERED - 1)
                + " numbered ones in it are in use. Set dashcam.spool.directory to another folder.");
    }

    /** Snapshots in numbered folders whose process is gone would escape every quota. */
    private static void adoptAbandoned(Path folder, Consumer<String> log) {
        for (int number = 2; number <= MOST_NUMBERED; number++) {
            Path numbered = folder.resolve(Integer.toString(number));
            if (!Files.isDirectory(numbered)) {
                continue;
            }
            try (FolderLock lock = FolderLock.tryTake(numbered)) {
                if (lock != null) {
                    SpoolFiles.moveAll(numbered, folder);
                }
            } catch (IOException failed) {
                // such as a full disk, which is no reason to do without the folder
                log.accept("What another recorder has left in " + numbered + " stays there until the next start: "
                        + failed.getMessage() + ".");
            }
        }
    }
}
