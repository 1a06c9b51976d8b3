/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The modules that hold code, and what each may depend on: the table of arrows. */
enum Module {
    RECORDER_CORE(
            "recorder-core",
            Set.of(),
            Set.of(
                    "java.",
                    "javax.crypto.",
                    "javax.management.",
                    "com.sun.management.",
                    "jdk.jfr.",
                    "org.agrona.",
                    "org.slf4j.")),
    TRIGGERS(
            "triggers",
            Set.of(RECORDER_CORE),
            Set.of("java.", "javax.management.", "com.sun.management.", "io.micrometer.core.", "org.HdrHistogram.")),
    TRIGGER_TESTING(
            "trigger-testing", Set.of(RECORDER_CORE), Set.of("java.", "com.sun.management.", "org.junit.jupiter.")),
    SINKS("sinks", Set.of(RECORDER_CORE), Set.of("java.", "javax.crypto.", "javax.net.ssl.")),
    ANALYSIS("analysis", Set.of(RECORDER_CORE), Set.of("java.")),
    LOGBACK("logback", Set.of(RECORDER_CORE), Set.of("java.", "org.slf4j.", "ch.qos.logback.")),
    CONFIGURATION(
            "configuration", Set.of(RECORDER_CORE, TRIGGERS, SINKS, LOGBACK), Set.of("java.", "io.micrometer.core.")),
    SPRING_BOOT_STARTER(
            "spring-boot-starter",
            Set.of(RECORDER_CORE, TRIGGERS, SINKS, ANALYSIS, LOGBACK, CONFIGURATION),
            Set.of(
                    "java.",
                    "ch.qos.logback.classic.LoggerContext",
                    "org.slf4j.",
                    "jakarta.servlet.",
                    "org.apache.catalina.",
                    "javax.sql.",
                    "org.apache.commons.logging.",
                    "org.springframework.",
                    "io.micrometer.")),
    TOOLS("tools", Set.of(RECORDER_CORE, ANALYSIS), Set.of("java.", "net.openhft.chronicle.", "picocli.")),
    SHOP(
            "samples/shop",
            Set.of(RECORDER_CORE, TRIGGERS, SINKS, ANALYSIS),
            Set.of("java.", "com.sun.net.httpserver.", "org.slf4j.")),
    PLAIN(
            "samples/plain",
            Set.of(RECORDER_CORE, CONFIGURATION),
            Set.of("java.", "com.sun.net.httpserver.", "org.slf4j.")),
    SINK("samples/sink", Set.of(RECORDER_CORE), Set.of("java.")),
    READER("samples/reader", Set.of(RECORDER_CORE), Set.of("java.")),
    CAUSES("samples/causes", Set.of(RECORDER_CORE), Set.of("java.", "com.sun.net.httpserver.", "org.springframework.")),
    BIG_CARTS("samples/big-carts", Set.of(RECORDER_CORE, TRIGGERS, SINKS), Set.of("java."));

    private static final Map<Module, JavaClasses> CLASSES = classesByModule();
    private static final Map<String, Module> OWNERS = ownersByClassName();

    private final String folder;
    private final Set<Module> mayUse;
    private final Set<String> foreignPrefixes;

    Module(String folder, Set<Module> mayUse, Set<String> foreignPrefixes) {
        this.folder = folder;
        this.mayUse = mayUse;
        this.foreignPrefixes = foreignPrefixes;
    }

    boolean mayUse(Module other) {
        return other == this || mayUse.contains(other);
    }

    /** Whether a class outside Dashcam may be used here; annotations on nullness may everywhere. */
    boolean mayUseForeign(String className) {
        return className.startsWith("org.jspecify.") || foreignPrefixes.stream().anyMatch(className::startsWith);
    }

    Path sources() {
        return root().resolve(folder).resolve("src/main/java");
    }

    Stream<JavaClass> classes() {
        return CLASSES.get(this).stream();
    }

    static Stream<Module> all() {
        return Arrays.stream(values());
    }

    static Stream<JavaClass> allClasses() {
        return all().flatMap(Module::classes);
    }

    static JavaClasses importedTogether() {
        return new ClassFileImporter().importPaths(all().map(Module::compiled).toList());
    }

    /** The module a class is compiled in, null for one that is not ours. */
    static @Nullable Module owning(JavaClass type) {
        return OWNERS.get(type.getBaseComponentType().getName());
    }

    private Path compiled() {
        Path compiled = root().resolve(folder).resolve("target/classes");
        if (!Files.isDirectory(compiled)) {
            throw new IllegalStateException(compiled + " is missing: build from the root of the checkout");
        }
        return compiled;
    }

    private static Path root() {
        return Path.of("").toAbsolutePath().getParent();
    }

    private static Map<Module, JavaClasses> classesByModule() {
        Map<Module, JavaClasses> classes = new EnumMap<>(Module.class);
        for (Module module : values()) {
            classes.put(module, new ClassFileImporter().importPaths(List.of(module.compiled())));
        }
        return classes;
    }

    private static Map<String, Module> ownersByClassName() {
        Map<String, Module> owners = new HashMap<>();
        CLASSES.forEach((module, classes) -> classes.forEach(type -> owners.put(type.getName(), module)));
        return owners;
    }
}
