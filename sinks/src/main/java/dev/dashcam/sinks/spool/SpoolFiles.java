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
 * .<id>.part} one being written, and an empty {@code .<id>.manual} says that somebody asked for it in person.
 */
final class SpoolFiles {
    private static final String SEALED = ".dcam";
    private static final String UNFINISHED = ".part";
    private static final String MANUAL = ".manual";

    private SpoolFiles() {}

    static Path sealed(Path folder, String id) {
        return folder.resolve(id + SEALED);
    }

    static Path unfinished(Path folder, String id) {
        return folder.resolve("." + id + UNFINISHED);
    }

    /** Remembers that somebody asked for it in person. */
    static void markManual(Path sealed) throws IOException {
        Path mark = manualMark(sealed);
        if (!Files.exists(mark)) {
            Files.createFile(mark, Permissions.forFile(mark));
        }
    }

    static boolean isManual(Path sealed) {
        return Files.exists(manualMark(sealed));
    }

    static void delete(Path sealed) throws IOException {
        Files.deleteIfExists(sealed);
        Files.deleteIfExists(manualMark(sealed));
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
                        stored.add(new Stored(file, attributes.size(), millis, isManual(file)));
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
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*{" + UNFINISHED + "," + MANUAL + "}")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                boolean isMark = name.endsWith(MANUAL);
                if (!isMark || !Files.exists(marked(file, name))) {
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
                if (stored.isManual()) {
                    markManual(target);
                }
                Files.move(stored.file(), target, StandardCopyOption.ATOMIC_MOVE);
                Files.deleteIfExists(manualMark(stored.file()));
            }
        }
    }

    /** Forces a file's bytes, or a folder's names, to disk. */
    static void force(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    private static Path manualMark(Path sealed) {
        String name = sealed.getFileName().toString();
        return sealed.resolveSibling("." + name.substring(0, name.length() - SEALED.length()) + MANUAL);
    }

    private static Path marked(Path mark, String name) {
        return mark.resolveSibling(name.substring(1, name.length() - MANUAL.length()) + SEALED);
    }

    /**
     * A sealed snapshot.
     *
     * @param file where it is
     * @param bytes its size
     * @param modifiedMillis when it was sealed, on the wall clock
     * @param isManual whether somebody asked for it in person
     */
    record Stored(Path file, long bytes, long modifiedMillis, boolean isManual) {}
}
