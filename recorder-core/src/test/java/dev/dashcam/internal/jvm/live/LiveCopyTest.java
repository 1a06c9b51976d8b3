/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.live;

import static dev.dashcam.internal.jvm.live.WrittenChunk.BEING_WRITTEN;
import static dev.dashcam.internal.jvm.live.WrittenChunk.FINISHED;
import static dev.dashcam.internal.jvm.live.WrittenChunk.LAYOUT;
import static dev.dashcam.internal.jvm.live.WrittenChunk.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chunks of 100 ns each, which are 200 ticks: the first begins at 10,000 ticks, which is the instant 1,000. */
final class LiveCopyTest {
    private static final long MUCH = 1 << 20;
    private static final long LONG_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final WrittenChunk oldest = new WrittenChunk(10_000, 100, FINISHED).other(30);
    private final WrittenChunk finished = new WrittenChunk(10_200, 100, FINISHED).clock(10_250, 1_125, true);
    private final WrittenChunk running =
            new WrittenChunk(10_400, 50, RUNNING).other(30).clock(10_500, 1_250, true);

    @TempDir
    private Path folder;

    @Test
    void copy_ofARunningChunk_endsWhereItsHeadSays_andIsFinished() throws IOException {
        running.beyond(100).write(folder.resolve("b.jfr"));

        assertThat(copied(1_200, 1_250)).isEqualTo(finishedBytes(running));
    }

    @Test
    void copy_readsEventsOfAnyLength() throws IOException {
        running.other(70_000).clock(10_600, 1_300, true).other(65_520).clock(10_700, 1_350, true);
        running.write(folder.resolve("b.jfr"));

        assertThat(Arrays.equals(copied(1_200, 1_350), finishedBytes(running))).isTrue();
    }

    @Test
    void copy_reachesBackToTheBeginOfTheWindow() throws IOException {
        writeThree();

        assertThat(copied(1_200, 1_250)).isEqualTo(finishedBytes(running));
        assertThat(copied(1_199, 1_250)).isEqualTo(joined(finished.bytes(), finishedBytes(running)));
        assertThat(copied(1_100, 1_250)).isEqualTo(joined(finished.bytes(), finishedBytes(running)));
        assertThat(copied(0, 1_250)).isEqualTo(joined(oldest.bytes(), finished.bytes(), finishedBytes(running)));
    }

    @Test
    void copy_leavesOutOlderChunks_forWhichThereIsNoRoom_orThatAreCutOff() throws IOException {
        writeThree();
        long room = running.bytes().length + finished.bytes().length;

        assertThat(copied(0, 1_250, room)).isEqualTo(joined(finished.bytes(), finishedBytes(running)));
        assertThatThrownBy(() -> copied(0, 1_250, 100)).isInstanceOf(IOException.class);

        new WrittenChunk(10_000 - 2_000_000_000L, 100, FINISHED).write(folder.resolve("a.jfr"));
        assertThat(copied(0, 1_250)).isEqualTo(joined(finished.bytes(), finishedBytes(running)));
    }

    @Test
    void copy_beforeAllThatIsNeededIsWritten_isNotTaken() throws IOException {
        writeThree();
        assertThat(copied(0, 1_251)).isEmpty();

        running.clock(10_600, 1_300, false).write(folder.resolve("c.jfr"));
        assertThat(copied(0, 1_251)).as("an event that no flush follows").isEmpty();

        new WrittenChunk(10_500, 0, RUNNING).write(folder.resolve("d.jfr"));
        assertThat(copied(0, 1_250)).as("a chunk that was just begun").isEmpty();
        Files.write(folder.resolve("d.jfr"), new byte[0]);
        assertThat(copied(0, 1_250)).as("a file that is only just there").isNotEmpty();
    }

    @Test
    void copy_whileJfrWritesTheHead_orGoesToTheNextFile_isNotTaken() throws IOException {
        Path file = folder.resolve("c.jfr");
        new WrittenChunk(10_400, 50, BEING_WRITTEN).clock(10_500, 1_250, true).write(file);
        assertThat(copied(0, 1_250)).isEmpty();

        new WrittenChunk(10_400, 50, FINISHED).clock(10_500, 1_250, true).write(file);
        assertThat(copied(0, 1_250)).isEmpty();
    }

    @Test
    void copy_waitsUntilJfrHasWritten() throws Exception {
        writeThree();
        CompletableFuture<byte[]> copied = CompletableFuture.supplyAsync(() -> {
            try {
                return copied(1_200, 1_300, MUCH, LONG_NANOS);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        Path next = running.clock(10_600, 1_300, true).write(folder.resolve("next"));
        Files.move(next, folder.resolve("c.jfr"), StandardCopyOption.REPLACE_EXISTING);

        assertThat(copied.get(1, TimeUnit.MINUTES)).isEqualTo(finishedBytes(running));
    }

    @Test
    void begin_ofACopy_isOnTheClockOfTheFirstEventThatTiesItToTicks() throws IOException {
        Path file =
                Files.write(folder.resolve("copy"), joined(oldest.bytes(), finished.bytes(), finishedBytes(running)));
        try (FileChannel copy = FileChannel.open(file)) {
            assertThat(LiveCopy.startNanos(copy, LAYOUT)).isEqualTo(1_000);
        }
        try (FileChannel copy = FileChannel.open(oldest.write(file))) {
            assertThat(LiveCopy.startNanos(copy, LAYOUT)).isNull();
        }
    }

    private void writeThree() throws IOException {
        oldest.write(folder.resolve("a.jfr"));
        finished.write(folder.resolve("b.jfr"));
        running.write(folder.resolve("c.jfr"));
    }

    private byte[] copied(long fromNanos, long toNanos) throws IOException {
        return copied(fromNanos, toNanos, MUCH);
    }

    private byte[] copied(long fromNanos, long toNanos, long mostBytes) throws IOException {
        return copied(fromNanos, toNanos, mostBytes, 0);
    }

    /** Nothing when it is not taken. */
    private byte[] copied(long fromNanos, long toNanos, long mostBytes, long patienceNanos) throws IOException {
        Path file = folder.resolve("copied");
        try (FileChannel target = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            LiveCopy copy = new LiveCopy(List.of(folder, folder.resolve("gone")), LAYOUT);
            assertThat(copy.copy(fromNanos, toNanos, mostBytes, patienceNanos, target))
                    .isEqualTo(target.size() > 0);
        }
        return Files.readAllBytes(file);
    }

    private static byte[] finishedBytes(WrittenChunk chunk) {
        byte[] bytes = chunk.bytes();
        bytes[64] = FINISHED;
        return bytes;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
