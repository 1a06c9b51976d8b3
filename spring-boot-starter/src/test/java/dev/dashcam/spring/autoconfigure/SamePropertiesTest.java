/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.configuration.keys.Property;
import dev.dashcam.configuration.keys.PropertyType;
import dev.dashcam.configuration.keys.Reach;
import dev.dashcam.configuration.settings.Settings;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.util.unit.DataSize;

/** Spring Boot and plain Java have the same properties: {@code docs/configuration.md} is about both. */
final class SamePropertiesTest {
    private static final String FILE = "/META-INF/spring-configuration-metadata.json";

    @Test
    void everyProperty_isThereInBothWithTheSameDefault() throws Exception {
        Map<String, String> ofPlainJava = new TreeMap<>();
        for (Property property : Settings.properties()) {
            boolean isBelowOthers =
                    property.key().contains(Property.INDEX) || property.key().contains(Property.NAME);
            if (property.reach() != Reach.PLAIN && !isBelowOthers) {
                ofPlainJava.put(property.key(), value(property.type(), property.otherwise()));
            }
        }
        Map<String, String> ofSpring = new TreeMap<>();
        for (Map<String, Object> property : properties()) {
            String name = String.valueOf(property.get("name"));
            if (name.startsWith("dashcam.")) {
                ofSpring.put(name, value(property));
            }
        }
        assertThat(ofSpring).isEqualTo(ofPlainJava);
    }

    private static String value(PropertyType type, String otherwise) {
        return otherwise == null
                ? ""
                : switch (type) {
                    case DURATION -> DurationStyle.SIMPLE.parse(otherwise).toString();
                    case SIZE -> DataSize.parse(otherwise).toString();
                    case DECIMAL -> String.valueOf(Double.parseDouble(otherwise));
                    default -> otherwise;
                };
    }

    private static String value(Map<String, Object> property) {
        Object value = property.get("defaultValue");
        String text = value == null || value instanceof List ? "" : String.valueOf(value);
        if (text.isEmpty()) {
            return text;
        }
        return switch (String.valueOf(property.get("type"))) {
            case "java.time.Duration" -> DurationStyle.SIMPLE.parse(text).toString();
            case "org.springframework.util.unit.DataSize" ->
                DataSize.parse(text).toString();
            case "java.lang.Double" -> String.valueOf(Double.parseDouble(text));
            default -> text;
        };
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> properties() throws Exception {
        try (InputStream file = SamePropertiesTest.class.getResourceAsStream(FILE)) {
            assertThat(file).isNotNull();
            String json = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return (List<Map<String, Object>>)
                    JsonParserFactory.getJsonParser().parseMap(json).get("properties");
        }
    }
}
