/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.live;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Copies what JFR has written so far. JFR writes about once a second what its threads have recorded until then to the file of the
 * chunk that it is in, and into the first bytes of that file how many of its bytes hold; so they are a finished chunk but for one
 * byte that says so. To ask JFR itself would begin a new chunk, for every recording in the JVM.
 */
public final class LiveCopy {
    private static final long POLL_MILLIS = 10;

    private final Collection<Path> folders;
    private final ClockEvent layout;

    /** Of the chunks in these folders. */
    public LiveCopy(Collection<Path> folders, ClockEvent layout) {
        this.folders = List.copyOf(folders);
        this.layout = layout;
    }

    /**
     * Copies the chunks that hold what was from one instant on, and everything up to another.
     *
     * @param mostBytes fewer of the older ones, should they be more
     * @param patienceNanos how long to wait until JFR has written so much
     * @return false when it had not by then, and nothing was copied
     */
    public boolean copy(long fromNanos, long toNanos, long mostBytes, long patienceNanos, FileChannel target)
            throws IOException {
        long beganNanos = System.nanoTime();
        ChunkHead seen = null;
        while (true) {
            boolean isLast = System.nanoTime() - beganNanos >= patienceNanos;
            try (LiveChunks chunks = LiveChunks.open(folders)) {
                ChunkFile running = chunks.running();
                if (running != null && !running.head().isSameAs(seen)) {
                    seen = running.head();
                    ClockEvents clock = new ClockEvents(running.channel(), 0, seen, layout);
                    if (clock.isFlushedSince(toNanos)) {
                        copy(chunks.since(clock.ticks(fromNanos, seen), mostBytes), mostBytes, target);
                        return true;
                    }
                }
            }
            if (isLast) {
                return false;
            }
            pause();
        }
    }

    private static void copy(List<ChunkFile> chunks, long mostBytes, FileChannel target) throws IOException {
        if (chunks.size() == 1 && chunks.get(0).head().size() > mostBytes) {
            throw new IOException("its last chunk is larger than the " + mostBytes + " bytes there is room for");
        }
        for (ChunkFile chunk : chunks) {
            chunk.copy(target);
        }
        target.position(0);
    }

    /** When the first chunk of a copy began, on the monotonic clock; null when nothing in the copy says so. */
    public static @Nullable Long startNanos(FileChannel copy, ClockEvent layout) throws IOException {
        ChunkHead first = ChunkHead.read(copy, 0);
        if (first == null) {
            throw new IOException("it has recorded nothing yet");
        }
        ChunkHead head = first;
        for (long position = 0; head != null; head = ChunkHead.read(copy, position)) {
            ClockEvents clock = new ClockEvents(copy, position, head, layout);
            if (clock.isAny()) {
                return clock.nanos(first.startTicks(), first);
            }
            position += head.size();
        }
        return null;
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("it was interrupted", interrupted);
        }
    }
}
