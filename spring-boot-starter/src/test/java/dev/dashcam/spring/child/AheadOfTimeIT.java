/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.spring.child.program.ServingApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplicationAotProcessor;

/** An application whose context Spring has turned into code when it was built ({@code process-aot}) has its recorder, on a JVM. */
final class AheadOfTimeIT {
    private static final Pattern SEEN = Pattern.compile("\"latency\":\\{[^}]*\"seen\":[1-9]");

    private static final String RECORDING = "INFO dev.dashcam : Recording the last 30 s";

    @TempDir
    Path folder;

    private ClassPath classPath;

    @BeforeEach
    void process() throws IOException, InterruptedException {
        Path sources = folder.resolve("sources");
        Path classes = folder.resolve("classes");
        try (ChildApplication processor = new ChildApplication(Files.createDirectory(folder.resolve("build")))
                .property("management.endpoints.web.exposure.include=dashcam")) {
            int exit = processor.run(
                    SpringApplicationAotProcessor.class,
                    ServingApplication.class.getName(),
                    sources.toString(),
                    classes.toString(),
                    classes.toString(),
                    "dev.dashcam",
                    "shop");
            assertThat(exit).as(processor.toString()).isZero();
        }
        classPath = ClassPath.ofAnApplication().withFirst(classes);
        compile(sources, classes);
    }

    private void compile(Path sources, Path classes) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-nowarn", "-parameters", "-cp", classPath.toString(), "-d", classes.toString()));
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
    }

    @Test
    void processedApplication_isRecorded() throws Exception {
        try (ChildApplication application = processed("on").start()) {
            assertThat(application.awaitLine(RECORDING))
                    .anyMatch(line -> line.contains("Starting AOT-processed ServingApplication"));
            assertThat(statusAfterRequest(application))
                    .contains("\"recording\":true")
                    .containsPattern(SEEN);
            assertThat(application.errors()).isEmpty();
        }
        try (ChildApplication application =
                processed("off").property("dashcam.enabled=false").start()) {
            assertThat(application.get("/quick")).isEqualTo("done");
            assertThat(application.get("/actuator/dashcam")).contains("\"recording\":false");
        }
    }

    /** Once one was seen: the answer is there a moment before the request has ended. */
    private static String statusAfterRequest(ChildApplication application) throws Exception {
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        String status;
        do {
            assertThat(application.get("/quick")).isEqualTo("done");
            status = application.get("/actuator/dashcam");
        } while (!SEEN.matcher(status).find() && System.nanoTime() < deadlineNanos);
        return status;
    }

    private ChildApplication processed(String name) throws IOException {
        Path own = Files.createDirectory(folder.resolve(name));
        return new ChildApplication(own)
                .on(classPath)
                .quiet()
                .option("-Dspring.aot.enabled=true")
                .property("logging.level.dev.dashcam.spring.child=info")
                .property("management.endpoints.web.exposure.include=dashcam")
                .property("dashcam.spool.directory=" + own.resolve("spool"));
    }
}
