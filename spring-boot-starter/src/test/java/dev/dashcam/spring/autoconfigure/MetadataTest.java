/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonParserFactory;

/** What an editor shows of our properties. */
final class MetadataTest {
    private static final String FILE = "/META-INF/spring-configuration-metadata.json";
    /** What is worked out, or is empty until somebody writes it. */
    private static final Set<String> WITHOUT_DEFAULT = Set.of(
            "dashcam.service",
            "dashcam.memory",
            "dashcam.source-url",
            "dashcam.spool.directory",
            "dashcam.triggers.named",
            "dashcam.triggers.latency.routes",
            "dashcam.triggers.stuck.routes",
            "dashcam.triggers.error-rate.ignore-statuses",
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
