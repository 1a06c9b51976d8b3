/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A temporary file that has no name where the system can do without, as Linux can: nobody else finds it, and it is gone with the
 * process however that ends. For one thread.
 */
final class UnnamedFile implements Closeable {
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    private final RandomAccessFile file;
    private final Path path;
    private final @Nullable Path name;

    private UnnamedFile(RandomAccessFile file, Path path, @Nullable Path name) {
        this.file = file;
        this.path = path;
        this.name = name;
    }

    /** Makes one, empty, in the temporary folder. */
    static UnnamedFile create() throws IOException {
        return create(Files.createTempFile("dashcam", ".jfr"));
    }

    /** Takes the name from this file. */
    static UnnamedFile create(Path made) throws IOException {
        RandomAccessFile file;
        try {
            file = new RandomAccessFile(made.toFile(), "rw");
        } catch (IOException failed) {
            Files.deleteIfExists(made);
            throw failed;
        }
        Path descriptor = descriptor(made);
        if (descriptor == null || !made.toFile().delete()) {
            return new UnnamedFile(file, made, made);
        }
        return new UnnamedFile(file, descriptor, null);
    }

    /** By what it can be opened. */
    Path path() {
        return path;
    }

    /** The room that is left where it is. */
    long usableBytes() {
        return path.toFile().getUsableSpace();
    }

    void write(byte[] bytes, int from, int count) throws IOException {
        file.write(bytes, from, count);
    }

    @Override
    public void close() throws IOException {
        file.close();
        if (name != null) {
            try {
                Files.deleteIfExists(name);
            } catch (IOException e) {
                name.toFile().deleteOnExit();
            }
        }
    }

    /** What leads to an open file when its name is gone; null where there is no such thing. */
    private static @Nullable Path descriptor(Path made) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(OPEN_FILES)) {
            Path real = made.toRealPath();
            for (Path descriptor : open) {
                if (leadsTo(descriptor, real) && Files.isReadable(descriptor)) {
                    return descriptor;
                }
            }
        } catch (IOException | RuntimeException notLinux) {
            // then it keeps its name until it is closed
        }
        return null;
    }

    private static boolean leadsTo(Path descriptor, Path real) {
        try {
            return Files.readSymbolicLink(descriptor).equals(real);
        } catch (IOException | RuntimeException closed) {
            return false;
        }
    }
}
