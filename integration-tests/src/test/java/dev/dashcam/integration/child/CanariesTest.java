/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CanariesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-8", "UTF-16BE", "UTF-16LE"})
    void canary_isFoundInEachForm(String charset) throws IOException {
        // Compressed, it is not to be seen in the file.
        Path file = zipped(("before " + "CANARY-in-a-test, ".repeat(9)).getBytes(Charset.forName(charset)));

        // what is stored in one order of two bytes can be read in the other as well, from the next byte on
        assertThat(Canaries.in(file))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found).startsWith("CANARY-in-a-test in part/entry"));
        assertThat(Canaries.named(Canaries.in(file))).containsExactly("CANARY-in-a-test");
    }

    @Test
    void other_isNone() throws IOException {
        assertThat(Canaries.in(zipped("CANAR Y- canary-in-a-test".getBytes(Charset.forName("UTF-8")))))
                .isEmpty();
    }

    private Path zipped(byte[] content) throws IOException {
        Path file = folder.resolve("file.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("part/entry"));
            zip.write(content);
        }
        return file;
    }
}
