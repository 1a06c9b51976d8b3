/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MainPackageTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "com.acme.shop.Main, com.acme.shop",
        "com.acme.shop.Main --server.port=80 a.jar.b, com.acme.shop",
        "shop.module/com.acme.Main, com.acme",
        "Main, ''",
    })
    void mainClass_isInThatPackage(String command, String name) {
        assertThat(MainPackage.of(command)).isEqualTo(name);
    }

    @Test
    void noCommand_isNotKnown() {
        assertThat(MainPackage.of("")).isNull();
        assertThat(MainPackage.of(folder.resolve("none.jar").toString())).isNull();
    }

    @Test
    void jar_namesItsMainClass() throws IOException {
        Path jar = jar("my shop.jar", "com.acme.Main", null);
        assertThat(MainPackage.of(jar + " --port=80")).isEqualTo("com.acme");
    }

    @Test
    void jarWithALauncher_namesTheClassThatIsLaunched() throws IOException {
        Path jar = jar("shop.jar", "org.springframework.boot.loader.launch.JarLauncher", "com.acme.shop.Shop");
        assertThat(MainPackage.of(jar.toString())).isEqualTo("com.acme.shop");
    }

    @Test
    void jarWithoutAMainClass_isNotKnown() throws IOException {
        assertThat(MainPackage.of(jar("plain.jar", null, null).toString())).isNull();
    }

    private Path jar(String name, String mainClass, String startClass) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (mainClass != null) {
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        }
        if (startClass != null) {
            manifest.getMainAttributes().putValue("Start-Class", startClass);
        }
        Path jar = folder.resolve(name);
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }
}
