/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A JDK on this machine: where it is and its feature version. */
record Jdk(Path home, int feature) {
    private static final int OLDEST = 17;
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)[^\"]*\"");

    /** One of each feature version from 17 up, the one running this test first among its equals. */
    static List<Jdk> found() {
        TreeMap<Integer, Jdk> byFeature = new TreeMap<>();
        homes().flatMap(Jdk::at).forEach(jdk -> byFeature.putIfAbsent(jdk.feature(), jdk));
        return List.copyOf(byFeature.tailMap(OLDEST, true).values());
    }

    Path java() {
        return home.resolve("bin").resolve(File.separatorChar == '\\' ? "java.exe" : "java");
    }

    @Override
    public String toString() {
        return "JDK " + feature;
    }

    private static Stream<Path> homes() {
        Stream<String> named = Stream.of(System.getProperty("java.home"), System.getenv("JAVA_HOME"))
                .filter(home -> home != null && !home.isEmpty());
        Stream<Path> installed = Stream.of(
                        "/usr/lib/jvm",
                        "/usr/java",
                        "/Library/Java/JavaVirtualMachines",
                        "C:\\Program Files\\Java",
                        "C:\\Program Files\\Eclipse Adoptium",
                        System.getProperty("user.home") + "/.sdkman/candidates/java",
                        System.getProperty("user.home") + "/.jdks")
                .flatMap(folder -> children(new File(folder)))
                .flatMap(home -> Stream.of(home, home.resolve("Contents/Home")));
        return Stream.concat(named.map(Path::of), installed);
    }

    private static Stream<Path> children(File folder) {
        File[] children = folder.listFiles(File::isDirectory);
        return children == null
                ? Stream.empty()
                : Arrays.stream(children).sorted().map(File::toPath);
    }

    private static Stream<Jdk> at(Path home) {
        Path release = home.resolve("release");
        if (!Files.isReadable(release)) {
            return Stream.empty();
        }
        try {
            Matcher version = VERSION.matcher(Files.readString(release));
            Jdk jdk = version.find() ? new Jdk(home, Integer.parseInt(version.group(1))) : null;
            return jdk != null && Files.isExecutable(jdk.java()) ? Stream.of(jdk) : Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
