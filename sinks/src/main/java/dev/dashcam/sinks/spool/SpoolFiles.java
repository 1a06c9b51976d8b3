/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The names of files in a spool, which are all it remembers over a restart: {@code <id>.dcam} is a sealed snapshot, {@code
 * .<id>.part} one being written, {@code .<id>.label} what is written on it, and
 * {@code .<id>.state} what became of it at the sinks.
 */
final class SpoolFiles {
    private static final String SEALED = ".dcam";
    private static final String UNFINISHED = ".part";
    private static final String LABEL = ".label";
    private static final String STATE = ".state";

    private SpoolFiles() {}

    static Path sealed(Path folder, String id) {
        return folder.resolve(id + SEALED);
    }

    static Path unfinished(Path folder, String id) {
        return folder.resolve("." + id + UNFINISHED);
    }

    static Path label(Path folder, String id) {
        return folder.resolve("." + id + LABEL);
    }

    static Path label(Path sealed) {
        return sealed.resolveSibling("." + id(sealed) + LABEL);
    }

    static Path state(Path folder, String id) {
        return folder.resolve("." + id + STATE);
    }

    static String id(Path sealed) {
        String name = sealed.getFileName().toString();
        return name.substring(0, name.length() - SEALED.length());
    }

    static void delete(Path sealed) throws IOException {
        Files.deleteIfExists(sealed);
        deleteCompanions(sealed);
    }

    /** The sealed snapshots, oldest first. */
    static List<Stored> list(Path folder) throws IOException {
        List<Stored> stored = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SEALED)) {
            for (Path file : files) {
                try {
                    BasicFileAttributes attributes =
                            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                    if (attributes.isRegularFile()) {
                        long millis = attributes.lastModifiedTime().toMillis();
                        stored.add(new Stored(id(file), file, attributes.size(), millis));
                    }
                } catch (NoSuchFileException deleted) {
                    // somebody has tidied up meanwhile
                }
            }
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        stored.sort(Comparator.comparingLong(Stored::modifiedMillis).thenComparing(Stored::file));
        return stored;
    }

    /** Deletes what a process that is dead had not finished. Only for who holds the folder's lock. */
    static void deleteLeftovers(Path folder) throws IOException {
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(folder, ".*{" + UNFINISHED + "," + LABEL + "," + STATE + "}")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.endsWith(UNFINISHED) || !Files.exists(companionOf(file, name))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
    }

    /** Moves the sealed snapshots, and deletes what was not finished. */
    static void moveAll(Path from, Path to) throws IOException {
        deleteLeftovers(from);
        for (Stored stored : list(from)) {
            Path target = to.resolve(stored.file().getFileName());
            if (!Files.exists(target)) {
                // Copied first: a crash in between leaves some of them without a snapshot, never a snapshot without.
                copyIfThere(label(from, stored.id()), label(to, stored.id()));
                copyIfThere(state(from, stored.id()), state(to, stored.id()));
                Files.move(stored.file(), target, StandardCopyOption.ATOMIC_MOVE);
                deleteCompanions(stored.file());
            }
        }
    }

    /** Forces a file's bytes, or a folder's names, to disk. */
    static void force(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    private static void copyIfThere(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static void deleteCompanions(Path sealed) throws IOException {
        Files.deleteIfExists(label(sealed));
        Files.deleteIfExists(sealed.resolveSibling("." + id(sealed) + STATE));
    }

    private static Path companionOf(Path companion, String name) {
        String ending = name.endsWith(LABEL) ? LABEL : STATE;
        return companion.resolveSibling(name.substring(1, name.length() - ending.length()) + SEALED);
    }

    /**
     * A sealed snapshot.
     *
     * @param id its id, which is the file's name
     * @param file where it is
     * @param bytes its size
     * @param modifiedMillis when it was sealed, on the wall clock
     */
    record Stored(String id, Path file, long bytes, long modifiedMillis) {}
}
