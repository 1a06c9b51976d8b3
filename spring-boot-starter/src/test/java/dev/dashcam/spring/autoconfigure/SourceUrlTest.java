/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import dev.dashcam.read.RecordingFile;
import dev.dashcam.source.SourceLinks;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;

/** What an application says of its source, and its build of the commit, is in its snapshots. */
final class SourceUrlTest {
    private static final String COMMIT = "1f2e3d4c5b6a79880716253443526170ffeeddcc";
    private static final String URL = "https://git.acme/{commit}/{path}#L{line}";

    @TempDir
    private Path folder;

    private ApplicationContextRunner runner;

    @BeforeEach
    void setUp() throws Exception {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        runner = new ApplicationContextRunner()
                .withClassLoader(new URLClassLoader(new URL[] {classes.toUri().toURL()}))
                .withConfiguration(AutoConfigurations.of(DashcamAutoConfiguration.class))
                .withUserConfiguration(Shop.class)
                .withPropertyValues("dashcam.spool.directory=" + folder.resolve("spool"), "dashcam.memory=4MB");
    }

    @Test
    void url_isForThePackagesThatSpringScans() throws Exception {
        Files.writeString(folder.resolve("classes/git.properties"), "git.commit.id.full=" + COMMIT);
        runner.withPropertyValues("dashcam.source-url=" + URL).run(context -> {
            SourceLinks links = SourceLinks.of(configuration(context));
            assertThat(links.of(new StackTraceElement(Shop.class.getName(), "sell", null, 3)))
                    .isEqualTo(
                            "https://git.acme/" + COMMIT + "/dev/dashcam/spring/autoconfigure/SourceUrlTest.java#L3");
            assertThat(links.of(new StackTraceElement("org.springframework.Shop", "sell", null, 3)))
                    .isNull();
            assertThat(notes(context)).doesNotContain("linked");
        });
    }

    @Test
    void urls_areAListOfWhichTheFirstCounts() {
        runner.withPropertyValues(
                        "dashcam.source-url[0]=org.springframework=https://spring/{path}",
                        "dashcam.source-url[1]=https://shop/{path}")
                .run(context -> {
                    SourceLinks links = SourceLinks.of(configuration(context));
                    assertThat(links.of(new StackTraceElement("org.springframework.Shop", "sell", null, 3)))
                            .isEqualTo("https://spring/org/springframework/Shop.java");
                    assertThat(links.of(new StackTraceElement(Shop.class.getName(), "sell", null, 3)))
                            .startsWith("https://shop/");
                });
    }

    @Test
    void urlWithoutACommit_isToldInTheStatus() {
        runner.withPropertyValues("dashcam.source-url=" + URL)
                .run(context ->
                        assertThat(notes(context)).contains("Lines of code are not linked: the commit is not known"));
    }

    @Test
    void noUrl_isNothingToTell() {
        runner.run(context -> {
            assertThat(configuration(context)).doesNotContainKey("dashcam.source-url");
            assertThat(notes(context)).doesNotContain("linked");
        });
    }

    private static String notes(ApplicationContext context) {
        return String.join("\n", context.getBean(FlightRecorder.class).status().notes());
    }

    private Map<String, String> configuration(ApplicationContext context) throws Exception {
        Path file = folder.resolve("snapshot.dcam");
        context.getBean(FlightRecorder.class).writeTo(file);
        try (RecordingFile recording = RecordingFile.open(file)) {
            return Objects.requireNonNull(recording.manifest()).configuration();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @AutoConfigurationPackage
    static class Shop {}
}
