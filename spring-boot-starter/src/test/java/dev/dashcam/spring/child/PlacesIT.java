/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An application starts and serves wherever it is; what cannot work there is told in one line. */
final class PlacesIT {
    private static final String RECORDING = "INFO dev.dashcam : Recording the last 30 s";

    @TempDir
    Path folder;

    @Test
    void spoolThatCannotBeMade_isOff() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertSpoolIsOff(file.resolve("spool"), "cannot be made");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "others show no memory as a folder")
    void spoolThatCannotBeMade_isInMemoryUnlessSwitchedOff() throws Exception {
        String service = "places-" + ProcessHandle.current().pid();
        Path memory = Path.of("/dev/shm/dashcam", service);
        Path spool = Files.createFile(folder.resolve("file")).resolve("spool");
        try (ChildApplication application =
                at(folder, spool).property("dashcam.service=" + service).start()) {
            assertThat(application.awaitLine("WARN dev.dashcam : Recording the last 30 s"))
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .contains("Snapshots: " + memory + " (in memory, only the last one). The snapshot folder " + spool
                            + " cannot be made: Not a directory. Set dashcam.spool.directory to a folder");
            assertThat(application.errors()).isEmpty();
        } finally {
            try (Stream<Path> left = Files.list(memory)) {
                for (Path file : left.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(memory);
        }
    }

    @Test
    void spoolThatIsALink_isOff() throws Exception {
        Path target = Files.createDirectory(folder.resolve("target"));
        assertSpoolIsOff(Files.createSymbolicLink(folder.resolve("link"), target), "is a link");
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void spoolOfSomebodyElse_isOff() throws Exception {
        Path theirs = somebodyElses();
        assertSpoolIsOff(theirs, "");
    }

    @Test
    void spoolOfAnotherJvm_isLeftToIt() throws Exception {
        Path spool = folder.resolve("spool");
        try (ChildApplication first = at(Files.createDirectory(folder.resolve("first")), spool);
                ChildApplication second = at(Files.createDirectory(folder.resolve("second")), spool)) {
            first.start().awaitLine(RECORDING);
            second.start();
            assertThat(first.get("/quick")).isEqualTo("done");
            assertThat(second.get("/quick")).isEqualTo("done");
            assertThat(second.awaitLine(RECORDING))
                    .hasSize(2)
                    .anyMatch(line -> line.contains("is in use by another recorder; snapshots go to " + spool));
            assertThat(first.errors() + second.errors()).isEmpty();
        }
    }

    @Test
    void littleDirectMemory_isLeftToTheApplication() throws Exception {
        try (ChildApplication application = at(folder, folder.resolve("spool"))
                .option("-XX:MaxDirectMemorySize=10m")
                .start()) {
            assertThat(application.get("/quick")).isEqualTo("done");
            assertThat(application.awaitLine(RECORDING)).hasSize(1);
            assertThat(application.errors()).isEmpty();
        }
    }

    /** A web server could not start there either. */
    @Test
    void nothingWritable_switchesOffWhatNeedsAPlace() throws Exception {
        try (ChildApplication application = new ChildApplication(folder)
                .quiet()
                .property("spring.main.web-application-type=none")
                .property("spring.main.keep-alive=true")
                .temporary(unwritable())
                .option("-XX:MaxDirectMemorySize=10m")
                .start()) {
            assertThat(application.awaitLine("WARN dev.dashcam : "))
                    .hasSizeLessThanOrEqualTo(2)
                    .allMatch(line -> line.contains(" dev.dashcam : "));
            assertThat(application.errors()).isEmpty();
        }
    }

    private void assertSpoolIsOff(Path spool, String why) throws Exception {
        try (ChildApplication application =
                at(folder, spool).property("dashcam.spool.mode=disk").start()) {
            assertThat(application.get("/quick")).isEqualTo("done");
            assertThat(application.awaitLine("WARN dev.dashcam : Recording the last 30 s"))
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .contains(spool.toString(), why, "dashcam.spool.directory");
            assertThat(application.errors()).isEmpty();
        }
    }

    private static ChildApplication at(Path folder, Path spool) {
        return new ChildApplication(folder).quiet().property("dashcam.spool.directory=" + spool);
    }

    /** A folder that is there, since newer JDKs warn of one that is not, and that not even root can write to. */
    private Path unwritable() throws Exception {
        Path ofTheSystem = Path.of("/proc");
        if (Files.isDirectory(ofTheSystem)) {
            return ofTheSystem;
        }
        Path readOnly = Files.createDirectory(folder.resolve("read-only"));
        return Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("r-x------"));
    }

    /** A folder that belongs to neither this process nor root: made for that where we may, else the system's own. */
    private Path somebodyElses() throws Exception {
        Path theirs = Files.createDirectory(folder.resolve("theirs"));
        if (!Files.isWritable(Path.of("/"))) {
            return Path.of("/");
        }
        UserPrincipal nobody =
                theirs.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        return Files.setOwner(theirs, nobody);
    }
}
