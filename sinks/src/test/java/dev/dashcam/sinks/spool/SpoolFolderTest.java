/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.sink.SnapshotStore;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links and owners are POSIX's")
final class SpoolFolderTest {
    private final Spools spools = new Spools();

    @TempDir
    Path temp;

    @AfterEach
    void close() {
        spools.close();
    }

    @Test
    void link_isRefused() throws IOException {
        Path target = Files.createDirectory(temp.resolve("target"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), target);
        assertThatThrownBy(() -> spools.open(link))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is a link")
                .hasMessageContaining("Set dashcam.spool.directory");
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void fileInTheWay_isSaid() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "x");
        assertThatThrownBy(() -> spools.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is a file, not a folder");
        assertThatThrownBy(() -> spools.open(file.resolve("below")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be made")
                .hasMessageContaining("Set dashcam.spool.directory");
        assertThat(file).hasContent("x");
    }

    @Test
    void somebodyElsesFolder_isRefused() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("theirs"));
        boolean isGiven = isGivenAway(folder);
        assertThat(isGiven).isEqualTo(Files.getOwner(temp).getName().equals("root"));
        if (isGiven) {
            assertThatThrownBy(() -> spools.open(folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("belongs to")
                    .hasMessageContaining("not to this process");
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void chosenFolderOpenToEverybody_getsAPrivateOneInside() throws IOException {
        Path open = Files.createDirectory(temp.resolve("volume"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        SnapshotStore store = spools.open(open);
        assertThat(store.location()).isEqualTo(open.resolve("shop").toString());
        assertThat(SpoolTest.permissions(open.resolve("shop"))).isEqualTo("rwx------");
    }

    @Test
    void chosenFolderThatExists_keepsItsRights() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("volume"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxr-x"));
        assertThat(spools.open(folder).location()).isEqualTo(folder.toString());
        assertThat(SpoolTest.permissions(folder)).isEqualTo("rwxrwxr-x");
    }

    @Test
    void sharedFolderOfOurs_losesEverybodyElsesRights() throws IOException {
        Path ours = Files.createDirectories(temp.resolve("dashcam/shop"));
        Files.setPosixFilePermissions(ours, PosixFilePermissions.fromString("rwxr-xr-x"));
        String before = System.setProperty("java.io.tmpdir", temp.toString());
        try {
            spools.opened(new SpoolFactory().open(spools.environment()));
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
        assertThat(SpoolTest.permissions(ours)).isEqualTo("rwx------");
    }

    @Test
    void sharedFolderThatIsALink_isRefused() throws IOException {
        Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        Files.createSymbolicLink(temp.resolve("dashcam"), elsewhere);
        String before = System.setProperty("java.io.tmpdir", temp.toString());
        try {
            SpoolSettings disk = SpoolSettings.builder().mode(SpoolMode.DISK).build();
            assertThatThrownBy(() -> spools.open(disk))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is a link");
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void secondRecorderInThisProcess_takesANumberedFolder() throws IOException {
        SnapshotStore first = spools.open(temp);
        SnapshotStore second = spools.open(temp);
        SnapshotStore third = spools.open(temp);
        assertThat(first.location()).isEqualTo(temp.toString());
        assertThat(second.location()).isEqualTo(temp.resolve("2").toString());
        assertThat(third.location()).isEqualTo(temp.resolve("3").toString());
        assertThat(spools.lines)
                .hasSize(2)
                .first()
                .asString()
                .startsWith("The snapshot folder " + temp + " is in use by another recorder; snapshots go to "
                        + temp.resolve("2") + ".");
        first.close();
        assertThat(spools.open(temp).location()).isEqualTo(temp.toString());
    }

    @Test
    void lockThatOtherCodeOfThisProcessHolds_isRespected() throws IOException {
        Path lock = Files.createFile(temp.resolve(FolderLock.FILE_NAME));
        try (FileChannel theirs = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            assertThat(theirs.lock().isValid()).isTrue();
            assertThat(spools.open(temp).location()).isEqualTo(temp.resolve("2").toString());
            assertThat(spools.lines).singleElement().asString().contains("is in use by another recorder");
        }
    }

    @Test
    void numberedFolderThatCannotBeAdopted_costsNothingElse() throws IOException {
        SnapshotStore first = spools.open(temp);
        SnapshotStore second = spools.open(temp);
        Path left = spools.store(second, "a", 7, 0, null);
        // no label can be put where there is a folder with something in it
        Files.createDirectories(temp.resolve(".a.label").resolve("in-the-way"));
        first.close();
        second.close();
        spools.lines.clear();
        assertThat(spools.open(temp).location()).isEqualTo(temp.toString());
        assertThat(left).exists();
        assertThat(spools.lines)
                .first()
                .asString()
                .startsWith("What another recorder has left in " + temp.resolve("2")
                        + " stays there until the next start: ");
    }

    @Test
    void numberedFolderOfADeadRecorder_isAdopted() throws IOException {
        SnapshotStore first = spools.open(temp);
        SnapshotStore second = spools.open(temp);
        SnapshotStore third = spools.open(temp);
        spools.store(second, "a", 7, 0, "manual");
        Path kept = spools.store(third, "b", 7, 0, null);
        Files.writeString(temp.resolve("2/.dead.part"), "x");
        second.close();
        first.close();
        SnapshotStore again = spools.open(temp);
        assertThat(again.list()).containsExactly(temp.resolve("a.dcam"));
        assertThat(temp.resolve(".a.label")).exists();
        assertThat(temp.resolve("2/.dead.part")).doesNotExist();
        assertThat(kept).exists();
    }

    private static boolean isGivenAway(Path folder) throws IOException {
        try {
            Files.setAttribute(folder, "unix:uid", 65534);
            return true;
        } catch (java.nio.file.FileSystemException notRoot) {
            return false;
        }
    }
}
