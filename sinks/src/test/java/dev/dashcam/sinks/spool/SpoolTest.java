/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dashcam.sink.SnapshotStore;
import dev.dashcam.sink.SnapshotStoreFactory;
import dev.dashcam.sink.StoreEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class SpoolTest {
    private final Spools spools = new Spools();

    @TempDir
    Path temp;

    @AfterEach
    void close() {
        spools.close();
    }

    @Test
    void fileNamedDrillOrSnapshot_isTakenAsAWishForOne() throws Exception {
        Path folder = temp.resolve("wished");
        CountDownLatch drills = new CountDownLatch(1);
        CompletableFuture<String> snapshot = new CompletableFuture<>();
        SpoolSettings settings = SpoolSettings.builder().directory(folder).build();
        StoreEnvironment environment = new StoreEnvironment(
                "shop", spools.clock, List.of(), spools.lines::add, drills::countDown, snapshot::complete);
        SnapshotStore store = new SpoolFactory(settings).open(environment);
        spools.opened(store);
        store.ready();
        Files.createFile(folder.resolve("drill"));
        assertThat(drills.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("drill")).doesNotExist();
        Files.writeString(folder.resolve("snapshot"), "slow since noon");
        assertThat(snapshot.get(60, TimeUnit.SECONDS)).isEqualTo("slow since noon");
        assertThat(folder.resolve("snapshot")).doesNotExist();
    }

    @Test
    void sealedSnapshot_isPrivateAndComplete() throws IOException {
        Path folder = temp.resolve("a/b");
        SnapshotStore store = spools.open(folder);
        try (SnapshotStore.Draft draft = store.begin("7f3k2q")) {
            assertThat(draft.file()).isEmptyFile().hasParent(folder);
            Files.writeString(draft.file(), "content");
            assertThat(store.list()).isEmpty();
            assertThat(draft.seal(Spools.label("7f3k2q", "latency")))
                    .isEqualTo(folder.resolve("7f3k2q.dcam"))
                    .hasContent("content");
            assertThat(draft.file()).doesNotExist();
        }
        assertThat(store.list()).containsExactly(folder.resolve("7f3k2q.dcam"));
        assertThat(store.location()).isEqualTo(folder.toString());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void folderAndFiles_areOursAlone() throws IOException {
        Path folder = temp.resolve("a/b");
        SnapshotStore store = spools.open(folder);
        try (SnapshotStore.Draft draft = store.begin("a")) {
            assertThat(permissions(draft.file())).isEqualTo("rw-------");
            assertThat(permissions(draft.seal(Spools.label("a", "latency")))).isEqualTo("rw-------");
        }
        for (Path made : List.of(folder, temp.resolve("a"))) {
            assertThat(permissions(made)).isEqualTo("rwx------");
        }
        assertThat(permissions(folder.resolve(FolderLock.FILE_NAME))).isEqualTo("rw-------");
    }

    @Test
    void draftThatIsNotSealed_isDeleted() throws IOException {
        SnapshotStore store = spools.open(temp);
        Path file;
        try (SnapshotStore.Draft draft = store.begin("a")) {
            file = draft.file();
            assertThat(file).exists();
        }
        assertThat(file).doesNotExist();
        assertThat(store.list()).isEmpty();
    }

    @Test
    void leftoversOfDeadProcesses_areDeletedAtStart() throws IOException {
        Files.writeString(temp.resolve(".dead.part"), "x");
        Files.writeString(temp.resolve(".gone.label"), "");
        Files.writeString(temp.resolve(".kept.label"), "");
        Files.writeString(temp.resolve("kept.dcam"), "x");
        Files.writeString(temp.resolve("somebody.txt"), "x");
        SnapshotStore store = spools.open(temp);
        assertThat(temp.resolve(".dead.part")).doesNotExist();
        assertThat(temp.resolve(".gone.label")).doesNotExist();
        assertThat(temp.resolve(".kept.label")).exists();
        assertThat(temp.resolve("somebody.txt")).exists();
        assertThat(store.list()).containsExactly(temp.resolve("kept.dcam"));
    }

    @Test
    void sameIdTwice_keepsTheFirst() throws IOException {
        SnapshotStore store = spools.open(temp);
        Path first = spools.store(store, "a", 10, 0, null);
        assertThatThrownBy(() -> spools.store(store, "a", 20, 0, null)).hasMessageContaining("already");
        assertThat(first).hasSize(10);
        assertThat(temp.resolve(".a.part")).doesNotExist();
    }

    @Test
    void idThatIsAPath_isRefused() throws IOException {
        SnapshotStore store = spools.open(temp);
        for (String id : List.of("../x", "a/b", "", "a.b", "a".repeat(65))) {
            assertThatThrownBy(() -> store.begin(id)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void fullDisk_isRefusedUntilThereIsRoom() throws IOException {
        AtomicLong usable = new AtomicLong((1L << 30) - 1);
        SpoolFolder folder = SpoolFolder.open(temp, "shop", spools.lines::add);
        SnapshotStore store = spools.opened(new Spool(
                new SpoolPlace(folder, false, null),
                SpoolSettings.builder().build(),
                spools.environment(),
                path -> new FreeSpace.Room(usable.get(), 100L << 30)));
        assertThat(store.refusal()).contains("1.0 GB").contains(temp.toString());
        assertThatThrownBy(() -> store.begin("a")).hasMessageContaining("dashcam.spool.directory");
        usable.set(1L << 30);
        spools.store(store, "a", 1, 0, null);
        assertThat(store.refusal()).isNull();
    }

    @Test
    void snapshotThatFillsTheDisk_hasTheNextOneAskForMoreRoom() throws IOException {
        AtomicLong usable = new AtomicLong(3 << 20);
        SpoolFolder folder = SpoolFolder.open(temp, "shop", spools.lines::add);
        SnapshotStore store = spools.opened(new Spool(
                new SpoolPlace(folder, false, null),
                SpoolSettings.builder().minFree(2 << 20).build(),
                spools.environment(),
                path -> new FreeSpace.Room(usable.get(), 64 << 20)));
        try (SnapshotStore.Draft draft = store.begin("a")) {
            Files.write(draft.file(), new byte[3 << 20]);
            usable.set(0);
        }
        usable.set(5 << 20);
        assertThatThrownBy(() -> store.begin("b"))
                .hasMessageContaining("has 5.0 MB left and 2.0 MB are kept free (dashcam.spool.min-free);"
                        + " the last snapshot found no room in 3.0 MB");
        usable.set(6 << 20);
        spools.store(store, "b", 1, 0, null);
        usable.set(2 << 20);
        spools.store(store, "c", 1, 0, null);
    }

    @Test
    void smallDisk_keepsATenthFree() throws IOException {
        AtomicLong usable = new AtomicLong(6 << 20);
        FreeSpace space = new FreeSpace(temp, null, path -> new FreeSpace.Room(usable.get(), 64 << 20));
        space.look();
        assertThat(space.refusal()).contains("6.0 MB left").contains("6.4 MB");
        usable.set(7 << 20);
        space.look();
        assertThat(space.refusal()).isNull();
    }

    @Test
    void roomThatWasAskedFor_isKeptFree() throws IOException {
        FreeSpace all = new FreeSpace(temp, 0L, path -> new FreeSpace.Room(0, 64 << 20));
        all.look();
        assertThat(all.refusal()).isNull();
        FreeSpace half = new FreeSpace(temp, 32L << 20, path -> new FreeSpace.Room(31 << 20, 64 << 20));
        half.look();
        assertThat(half.refusal()).contains("31 MB left and 32 MB are kept free (dashcam.spool.min-free)");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a file that is open cannot be deleted there")
    void folderDeletedMeanwhile_isMadeAgain() throws IOException {
        Path folder = temp.resolve("spool");
        SnapshotStore store = spools.open(folder);
        Files.delete(folder.resolve(FolderLock.FILE_NAME));
        Files.delete(folder);
        Path file = spools.store(store, "a", 5, 0, null);
        assertThat(file).hasSize(5);
        assertThat(spools.open(folder).location()).isEqualTo(folder.resolve("2").toString());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a file that is open cannot be deleted there")
    void folderDeletedWhileNothingIsStored_doesNotRefuseForGood() throws IOException {
        Path folder = temp.resolve("spool");
        Spool store = (Spool) spools.open(folder);
        Files.delete(folder.resolve(FolderLock.FILE_NAME));
        Files.delete(folder);
        store.keep();
        assertThat(store.refusal()).isNull();
        assertThat(spools.store(store, "a", 5, 0, null)).hasSize(5);
    }

    @Test
    void closed_refusesAndKeepsFiles() throws IOException {
        SnapshotStore store = spools.open(temp);
        Path file = spools.store(store, "a", 5, 0, null);
        store.close();
        store.close();
        assertThat(store.refusal()).isNotNull();
        assertThatThrownBy(() -> store.begin("b")).isInstanceOf(IOException.class);
        assertThat(file).exists();
    }

    @Test
    void defaultFolder_isThatOfTheServiceInTheTemporaryFolder() throws IOException {
        String before = System.setProperty("java.io.tmpdir", temp.toString());
        try {
            SnapshotStore store = spools.opened(new SpoolFactory().open(spools.environment()));
            assertThat(store.location()).isEqualTo(temp.resolve("dashcam/shop").toString());
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
    }

    @Test
    void systemProperty_namesTheFolder() throws IOException {
        System.setProperty(SpoolFactory.DIRECTORY, temp.resolve("x").toString());
        try {
            assertThat(spools.opened(new SpoolFactory().open(spools.environment()))
                            .location())
                    .isEqualTo(temp.resolve("x").toString());
            assertThat(spools.open(temp.resolve("y")).location())
                    .isEqualTo(temp.resolve("y").toString());
        } finally {
            System.clearProperty(SpoolFactory.DIRECTORY);
        }
    }

    @Test
    void store_isFoundOnTheClassPath() {
        assertThat(ServiceLoader.load(SnapshotStoreFactory.class))
                .singleElement()
                .isInstanceOf(SpoolFactory.class);
    }

    @Test
    void openInADefaultEnvironment_saysNothing() throws IOException {
        StoreEnvironment environment = spools.environment();
        spools.opened(Spool.in(temp.resolve("quiet")).open(environment));
        assertThat(spools.lines).isEmpty();
    }

    static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
