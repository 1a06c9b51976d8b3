/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know whom: the arrows between the modules, and what of the world outside each may touch. */
final class ArrowsTest {
    /** Of Agrona only what runs without a JVM flag: no buffers, no queues. */
    private static final Set<String> AGRONA_PACKAGES = Set.of("org.agrona.concurrent", "org.agrona.collections");

    /** Uses of a package named internal by another module, each with its reason. */
    private static final Set<String> JUSTIFIED_INTERNAL_USES = Set.of();

    @Test
    void modules_dependOnlyOnWhatTheTableAllows() {
        List<String> violations = new ArrayList<>();
        dependencies().forEach(dependency -> {
            Module from = Module.owning(dependency.getOriginClass());
            Module to = Module.owning(dependency.getTargetClass());
            if (from != null && to != null && !from.mayUse(to)) {
                violations.add(from + " -> " + to + ": " + dependency.getDescription());
            }
        });
        assertThat(violations).isEmpty();
    }

    @Test
    void modules_touchOnlyTheForeignPackagesListed() {
        List<String> violations = new ArrayList<>();
        dependencies().forEach(dependency -> {
            Module from = Module.owning(dependency.getOriginClass());
            JavaClass target = dependency.getTargetClass().getBaseComponentType();
            if (from != null
                    && Module.owning(target) == null
                    && !target.isPrimitive()
                    && !from.mayUseForeign(target.getName())) {
                violations.add(from + ": " + dependency.getDescription());
            }
        });
        assertThat(violations).isEmpty();
    }

    @Test
    void agrona_isUsedForThreadsClocksAndCollectionsOnly() {
        assertThat(dependencies()
                        .filter(dependency ->
                                dependency.getTargetClass().getName().startsWith("org.agrona."))
                        .filter(dependency -> !AGRONA_PACKAGES.contains(
                                dependency.getTargetClass().getPackageName()))
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    @Test
    void internalPackages_areUsedByTheirOwnModuleOnly() {
        assertThat(dependencies()
                        .filter(dependency -> isInternal(dependency.getTargetClass()))
                        .filter(dependency -> Module.owning(dependency.getTargetClass())
                                != Module.owning(dependency.getOriginClass()))
                        .filter(dependency -> !JUSTIFIED_INTERNAL_USES.contains(
                                dependency.getOriginClass().getName()))
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    @Test
    void publicSignatures_showNothingInternal() {
        assertThat(Module.allClasses()
                        .filter(type -> type.getModifiers().toString().contains("PUBLIC") && !isInternal(type))
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.getModifiers().toString().contains("PUBLIC"))
                        .filter(method -> Stream.concat(
                                        Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
                                .anyMatch(ArrowsTest::isInternal))
                        .map(method -> method.getFullName()))
                .isEmpty();
    }

    @Test
    void packages_belongToOneModuleEach() {
        Map<String, Module> owners = new HashMap<>();
        List<String> split = new ArrayList<>();
        Module.all()
                .forEach(module -> module.classes()
                        .map(JavaClass::getPackageName)
                        .distinct()
                        .forEach(name -> {
                            Module other = owners.putIfAbsent(name, module);
                            if (other != null) {
                                split.add(name + " is in " + other + " and in " + module);
                            }
                        }));
        assertThat(split).isEmpty();
    }

    private static Stream<Dependency> dependencies() {
        return Module.allClasses().flatMap(type -> type.getDirectDependenciesFromSelf().stream());
    }

    private static boolean isInternal(JavaClass type) {
        return Module.owning(type) != null && (type.getPackageName() + ".").contains(".internal.");
    }
}
