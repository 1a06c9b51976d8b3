/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import dev.dashcam.configuration.keys.Property;
import dev.dashcam.configuration.keys.PropertyType;
import java.util.ArrayList;
import java.util.List;

/** Writes what editors show of our properties, in Spring Boot's format, from the properties as they are read. */
final class EditorMetadata {
    private static final String HEALTH = """
                {
                  "name": "management.health.dashcam.enabled",
                  "type": "java.lang.Boolean",
                  "description": "Whether the health's details tell of the recorder, which never takes a service down.",
                  "defaultValue": true
                }""";

    private EditorMetadata() {}

    /** The value of {@code properties}; what is below a list or a group by name, editors find in the class of its items. */
    static String properties(List<Property> properties) {
        List<String> written = new ArrayList<>(List.of(HEALTH.indent(4).stripTrailing()));
        for (Property property : properties) {
            boolean isBelow =
                    property.key().contains(Property.INDEX) || property.key().contains(Property.NAME);
            if (!isBelow) {
                written.add(written(property));
            }
        }
        return "[\n" + String.join(",\n", written) + "\n  ]";
    }

    private static String written(Property property) {
        String value = defaultValue(property);
        return "    {\n      \"name\": \"" + property.key() + "\",\n      \"type\": \"" + type(property)
                + "\",\n      \"description\": \"" + description(property).replace("\"", "\\\"") + "\""
                + (value.isEmpty() ? "" : ",\n      \"defaultValue\": " + value) + "\n    }";
    }

    private static String description(Property property) {
        String sentence = property.sentence();
        String range = property.type() == PropertyType.CHOICE ? "" : property.range();
        String more = (range.isEmpty() ? "" : " Allowed: " + range + ".")
                + (property.unset().isEmpty() ? "" : " Unless set: " + property.unset() + ".");
        return sentence + more;
    }

    private static String defaultValue(Property property) {
        String value = property.otherwise();
        if (value == null) {
            return "";
        }
        return switch (property.type()) {
            case FLAG, NUMBER, DECIMAL -> value;
            default -> "\"" + value + "\"";
        };
    }

    private static String type(Property property) {
        String name = property.valueClass().getName();
        return switch (property.type()) {
            case DURATION -> "java.time.Duration";
            case SIZE -> "org.springframework.util.unit.DataSize";
            case TEXTS, NUMBERS, ITEMS -> "java.util.List<" + name + ">";
            case TEXTS_BY_NAME, ITEMS_BY_NAME -> "java.util.Map<java.lang.String," + name + ">";
            default -> name;
        };
    }
}
