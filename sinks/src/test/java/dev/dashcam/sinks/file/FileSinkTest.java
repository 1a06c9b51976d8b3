/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dashcam.sink.DeliveryException;
import dev.dashcam.sink.SealedSnapshot;
import dev.dashcam.sinks.SealedFiles;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
final class FileSinkTest {
    private static final Instant NOW = Instant.parse("2026-11-22T23:00:00Z");
    private static final int SIZE = 400_000;

    @TempDir
    Path temp;

    private Path spool;
    private Path shared;

    @BeforeEach
    void makeFolders() throws IOException {
        spool = Files.createDirectory(temp.resolve("spool"));
        shared = temp.resolve("a/shared");
    }

    @Test
    void snapshotAndManifest_areUnderTheirKeysForTheirOwnerAlone() throws Exception {
        SealedSnapshot snapshot = sealed("aaaaaa");
        FileSink.in(shared).deliver(snapshot);
        Path file = shared.resolve(snapshot.key());
        assertThat(file).hasSameBinaryContentAs(snapshot.file());
        assertThat(shared.resolve(snapshot.manifestKey())).content().isEqualTo(snapshot.manifest());
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(shared.resolve(snapshot.manifestKey()))).isEqualTo("rw-------");
        for (Path folder = file.getParent(); !folder.equals(temp); folder = folder.getParent()) {
            assertThat(permissions(folder)).as(folder.toString()).isEqualTo("rwx------");
        }
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void snapshotThatComesAgain_isThereOnce() throws Exception {
        SealedSnapshot snapshot = sealed("aaaaaa");
        FileSink sink = FileSink.in(shared).maxFiles(1);
        sink.deliver(snapshot);
        FileTime written = Files.getLastModifiedTime(shared.resolve(snapshot.key()));
        Files.delete(shared.resolve(snapshot.manifestKey()));
        sink.deliver(snapshot);
        assertThat(snapshots()).containsExactly("aaaaaa");
        assertThat(Files.getLastModifiedTime(shared.resolve(snapshot.key()))).isEqualTo(written);
        assertThat(shared.resolve(snapshot.manifestKey())).exists();
    }

    @Test
    void names_mayBeOthers() throws Exception {
        SealedSnapshot snapshot = sealed("aaaaaa");
        FileSink.in(shared).files("{service}/{yyyy}-{MM}/{id}.dcam").deliver(snapshot);
        assertThat(shared.resolve("shop/2026-11/aaaaaa.dcam")).hasSameBinaryContentAs(snapshot.file());
        assertThat(shared.resolve("shop/2026-11/aaaaaa.dcam.json")).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../{id}",
                "/tmp/{id}",
                "a/./{id}",
                "{id}/",
                "a//{id}",
                ".{id}",
                "{service}/x",
                "a b/{id}",
                "{id",
                ""
            })
    void nameThatLeadsElsewhere_isRefused(String template) {
        assertThatThrownBy(() -> FileSink.in(shared).files(template)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anotherFileOfThatName_isNotOverwritten() throws Exception {
        SealedSnapshot snapshot = sealed("aaaaaa");
        Path taken = shared.resolve(snapshot.key());
        Files.createDirectories(taken.getParent());
        Files.writeString(taken, "mine");
        DeliveryException refused = catchThrowableOfType(
                DeliveryException.class, () -> FileSink.in(shared).deliver(snapshot));
        assertThat(refused.isFinal()).isTrue();
        assertThat(refused).hasMessage(taken.toRealPath() + " is another file, which is not overwritten");
        assertThat(taken).content().isEqualTo("mine");
    }

    @Test
    void linkInTheFolder_isNotFollowed() throws Exception {
        Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        Files.createDirectories(shared);
        Files.createSymbolicLink(shared.resolve("shop"), elsewhere);
        assertThatThrownBy(() -> FileSink.in(shared).deliver(sealed("aaaaaa")))
                .hasMessageEndingWith("shop is a link or a file, where a folder is needed");
        assertThat(elsewhere).isEmptyDirectory();
        Files.delete(shared.resolve("shop"));
        SealedSnapshot snapshot = sealed("bbbbbb");
        Path link = shared.resolve(snapshot.key());
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, snapshot.file());
        assertThatThrownBy(() -> FileSink.in(shared).deliver(snapshot)).isInstanceOf(DeliveryException.class);
        assertThat(link).isSymbolicLink();
    }

    @Test
    void folderThatIsALinkItself_isWhereItLeads() throws Exception {
        Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), elsewhere);
        SealedSnapshot snapshot = sealed("aaaaaa");
        FileSink.in(link).deliver(snapshot);
        assertThat(elsewhere.resolve(snapshot.key())).exists();
    }

    @Test
    void oldest_goFirstByCount() throws Exception {
        deliver(FileSink.in(shared).maxFiles(2), "aaaaaa", "bbbbbb", "cccccc", "dddddd");
        assertThat(snapshots()).containsExactly("cccccc", "dddddd");
        assertThat(manifests()).hasSize(2);
    }

    @Test
    void oldest_goFirstBySize() throws Exception {
        deliver(FileSink.in(shared).maxSize(3L * SIZE), "aaaaaa", "bbbbbb", "cccccc", "dddddd");
        assertThat(snapshots()).containsExactly("cccccc", "dddddd");
    }

    @Test
    void old_goByAgeWhenTheNextOneComes() throws Exception {
        FileSink sink = FileSink.in(shared).maxAge(Duration.ofDays(2));
        deliver(sink, "aaaaaa");
        sink.clock(at(NOW.plus(Duration.ofDays(1)))).deliver(sealed("bbbbbb"));
        assertThat(snapshots()).containsExactly("aaaaaa", "bbbbbb");
        sink.clock(at(NOW.plus(Duration.ofDays(2)).plusMillis(2))).deliver(sealed("cccccc"));
        assertThat(snapshots()).containsExactly("bbbbbb", "cccccc");
    }

    @Test
    void snapshotLargerThanTheFolderMayBe_isRefusedAndNothingDeleted() throws Exception {
        FileSink sink = FileSink.in(shared).maxSize(1 << 20);
        deliver(sink, "aaaaaa");
        SealedSnapshot large = SealedFiles.in(spool, "llllll", 1 << 20);
        assertThatThrownBy(() -> sink.deliver(large)).isInstanceOf(DeliveryException.class);
        assertThat(snapshots()).containsExactly("aaaaaa");
    }

    @Test
    void whatSomebodyElsePutThereRenamedCopiedOrChanged_staysAndCountsNot() throws Exception {
        FileSink sink = FileSink.in(shared).maxFiles(2);
        deliver(sink, "aaaaaa", "bbbbbb");
        Path folder = path("aaaaaa").getParent();
        Path kept = Files.move(path("aaaaaa"), folder.resolve("kept.dcam"));
        Path copied = Files.copy(path("bbbbbb"), folder.resolve("copied.dcam"));
        Path foreign = Files.writeString(folder.resolve("20200101T000000Z-latency-zzzzzz.dcam"), "theirs");
        FileSink later = sink.clock(at(NOW.plus(Duration.ofHours(2))));
        later.deliver(sealed("cccccc"));
        assertThat(path("bbbbbb")).exists();
        byte[] changed = Files.readAllBytes(path("cccccc"));
        changed[1000]++;
        Files.write(path("cccccc"), changed);
        later.clock(at(NOW.plus(Duration.ofHours(3)))).deliver(sealed("dddddd"));
        later.clock(at(NOW.plus(Duration.ofHours(4)))).deliver(sealed("eeeeee"));
        later.clock(at(NOW.plus(Duration.ofHours(5)))).deliver(sealed("ffffff"));
        assertThat(kept).exists();
        assertThat(copied).exists();
        assertThat(foreign).content().isEqualTo("theirs");
        assertThat(path("cccccc")).hasBinaryContent(changed);
        assertThat(path("bbbbbb")).doesNotExist();
        assertThat(path("dddddd")).doesNotExist();
        assertThat(path("eeeeee")).exists();
        assertThat(path("ffffff")).exists();
    }

    @Test
    void entryThatSomebodyForged_deletesNothing() throws Exception {
        deliver(FileSink.in(shared), "aaaaaa");
        Path outside = Files.writeString(temp.resolve("outside"), "x");
        Path inside = Files.writeString(shared.resolve("inside.dcam"), "x");
        Path index = shared.resolve(".dashcam-shop");
        for (String name : List.of("../../outside", "inside.dcam")) {
            String digest = Digest.of("y");
            Files.writeString(
                    index.resolve(Digest.of(name) + ".entry"),
                    "dashcam 1\n" + name + "\n0\n1\n" + digest + "\n" + digest + "\n");
        }
        Files.writeString(index.resolve("cut.entry"), "dashcam 1\ninside");
        FileSink sink = FileSink.in(shared).maxFiles(1);
        sink.clock(at(NOW.plusSeconds(10))).deliver(sealed("bbbbbb"));
        assertThat(outside).exists();
        assertThat(inside).exists();
        assertThat(snapshots()).containsExactly("bbbbbb");
    }

    @Test
    void services_keepTheirFilesApart() throws Exception {
        deliver(FileSink.in(shared).maxFiles(1), "aaaaaa");
        Map<String, String> facts = new HashMap<>(SealedFiles.label("x").facts());
        facts.put("service", "billing");
        SealedSnapshot other = sealed("bbbbbb");
        FileSink.in(shared)
                .maxFiles(1)
                .deliver(new SealedSnapshot(other.file(), other.bytes(), SealedFiles.label("bbbbbb", facts)));
        assertThat(snapshots()).containsExactly("aaaaaa", "bbbbbb");
    }

    @Test
    void whatAProcessLeftUnfinished_isDeletedAfterADayAndNeverInTheWay() throws Exception {
        deliver(FileSink.in(shared), "aaaaaa");
        Path index = shared.resolve(".dashcam-shop");
        Path left = Files.writeString(index.resolve(Digest.of(sealed("bbbbbb").key()) + ".part"), "half");
        Path old = Files.writeString(index.resolve("0".repeat(64) + ".part"), "half");
        Files.setLastModifiedTime(left, FileTime.from(NOW));
        Files.setLastModifiedTime(old, FileTime.from(NOW.minus(Duration.ofHours(25))));
        FileSink.in(shared).clock(at(NOW)).deliver(sealed("bbbbbb"));
        assertThat(path("bbbbbb")).hasSameBinaryContentAs(spool.resolve("bbbbbb.dcam"));
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void fileThatTheStoreHasCutOrDeleted_isAFailureAndNotThere() throws Exception {
        SealedSnapshot snapshot = sealed("aaaaaa");
        Files.write(snapshot.file(), new byte[10]);
        assertThatThrownBy(() -> FileSink.in(shared).deliver(snapshot))
                .hasMessage("the snapshot's file has 10 bytes instead of " + SIZE);
        Files.delete(snapshot.file());
        assertThatThrownBy(() -> FileSink.in(shared).deliver(snapshot))
                .isExactlyInstanceOf(IOException.class)
                .hasMessageContaining(snapshot.file().toString());
        assertThat(snapshots()).isEmpty();
    }

    @Test
    void directoryThatIsAFile_isSaid() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "");
        assertThatThrownBy(() -> FileSink.in(file).deliver(sealed("aaaaaa")))
                .isExactlyInstanceOf(IOException.class)
                .hasMessageContaining(file + " cannot be used");
    }

    @Test
    void interruptedThread_leavesNothingUnderAFinalName() throws Exception {
        SealedSnapshot snapshot = sealed("aaaaaa");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> FileSink.in(shared).deliver(snapshot))
                .isInstanceOf(InterruptedIOException.class)
                .hasMessageContaining("was interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(snapshots()).isEmpty();
        FileSink.in(shared).deliver(snapshot);
        assertThat(snapshots()).containsExactly("aaaaaa");
    }

    /** One a second. */
    private void deliver(FileSink sink, String... ids) throws IOException {
        for (int i = 0; i < ids.length; i++) {
            sink.clock(at(NOW.plusSeconds(i))).deliver(sealed(ids[i]));
        }
    }

    private SealedSnapshot sealed(String id) throws IOException {
        return SealedFiles.in(spool, id, SIZE);
    }

    private Path path(String id) {
        return shared.resolve(SealedFiles.label(id).key());
    }

    /** The ids of those under their final names. */
    private List<String> snapshots() throws IOException {
        return named(".*-[a-z]{6}\\.dcam").stream()
                .map(path -> path.getFileName().toString().replaceAll(".*-([a-z]{6})\\.dcam", "$1"))
                .sorted()
                .toList();
    }

    private List<Path> manifests() throws IOException {
        return named(".*\\.json");
    }

    private List<Path> unfinished() throws IOException {
        return named(".*\\.part");
    }

    private List<Path> named(String pattern) throws IOException {
        try (Stream<Path> files = Files.walk(shared)) {
            return files.filter(Files::isRegularFile)
                    .filter(path -> path.getFileName().toString().matches(pattern))
                    .toList();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }
}
