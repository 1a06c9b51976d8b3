/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.configuration.settings.Settings;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonParserFactory;

/** What an editor shows of our properties. */
final class MetadataTest {
    private static final Path ROOT = DocumentedPropertiesTest.ROOT;
    private static final String ADDITIONAL = "additional-spring-configuration-metadata.json";
    private static final String FILE = "/META-INF/spring-configuration-metadata.json";
    /** What is worked out, or is empty until somebody writes it. */
    private static final Set<String> WITHOUT_DEFAULT = Set.of(
            "dashcam.service",
            "dashcam.memory",
            "dashcam.source-url",
            "dashcam.spool.directory",
            "dashcam.spool.min-free",
            "dashcam.limits.dry-run",
            "dashcam.sinks.file.directory",
            "dashcam.sinks.file.max-age",
            "dashcam.sinks.http.url",
            "dashcam.sinks.http.headers",
            "dashcam.sinks.http.trust-store",
            "dashcam.sinks.http.trust-store-password",
            "dashcam.sinks.http.client-certificate",
            "dashcam.sinks.http.client-key",
            "dashcam.sinks.http.key-store",
            "dashcam.sinks.http.key-store-password",
            "dashcam.sinks.webhook.url",
            "dashcam.sinks.webhook.link",
            "dashcam.sinks.webhook.trust-store",
            "dashcam.sinks.webhook.trust-store-password",
            "dashcam.sinks.s3.bucket",
            "dashcam.sinks.s3.region",
            "dashcam.sinks.s3.endpoint",
            "dashcam.sinks.s3.path-style",
            "dashcam.sinks.s3.encryption",
            "dashcam.sinks.s3.kms-key-id",
            "dashcam.sinks.s3.storage-class",
            "dashcam.sinks.s3.trust-store",
            "dashcam.sinks.s3.trust-store-password",
            "dashcam.sinks.s3.credentials.access-key-id",
            "dashcam.sinks.s3.credentials.secret-access-key",
            "dashcam.sinks.s3.credentials.session-token",
            "dashcam.sinks.s3.credentials.profile",
            "dashcam.triggers.named",
            "dashcam.triggers.all-of",
            "dashcam.triggers.logs",
            "dashcam.triggers.metrics",
            "dashcam.triggers.exceptions",
            "dashcam.triggers.error-count.statuses",
            "dashcam.triggers.latency.routes",
            "dashcam.triggers.stuck.routes",
            "dashcam.triggers.error-rate.ignore-statuses",
            "dashcam.redaction.rules",
            "dashcam.encryption.recipients",
            "dashcam.observations.keys");

    @Test
    void everyProperty_isDescribedWithItsTypeAndDefault() throws Exception {
        List<Map<String, Object>> properties = list("properties");
        assertThat(properties).hasSizeGreaterThan(25).allSatisfy(property -> {
            String name = String.valueOf(property.get("name"));
            assertThat(name).matches("dashcam\\..*|management\\.(endpoint|health)\\.dashcam.*");
            assertThat(String.valueOf(property.get("description"))).as(name).matches("[A-Z].*[^.]\\.");
            assertThat(property.get("type")).as(name).isNotNull();
            if (!WITHOUT_DEFAULT.contains(name)) {
                assertThat(property.get("defaultValue")).as(name).isNotNull();
            }
        });
    }

    /** {@code -Dgolden.update=true} writes the properties anew; hints are written by hand. */
    @Test
    void properties_areThoseThatAreRead() throws Exception {
        Path file = ROOT.resolve("spring-boot-starter/src/main/resources/META-INF/" + ADDITIONAL);
        String text = Files.readString(file);
        String expected = "{\n  \"properties\": " + EditorMetadata.properties(Settings.properties())
                + text.substring(text.indexOf(",\n  \"hints\""));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, expected);
        }
        assertThat(Files.readString(file))
                .as("the metadata is out of date; write it with -Dgolden.update=true")
                .isEqualTo(expected);
    }

    @Test
    void hints_areAboutPropertiesThatThereAre() throws Exception {
        List<Object> names = list("properties").stream()
                .map(property -> property.get("name"))
                .toList();
        assertThat(list("hints"))
                .isNotEmpty()
                .allSatisfy(hint -> assertThat(names).contains(hint.get("name")));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(String part) throws Exception {
        try (InputStream file = MetadataTest.class.getResourceAsStream(FILE)) {
            assertThat(file).isNotNull();
            String json = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return (List<Map<String, Object>>)
                    JsonParserFactory.getJsonParser().parseMap(json).get(part);
        }
    }
}
