/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.spring.child.program.TenContexts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the first start to the last end: what the starter adds to the log, to the threads, to memory. */
final class LifeIT {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();
    /** Spring's caches hold contexts softly, which is no leak: of those with Actuator none would go by themselves. */
    private static final String NOTHING_HELD_SOFTLY = "-XX:SoftRefLRUPolicyMSPerMB=0";

    private static final String OURS = "INFO dev.dashcam : Recording the last 30 s";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void start_addsOneLineToTheLog(boolean hasEarlyBeans) throws Exception {
        List<String> without =
                startLines("without", ClassPath.ofAnApplication().without("dashcam-"), hasEarlyBeans, false);
        List<String> with = startLines("with", ClassPath.ofAnApplication(), hasEarlyBeans, true);
        assertThat(without.stream().anyMatch(line -> line.contains("is not eligible for getting processed")))
                .as("Spring warns of beans that are made early")
                .isEqualTo(hasEarlyBeans);
        assertThat(with)
                .filteredOn(line -> line.contains(" dev.dashcam : "))
                .singleElement()
                .asString()
                .startsWith("INFO dev.dashcam : Recording the last ");
        assertThat(with).filteredOn(line -> !line.contains(" dev.dashcam : ")).isEqualTo(without);
    }

    @Test
    void switchedOff_nothingIsThere() throws Exception {
        try (ChildApplication application =
                spooling(folder).quiet().property("dashcam.enabled=false").start()) {
            assertThat(application.get("/quick")).isEqualTo("done");
            assertThat(application.get("/threads/dashcam")).isEmpty();
            application.stop();
            assertThat(application.lines()).isEmpty();
            assertThat(application.errors()).isEmpty();
            assertThat(folder.resolve("spool")).doesNotExist();
        }
    }

    @Test
    void tenContexts_shareARecorderAndLeaveNothing() throws Exception {
        try (ChildApplication application =
                spooling(folder).quiet().property("spring.main.web-application-type=none")) {
            assertTenContexts(application, 0);
        }
    }

    @Test
    void tenWebContexts_shareARecorderAndLeaveWhatIsLeftWithoutDashcam() throws Exception {
        int kept = contextsKeptWithoutDashcam();
        try (ChildApplication application = spooling(folder).quiet().option(NOTHING_HELD_SOFTLY)) {
            assertTenContexts(application, kept);
        }
    }

    /** By Tomcat, for one. */
    private int contextsKeptWithoutDashcam() throws Exception {
        Path place = Files.createDirectory(folder.resolve("without"));
        try (ChildApplication application = new ChildApplication(place)
                .quiet()
                .option(NOTHING_HELD_SOFTLY)
                .on(ClassPath.ofAnApplication().without("dashcam-"))) {
            assertThat(application.run(TenContexts.class))
                    .withFailMessage(application::toString)
                    .isZero();
            List<String> lines = application.lines();
            int kept = Integer.parseInt(lines.get(lines.size() - 1));
            System.out.println("LifeIT: of ten contexts without Dashcam " + kept + " stay in memory");
            assertThat(kept).as("else nothing could be told").isLessThan(5);
            return kept;
        }
    }

    @Test
    void restartOfDevtools_goesOnRecording() throws Exception {
        ClassPath classPath = ClassPath.ofAnApplication().withCopied("spring-boot-devtools");
        try (ChildApplication application = spooling(folder)
                .on(classPath)
                .quiet()
                .option(NOTHING_HELD_SOFTLY)
                .start()) {
            application.awaitLine(OURS);
            // The last of them to start.
            String threads = awaitThreads(application, found -> found.contains("dashcam-gauges"));
            for (int restart = 0; restart < 2; restart++) {
                application.restart();
                assertThat(application.get("/quick")).isEqualTo("done");
                assertThat(awaitThreads(application, threads::equals)).isEqualTo(threads);
                assertThat(await(application, "/contexts", "1"::equals))
                        .as("contexts in memory")
                        .isEqualTo("1");
            }
            application.stop();
            assertThat(application.lines()).hasSize(3).allMatch(line -> line.startsWith(OURS));
            assertThat(application.errors()).isEmpty();
        }
    }

    /** Our threads, of which some start when the line that says so has been written; what there is after a while at the latest. */
    private static String awaitThreads(ChildApplication application, Predicate<String> wanted) throws Exception {
        return await(application, "/threads/dashcam", wanted);
    }

    private static String await(ChildApplication application, String path, Predicate<String> wanted) throws Exception {
        long until = System.nanoTime() + PATIENCE_NANOS;
        String found = application.get(path);
        while (!wanted.test(found) && System.nanoTime() - until < 0) {
            Thread.sleep(50);
            found = application.get(path);
        }
        return found;
    }

    private void assertTenContexts(ChildApplication application, int kept) throws Exception {
        assertThat(application.option("-Dchild.contexts-kept=" + kept).run(TenContexts.class))
                .withFailMessage(application::toString)
                .isZero();
        assertThat(application.lines())
                .hasSize(10)
                .satisfies(lines -> assertThat(lines.get(0)).startsWith(OURS))
                .allMatch(line -> line.startsWith(OURS)
                        || line.startsWith("INFO dev.dashcam : Joined the recorder that is already running"));
        assertThat(application.errors()).isEmpty();
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }

    private List<String> startLines(String name, ClassPath classPath, boolean hasEarlyBeans, boolean isOurs)
            throws Exception {
        Path place = Files.createDirectory(folder.resolve(name));
        try (ChildApplication application = spooling(place)
                .on(classPath)
                .property("child.early-beans=" + hasEarlyBeans)
                .start()) {
            application.get("/quick");
            if (isOurs) {
                application.awaitLine(OURS);
            }
            application.stop();
            assertThat(application.errors()).isEmpty();
            // process ids, ports and times differ, and what is only said of what took long
            return application.lines().stream()
                    .filter(line -> !line.contains(" Creation of SecureRandom instance "))
                    .map(line -> line.replace(place.toString(), "").replaceAll("\\d+(\\.\\d+)?", "0"))
                    .toList();
        }
    }

    private static ChildApplication spooling(Path folder) {
        return new ChildApplication(folder).property("dashcam.spool.directory=" + folder.resolve("spool"));
    }
}
