/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Where the files may be: in memory where there is plenty of it, else on the disk. Asks the file systems, so it may block. */
public final class Places {
    private static final Path MEMORY = Path.of("/dev/shm");

    private final List<Path> places;

    /** These, the best first. */
    public Places(List<Path> places) {
        this.places = List.copyOf(places);
    }

    /** Those that this machine has. */
    public static Places ofThisMachine() {
        return new Places(List.of(MEMORY, temporary()));
    }

    /** The folder for temporary files. */
    public static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir", ".")).toAbsolutePath();
    }

    /** Removes what JVMs that are no more have left in any of them. */
    public void removeLeftovers() {
        places.forEach(Leftovers::remove);
    }

    /** The first that has this much room, null when none has. */
    public @Nullable Path choose(long neededBytes) {
        for (Path place : places) {
            if (Files.isDirectory(place) && Files.isWritable(place) && usableBytes(place) >= neededBytes) {
                return place;
            }
        }
        return null;
    }

    /** Why none would do, in words. */
    public String refusal(long neededBytes) {
        StringJoiner words = new StringJoiner(", ");
        for (Path place : places) {
            words.add(
                    place + " has " + (Files.isWritable(place) ? megabytes(usableBytes(place)) : "nothing we may use"));
        }
        return megabytes(neededBytes) + " free are needed: " + words;
    }

    /** What can still be written near a file, 0 when that is not known. */
    public static long usableBytes(Path near) {
        return near.toFile().getUsableSpace();
    }

    private static String megabytes(long bytes) {
        return (bytes >> 20) + " MB";
    }
}
