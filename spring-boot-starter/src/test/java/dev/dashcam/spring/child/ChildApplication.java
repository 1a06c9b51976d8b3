/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.child;

import dev.dashcam.spring.child.program.ServingApplication;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An application in a JVM of its own: how it is started, what it answers, what it prints. */
final class ChildApplication implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    /** The JVM says this once, of whoever is first. */
    private static final Pattern OTHERS_USE_OF_UNSAFE =
            Pattern.compile("WARNING: A terminally deprecated method in sun\\.misc\\.Unsafe has been called\\R"
                    + "WARNING: (\\S+) has been called by io\\.opentelemetry\\.internal\\.shaded\\..*\\R"
                    + "WARNING: Please consider reporting this to the maintainers of class io\\.opentelemetry\\..*\\R"
                    + "WARNING: \\1 will be removed in a future release\\R");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder;
    private final List<String> options = new ArrayList<>();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private ClassPath classPath = ClassPath.ofAnApplication();
    private Path temporary;
    private String port = "";

    @Nullable
    private Process process;

    /**
     * @param folder where it runs and keeps its files; nothing else does
     */
    ChildApplication(Path folder) {
        this.folder = folder;
        this.temporary = folder.resolve("tmp");
        // quick to start
        options.add("-XX:TieredStopAtLevel=1");
        property("server.port=0");
        property("server.tomcat.basedir=" + folder.resolve("tomcat"));
        property("spring.main.banner-mode=off");
        property("spring.application.name=shop");
        property("logging.pattern.console=%p %c : %m%n");
        // a busy machine is slow, which is not what these tests are about
        property("dashcam.triggers.latency.threshold=30s");
        property("child.port-file=" + portFile());
    }

    ChildApplication on(ClassPath other) {
        classPath = other;
        return this;
    }

    ChildApplication option(String option) {
        options.add(option);
        return this;
    }

    ChildApplication property(String property) {
        int equals = property.indexOf('=');
        properties.put(property.substring(0, equals), property.substring(equals + 1));
        return this;
    }

    /** Only what has to be told is logged, and what Dashcam says. */
    ChildApplication quiet() {
        return property("logging.level.root=warn")
                .property("logging.level.dev.dashcam=info")
                .property("logging.level.dev.dashcam.spring=warn");
    }

    ChildApplication temporary(Path other) {
        temporary = other;
        return this;
    }

    /** Starts it and waits until it is ready. */
    ChildApplication start() throws IOException, InterruptedException {
        begin(ServingApplication.class.getName());
        awaitReady();
        return this;
    }

    /** Runs another program to its end, with these arguments before the properties. */
    int run(Class<?> program, String... arguments) throws IOException, InterruptedException {
        Process begun = begin(program.getName(), arguments);
        if (!begun.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            begun.destroyForcibly();
            throw new AssertionError("still running: " + this);
        }
        return begun.exitValue();
    }

    /** Waits until it has said that it is ready, which it says once each time that it starts. */
    void awaitReady() throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.exists(portFile())) {
            if (process == null || !process.isAlive() || System.nanoTime() - until > 0) {
                throw new AssertionError("not ready: " + this);
            }
            Thread.sleep(20);
        }
        port = Files.readString(portFile());
    }

    /** It is about to start again. */
    private void forgetReady() throws IOException {
        Files.delete(portFile());
    }

    String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " was answered with " + answer.statusCode() + ": " + this);
        }
        return answer.body();
    }

    /** Has it start again, and waits until it has. */
    void restart() throws IOException, InterruptedException {
        forgetReady();
        HttpRequest request =
                request("/restart").POST(HttpRequest.BodyPublishers.noBody()).build();
        // its server ends meanwhile, perhaps before it has answered
        client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        awaitReady();
    }

    /** How many bytes it answers with. */
    long download(String path) throws IOException, InterruptedException {
        try (InputStream body = client.send(request(path).build(), HttpResponse.BodyHandlers.ofInputStream())
                .body()) {
            byte[] buffer = new byte[1 << 16];
            long bytes = 0;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                bytes += read;
            }
            return bytes;
        }
    }

    /** The lines on standard output so far. */
    List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("out.txt"));
    }

    /** The lines, once there is one that begins like this. */
    List<String> awaitLine(String begin) throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (lines().stream().noneMatch(line -> line.startsWith(begin))) {
            if (System.nanoTime() - until > 0) {
                throw new AssertionError("no line " + begin + ": " + this);
            }
            Thread.sleep(20);
        }
        return lines();
    }

    /** What is on standard error, without what JDK 24 and newer print of the OpenTelemetry of Spring Boot 3.5. */
    String errors() throws IOException {
        return withoutOthersUseOfUnsafe(Files.readString(folder.resolve("err.txt")));
    }

    static String withoutOthersUseOfUnsafe(String errors) {
        return OTHERS_USE_OF_UNSAFE.matcher(errors).replaceFirst("");
    }

    /** Ends it as a platform does. */
    void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("it does not end: " + this);
            }
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Override
    public String toString() {
        try {
            return String.join("\n", lines()) + "\n" + errors();
        } catch (IOException nothingYet) {
            return "it has printed nothing";
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private Path portFile() {
        return folder.resolve("port");
    }

    private Process begin(String program, String... arguments) throws IOException {
        if (temporary.startsWith(folder) && Files.isDirectory(temporary.getParent())) {
            Files.createDirectories(temporary);
        }
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.add("-Djava.io.tmpdir=" + temporary);
        command.addAll(options);
        command.addAll(List.of("-cp", classPath.toString(), program));
        command.addAll(List.of(arguments));
        properties.forEach((name, value) -> command.add("--" + name + "=" + value));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        // these make a JVM print a line of its own
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS"));
        Process begun = builder.start();
        process = begun;
        return begun;
    }
}
