/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.shop;

import dev.dashcam.benchmarks.report.MistakeException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The sample spring-shop, unpacked, as class paths with and without Dashcam. */
public final class SampleShop {
    private static final Path BUILT = Path.of("samples", "spring-shop", "target");
    private static final String JARS = "dashcam-sample-spring-shop-*.jar";
    private static final String INSIDE = "BOOT-INF/";
    private static final String LIBRARIES = INSIDE + "lib/";

    private final Path folder;
    private final List<Path> libraries = new ArrayList<>();

    private SampleShop(Path folder) {
        this.folder = folder;
    }

    /**
     * Unpacks the shop's jar, which has been built, to this folder.
     *
     * @param main the name of the class that starts it, of those here
     */
    public static SampleShop unpack(Path folder, String main) throws IOException {
        SampleShop shop = new SampleShop(Files.createDirectories(folder).toAbsolutePath());
        try (JarFile jar = new JarFile(built().toFile())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().startsWith(INSIDE) && !entry.isDirectory()) {
                    shop.unpack(jar, entry);
                }
            }
        }
        shop.addMain(main);
        return shop;
    }

    /** The class path, with all libraries in their order, or all but Dashcam's. */
    public String classPath(boolean withDashcam) {
        List<String> places = new ArrayList<>();
        places.add(folder.resolve("main").toString());
        places.add(folder.resolve(INSIDE + "classes").toString());
        for (Path library : libraries) {
            if (withDashcam || !String.valueOf(library.getFileName()).startsWith("dashcam-")) {
                places.add(library.toString());
            }
        }
        return String.join(File.pathSeparator, places);
    }

    private static Path built() throws IOException {
        if (Files.isDirectory(BUILT)) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(BUILT, JARS)) {
                for (Path jar : jars) {
                    return jar;
                }
            }
        }
        throw new MistakeException("samples/spring-shop is not built: mvn -DskipTests package");
    }

    private void unpack(JarFile jar, JarEntry entry) throws IOException {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        try (InputStream content = jar.getInputStream(entry)) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        }
        if (entry.getName().startsWith(LIBRARIES)) {
            libraries.add(file);
        }
    }

    /** Alone, since beside it lie what Spring and the shop's logging would take for the application's. */
    private void addMain(String main) throws IOException {
        String name = main.replace('.', '/') + ".class";
        Path file = folder.resolve("main").resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream content = SampleShop.class.getClassLoader().getResourceAsStream(name)) {
            if (content == null) {
                throw new IOException(name + " is not on the class path");
            }
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
