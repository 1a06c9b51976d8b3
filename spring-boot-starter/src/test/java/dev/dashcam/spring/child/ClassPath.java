/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class path of an application: that of this test without what belongs to tests. */
record ClassPath(List<Path> entries) {
    private static final List<String> OF_TESTS = List.of(
            "junit-",
            "assertj-",
            "opentest4j-",
            "apiguardian-",
            "byte-buddy-",
            "spring-test-",
            "spring-boot-test-",
            "surefire-",
            "spring-webflux-",
            "spring-boot-webflux-",
            "spring-boot-reactor-",
            "spring-boot-http-codec-",
            "reactor-",
            "reactive-streams-",
            "agrona-");

    static ClassPath ofAnApplication() {
        Stream<Path> all = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of);
        return new ClassPath(all.toList()).without(OF_TESTS);
    }

    /** Without jars whose names begin like this. */
    ClassPath without(String... prefixes) {
        return without(List.of(prefixes));
    }

    /** With classes that count before all others. */
    ClassPath withFirst(Path classes) {
        return new ClassPath(Stream.concat(Stream.of(classes), entries.stream()).toList());
    }

    /** Without Actuator and what comes with it. */
    ClassPath withoutActuator() {
        return without(
                "spring-boot-actuator",
                "spring-boot-starter-actuator",
                "spring-boot-health",
                "spring-boot-micrometer",
                "spring-boot-starter-micrometer",
                "spring-boot-opentelemetry",
                "micrometer-core",
                "micrometer-jakarta9",
                "micrometer-tracing",
                "context-propagation",
                "opentelemetry-");
    }

    /** With jars that the build has copied for this: names begin like this. */
    ClassPath withCopied(String... prefixes) {
        try (Stream<Path> copied = Files.list(Path.of("target/child-jars").toAbsolutePath())) {
            List<Path> wanted =
                    copied.filter(jar -> beginsLikeOne(jar, List.of(prefixes))).toList();
            assertThat(wanted).as("copied jars %s", List.of(prefixes)).isNotEmpty();
            return new ClassPath(
                    Stream.concat(entries.stream(), wanted.stream()).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Whether a class can be loaded from it. */
    boolean has(String className) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path entry : entries) {
            urls.add(entry.toUri().toURL());
        }
        try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), null)) {
            return loader.getResource(className.replace('.', '/') + ".class") != null;
        }
    }

    private ClassPath without(List<String> prefixes) {
        List<Path> left = entries.stream()
                .filter(entry -> !beginsLikeOne(entry, prefixes))
                .toList();
        // else a test would show that something is not needed which is there
        assertThat(left.size()).as("jars without %s of %s", prefixes, entries).isLessThan(entries.size());
        return new ClassPath(left);
    }

    private static boolean beginsLikeOne(Path entry, List<String> prefixes) {
        String name = String.valueOf(entry.getFileName());
        return prefixes.stream().anyMatch(name::startsWith);
    }
}
