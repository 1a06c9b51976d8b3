/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.keys;

import java.util.List;

/**
 * The name that somebody has written, understood.
 *
 * @param property the property
 * @param parts those of its name
 * @param filled the same with the numbers and names that were written
 * @param rest what was written behind: the name of one of its texts, or the number of one in brackets; empty where nothing was
 */
record MeantKey(Property property, List<String> parts, List<String> filled, String rest) {
    /** As we write it. */
    String key() {
        String key = keyOf(filled.size());
        return rest.isEmpty() ? key : Name.isIndex(rest) ? key + rest : key + "." + rest;
    }

    /** As we write what comes before one of its parts. */
    String keyOf(int count) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < count; i++) {
            if (i > 0 && !parts.get(i).equals(Property.INDEX)) {
                key.append('.');
            }
            key.append(filled.get(i));
        }
        return key.toString();
    }

    /** The list that it is a part of as a whole, empty where it is part of none. */
    String list() {
        int index = parts.indexOf(Property.INDEX);
        if (index >= 0) {
            return keyOf(index);
        }
        return property.type().isList() ? keyOf(filled.size()) : "";
    }
}
