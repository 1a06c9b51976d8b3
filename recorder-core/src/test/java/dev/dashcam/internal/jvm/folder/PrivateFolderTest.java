/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class PrivateFolderTest {
    @TempDir
    private Path place;

    @Test
    void folder_isGoneOnceRemoved() throws Exception {
        PrivateFolder folder = PrivateFolder.in(place);
        Files.createDirectory(folder.path().resolve("inside"));
        Files.writeString(folder.path().resolve("inside/file"), "content");

        folder.remove();

        assertThat(place).isEmptyDirectory();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void folder_isForItsOwnerAlone() throws Exception {
        PrivateFolder folder = PrivateFolder.in(place);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.path().resolve(PrivateFolder.LOCK))))
                .isEqualTo("rw-------");
        folder.remove();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatOthersMakeInIt_isNarrowed() throws Exception {
        PrivateFolder folder = PrivateFolder.in(place);
        Path inside = Files.createDirectory(folder.path().resolve("inside"));
        Path file = Files.writeString(inside.resolve("file"), "content");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        Permissions.narrow(folder.path());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inside)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        folder.remove();
    }

    @Test
    void folderOfThisJvm_isNoLeftover() throws Exception {
        PrivateFolder first = PrivateFolder.in(place);
        PrivateFolder second = PrivateFolder.in(place);

        Leftovers.remove(place);

        assertThat(first.path()).isNotEqualTo(second.path()).exists();
        assertThat(second.path()).exists();
        first.remove();
        second.remove();
    }

    @Test
    void folderOfAnotherJvm_isLeftAloneWhileItLives_andRemovedOnceItWasKilled() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldsFolder.class.getName(),
                        place.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
            Path folder = Path.of(out.readLine());

            Leftovers.remove(place);
            assertThat(folder.resolve("file")).exists();

            other.destroyForcibly().waitFor();
            Leftovers.remove(place);
            assertThat(folder).doesNotExist();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void folderLeftToOthers_isNoLeftover() throws Exception {
        PrivateFolder folder = PrivateFolder.in(place);
        Path theirs = Files.writeString(folder.path().resolve("theirs"), "content");

        folder.leave();
        Leftovers.remove(place);

        assertThat(theirs).exists();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void leftoverThatOthersMayWriteTo_isLeftAlone() throws Exception {
        Path open = Files.createDirectory(place.resolve(PrivateFolder.PREFIX + "open"));
        Files.createFile(open.resolve(PrivateFolder.LOCK));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

        Leftovers.remove(place);

        assertThat(open).exists();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksInLeftovers_areNotFollowed() throws Exception {
        Path elsewhere = Files.createDirectory(place.resolve("elsewhere"));
        Path precious = Files.writeString(elsewhere.resolve("precious"), "content");
        PrivateFolder folder = PrivateFolder.in(place);
        Files.createSymbolicLink(folder.path().resolve("link"), elsewhere);
        Files.createSymbolicLink(place.resolve(PrivateFolder.PREFIX + "link"), elsewhere);

        folder.remove();
        Leftovers.remove(place);

        assertThat(folder.path()).doesNotExist();
        assertThat(precious).exists();
    }
}
