/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class WishFileTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void file_isTakenOnceWithItsText() throws IOException {
        WishFile wish = wish("slow since noon\n", Duration.ofSeconds(1));
        assertThat(take(wish)).isEqualTo("slow since noon");
        assertThat(take(wish)).isNull();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void emptyFile_isAWishToo() throws IOException {
        assertThat(take(wish("", Duration.ZERO))).isEmpty();
    }

    @Test
    void oldFile_isDeletedAndNoWish() throws IOException {
        assertThat(take(wish("before the restart", Duration.ofSeconds(60)))).isNull();
        assertThat(folder).isEmptyDirectory();
        assertThat(take(wish("just in time", Duration.ofSeconds(59)))).isEqualTo("just in time");
    }

    @Test
    void longText_isCutAndLinesAreOne() throws IOException {
        assertThat(take(wish("a\nb\t\u001bc" + "d".repeat(1000), Duration.ZERO)))
                .startsWith("a b cd")
                .hasSizeLessThan(201);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void link_isNotRead() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "not ours to tell");
        Files.setLastModifiedTime(secret, FileTime.from(NOW));
        Files.createSymbolicLink(folder.resolve("snapshot"), secret);
        assertThat(take(new WishFile(folder.resolve("snapshot")))).isEmpty();
        assertThat(secret).exists();
    }

    private WishFile wish(String text, Duration age) throws IOException {
        Path file = Files.writeString(folder.resolve("snapshot"), text);
        Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
        return new WishFile(file);
    }

    private static @Nullable String take(WishFile wish) {
        return wish.take(NOW.getEpochSecond() * 1_000_000_000L);
    }
}
