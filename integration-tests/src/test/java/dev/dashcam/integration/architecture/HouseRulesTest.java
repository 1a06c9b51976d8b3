/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** How the code inside the modules is kept. */
final class HouseRulesTest {
    private static final int LONGEST_FILE_LINES = 500;
    private static final Set<Module> MAY_PRINT =
            EnumSet.of(Module.TOOLS, Module.SHOP, Module.SINK, Module.READER, Module.CAUSES, Module.BIG_CARTS);
    /** What the JVM would print itself, were it not asked to tell us first. */
    private static final String PRINTS_FOR_THE_JVM = "dev.dashcam.triggers.failure.UncaughtHandler";

    /** What puts proxies around the beans of others. */
    private static final Set<String> WRAP_BEANS =
            Set.of("org.springframework.aop.", "org.aspectj.", "org.aopalliance.", "org.springframework.cglib.");

    private static final Set<String> VAGUE_PACKAGES =
            Set.of("util", "utils", "common", "impl", "misc", "helper", "helpers", "base");
    private static final Set<String> VAGUE_ENDINGS = Set.of("Util", "Utils", "Impl", "Helper", "Manager", "Misc");

    @Test
    void packages_areFreeOfCycles() {
        SlicesRuleDefinition.slices()
                .assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return SliceIdentifier.of(type.getPackageName());
                    }

                    @Override
                    public String getDescription() {
                        return "one slice a package";
                    }
                })
                .should()
                .beFreeOfCycles()
                .check(Module.importedTogether());
    }

    @Test
    void services_printNothing() {
        assertThat(Module.allClasses()
                        .filter(type -> !MAY_PRINT.contains(Module.owning(type))
                                && !type.getFullName().equals(PRINTS_FOR_THE_JVM))
                        .flatMap(type -> type.getAccessesFromSelf().stream())
                        .filter(access -> {
                            String owner = access.getTargetOwner().getName();
                            String member = access.getTarget().getName();
                            return (owner.equals("java.lang.System") && (member.equals("out") || member.equals("err")))
                                    || member.equals("printStackTrace")
                                    || member.equals("dumpStack");
                        })
                        .map(access -> access.getDescription()))
                .isEmpty();
    }

    @Test
    void starter_changesNoBeansOfTheApplication() {
        assertThat(Module.SPRING_BOOT_STARTER
                        .classes()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(dependency -> {
                            String target = dependency.getTargetClass().getName();
                            return target.endsWith("BeanPostProcessor")
                                    || WRAP_BEANS.stream().anyMatch(target::startsWith);
                        })
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    @Test
    void packages_sayThatNothingIsNullUnlessMarked() {
        assertThat(Module.allClasses()
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(unit -> !unit.isAnnotatedWith(NullMarked.class))
                        .map(unit -> unit.getName()))
                .isEmpty();
    }

    @Test
    void names_sayWhatAThingIs() {
        assertThat(Module.allClasses()
                        .filter(type -> Arrays.stream(type.getPackageName().split("\\."))
                                        .anyMatch(VAGUE_PACKAGES::contains)
                                || VAGUE_ENDINGS.stream().anyMatch(type.getSimpleName()::endsWith))
                        .map(JavaClass::getName))
                .isEmpty();
    }

    @Test
    void sourceFiles_holdOneIdea() {
        assertThat(Module.all()
                        .flatMap(HouseRulesTest::sourceFiles)
                        .filter(file -> lines(file) > LONGEST_FILE_LINES)
                        .map(file -> file.getFileName() + " has " + lines(file) + " lines"))
                .isEmpty();
    }

    private static Stream<Path> sourceFiles(Module module) {
        if (!Files.isDirectory(module.sources())) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(module.sources())) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
