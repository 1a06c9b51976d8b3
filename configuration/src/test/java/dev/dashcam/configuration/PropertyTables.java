/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration;

import dev.dashcam.configuration.keys.Property;
import dev.dashcam.configuration.keys.PropertyType;
import dev.dashcam.configuration.keys.Reach;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Properties as tables of a page, one for each group. */
final class PropertyTables {
    private final Map<String, List<Property>> groups = new LinkedHashMap<>();

    PropertyTables(List<Property> properties) {
        for (Property property : properties) {
            groups.computeIfAbsent(group(property.key()), group -> new ArrayList<>())
                    .add(property);
        }
    }

    String text() {
        StringBuilder text = new StringBuilder();
        groups.forEach((group, properties) -> {
            text.append("\n## ").append(title(group)).append("\n\n");
            text.append("| property | what it holds | unless set | where | |\n|---|---|---|---|---|\n");
            properties.forEach(property -> text.append(row(property)));
        });
        return text.toString();
    }

    /** Triggers and sinks have a table of their own each; what is above all groups is the recorder's. */
    private static String group(String key) {
        String[] parts = key.split("\\.");
        boolean isDeep = parts[1].equals("triggers") || parts[1].equals("sinks");
        if (isDeep) {
            return parts[1] + "." + parts[2].replace("[0]", "");
        }
        return parts.length == 2 ? "" : parts[1].replace("[0]", "");
    }

    private static String title(String group) {
        if (group.isEmpty()) {
            return "The recorder";
        }
        return "`dashcam." + group + "`";
    }

    private static String row(Property property) {
        return "| `" + property.key() + "` | " + holds(property) + " | " + unlessSet(property) + " | "
                + where(property.reach()) + " | "
                + property.sentence().replace("|", "\\|").replaceAll("(?<![`])(/\\S*\\*\\*)", "`$1`") + " |\n";
    }

    private static String where(Reach reach) {
        return switch (reach) {
            case EVERYWHERE -> "both";
            case SPRING -> "Spring Boot";
        };
    }

    private static String holds(Property property) {
        String words =
                property.type() == PropertyType.CHOICE ? "" : property.type().words();
        return property.range().isEmpty()
                ? words
                : words.isEmpty() ? property.range() : words + ", " + property.range();
    }

    private static String unlessSet(Property property) {
        String otherwise = property.otherwise();
        return otherwise == null || otherwise.isEmpty() ? property.unset() : "`" + otherwise + "`";
    }
}
