/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.integration.child.ChildJvm.Result;
import dev.dashcam.integration.child.program.CoreAlone;
import dev.dashcam.integration.child.program.LittleDirectMemory;
import dev.dashcam.integration.child.program.RecordsAndCaptures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Dashcam promises about the JVM of a user: no flag, no warning, no output, nobody's class or memory taken. */
final class UserJvmIT {
    /** The first JDK that can be told to refuse what it otherwise only warns of. */
    private static final int UNSAFE_CAN_BE_DENIED = 24;

    @TempDir
    Path folder;

    static List<Jdk> jdks() {
        return Jdk.found();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void everything_withoutLogging_isSilent(Jdk jdk) throws Exception {
        Result result = service(jdk).with(Jars.foreign("slf4j-api")).run(RecordsAndCaptures.class.getName());

        assertThat(result).isEqualTo(Result.SILENT_SUCCESS);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void everything_withLogging_saysItThere(Jdk jdk) throws Exception {
        Path log = folder.resolve("child.log");
        Result result = service(jdk)
                .with(Jars.foreign("slf4j-api"), Jars.foreign("logback-classic"), Jars.foreign("logback-core"))
                .with(Jars.childFolder())
                .option("-Dchild.log=" + log)
                .run(RecordsAndCaptures.class.getName());

        assertThat(result).isEqualTo(Result.SILENT_SUCCESS);
        assertThat(log).content().contains("INFO dev.dashcam : Recording the last 30 s");
        assertThat(log).content().contains("INFO dev.dashcam : Captured ");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void everything_withoutSlf4j_isSilent(Jdk jdk) throws Exception {
        assertThat(service(jdk).run(RecordsAndCaptures.class.getName())).isEqualTo(Result.SILENT_SUCCESS);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void everything_underAssertionsAndJniChecks_isSilent(Jdk jdk) throws Exception {
        Result result = service(jdk).option("-ea").option("-Xcheck:jni").run(RecordsAndCaptures.class.getName());

        assertThat(result).isEqualTo(Result.SILENT_SUCCESS);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void coreAlone_recordsAndNamesWhatIsMissing(Jdk jdk) throws Exception {
        Result result = child(jdk)
                .with(Jars.programs(), Jars.ours("recorder-core"), Jars.foreign("slf4j-api"))
                .run(CoreAlone.class.getName());

        assertThat(result).isEqualTo(Result.SILENT_SUCCESS);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void littleDirectMemory_isLeftToTheApplication(Jdk jdk) throws Exception {
        Result result = service(jdk)
                .with(Jars.foreign("slf4j-api"))
                .option("-XX:MaxDirectMemorySize=10m")
                .run(LittleDirectMemory.class.getName());

        assertThat(result).isEqualTo(Result.SILENT_SUCCESS);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void anotherAgrona_keepsWorkingBesideOurs(Jdk jdk) throws Exception {
        Path file = folder.resolve("window.dcam");
        Result result = new ChildJvm(jdk, folder)
                .with(Jars.oldAgrona())
                .with(Jars.everything())
                .with(Jars.foreign("slf4j-api"))
                .run(Jars.childFolder().resolve("BesideOldAgrona.java").toString(), file.toString());

        // what the old Agrona makes newer JDKs print is not ours
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(file).isNotEmptyFile();
    }

    @Test
    void ourJar_holdsAgronaUnderOurNameOnly() throws Exception {
        try (JarFile jar = new JarFile(Jars.ours("recorder-core").toFile())) {
            Set<String> names = jar.stream().map(ZipEntry::getName).collect(Collectors.toCollection(TreeSet::new));

            assertThat(names).noneMatch(name -> name.startsWith("org/"));
            assertThat(names).contains("META-INF/LICENSE", "META-INF/NOTICE");
            assertThat(names).anyMatch(name -> name.startsWith("dev/dashcam/internal/agrona/concurrent/AgentRunner"));
            assertThat(names).noneMatch(name -> name.contains("agrona/concurrent/ringbuffer"));
        }
        assertThat(Files.readString(Path.of("../recorder-core/dependency-reduced-pom.xml")))
                .doesNotContain("<artifactId>agrona");
    }

    /** A service with all our jars and no flag. */
    private ChildJvm service(Jdk jdk) {
        return child(jdk).with(Jars.programs()).with(Jars.everything());
    }

    private ChildJvm child(Jdk jdk) {
        ChildJvm child = new ChildJvm(jdk, folder);
        return jdk.feature() < UNSAFE_CAN_BE_DENIED ? child : child.option("--sun-misc-unsafe-memory-access=deny");
    }
}
