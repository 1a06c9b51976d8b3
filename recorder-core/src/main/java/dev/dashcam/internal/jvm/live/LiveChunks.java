/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.live;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest chunks of a JVM, the oldest of them first, held open. For one thread. */
final class LiveChunks implements AutoCloseable {
    /** Who records for days without a limit has thousands of them. */
    private static final int MOST_FILES = 100;
    /** One chunk begins where the one before ends, but for the time this takes. */
    private static final long MOST_GAP_NANOS = 250_000_000;

    private final List<ChunkFile> chunks = new ArrayList<>();

    private LiveChunks() {}

    /** Those in these folders. */
    static LiveChunks open(Collection<Path> folders) throws IOException {
        LiveChunks live = new LiveChunks();
        try {
            List<Path> files = newest(folders);
            for (Path file : files) {
                ChunkFile chunk = ChunkFile.open(file);
                if (chunk != null) {
                    live.chunks.add(chunk);
                }
            }
            live.chunks.sort(Comparator.comparingLong(chunk -> chunk.head().startTicks()));
            return live;
        } catch (IOException | RuntimeException | Error failed) {
            live.close();
            throw failed;
        }
    }

    private static List<Path> newest(Collection<Path> folders) throws IOException {
        List<Dated> files = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder, "*.jfr")) {
                    inside.forEach(
                            file -> files.add(new Dated(file, file.toFile().lastModified())));
                } catch (DirectoryIteratorException vanished) {
                    throw vanished.getCause();
                }
            }
        }
        files.sort(Comparator.comparingLong(Dated::millis).reversed());
        return files.stream().limit(MOST_FILES).map(Dated::file).toList();
    }

    /** The one that JFR writes to; null while it goes from one to the next. */
    @Nullable
    ChunkFile running() {
        ChunkFile last = chunks.isEmpty() ? null : chunks.get(chunks.size() - 1);
        return last == null || last.head().isFinished() || !last.head().isComplete() ? null : last;
    }

    /** The last ones without a gap that hold what was from here on, as far as there is room. */
    List<ChunkFile> since(long ticks, long mostBytes) {
        int from = chunks.size() - 1;
        long bytes = chunks.get(from).head().size();
        while (from > 0 && chunks.get(from).head().startTicks() - ticks > 0) {
            ChunkHead before = chunks.get(from - 1).head();
            bytes += before.size();
            if (bytes > mostBytes || !isFollowed(before, chunks.get(from).head())) {
                break;
            }
            from--;
        }
        return chunks.subList(from, chunks.size());
    }

    private static boolean isFollowed(ChunkHead before, ChunkHead after) {
        return before.isFinished() && before.nanos(after.startTicks() - before.endTicks()) <= MOST_GAP_NANOS;
    }

    @Override
    public void close() throws IOException {
        for (ChunkFile chunk : chunks) {
            chunk.close();
        }
    }

    private record Dated(Path file, long millis) {}
}
