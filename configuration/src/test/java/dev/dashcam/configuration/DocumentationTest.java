/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.configuration.keys.ConfigurationMistakeException;
import dev.dashcam.configuration.keys.Property;
import dev.dashcam.configuration.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md}, which is written from what reads the properties: {@code -Dgolden.update=true} writes it anew. */
final class DocumentationTest {
    private static final Path PAGE = Path.of("../docs/configuration.md");

    @Test
    void page_isWhatTheCodeReads() throws IOException {
        String expected = head() + new PropertyTables(Settings.properties()).text();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, expected);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/configuration.md is out of date; write it with -Dgolden.update=true")
                .isEqualTo(expected);
    }

    @Test
    void everyProperty_isDescribedWithItsTypeAndDefault() {
        List<Property> properties = Settings.properties();
        assertThat(properties).hasSizeGreaterThan(100).allSatisfy(property -> {
            assertThat(property.key()).matches("dashcam(\\.([a-z0-9-]+|NAME)(\\[0])?)+");
            assertThat(property.sentence()).as(property.key()).matches("[A-Z].*[^.]\\.");
        });
        assertThat(properties).extracting(Property::key).doesNotHaveDuplicates();
    }

    @Test
    void messageOnThePage_isWhatIsSaid() throws IOException {
        String said = Mistaken.message(
                Map.of("dashcam.triggers.latency.treshold", "300ms"), Map.of("DASHCAM_WINDOW", "2 hours"));
        assertThat(head()).contains(said);
        assertThat(new ConfigurationMistakeException(List.of()).getStackTrace()).isEmpty();
    }

    private static String head() throws IOException {
        try (InputStream in = DocumentationTest.class.getResourceAsStream("/configuration-head.md")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
