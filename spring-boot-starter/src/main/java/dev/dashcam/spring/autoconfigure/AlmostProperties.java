/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The names in the environment and on the command line that mean one of our properties. Others that begin like them are nobody's
 * mistake, since both are shared; but one that is almost ours was meant to be.
 */
final class AlmostProperties {
    private static final String PREFIX = "dashcam";
    /** Where a user chooses names that have no such end, as in {@code DASHCAMS_WINDOW}. */
    private static final String SEPARATORS = "._";

    /** Letters by which a slip of the pen differs. */
    private static final int CLOSE = 2;

    /** By what is left of a name without separators and numbers: the name as it is to be written in a file. */
    private final Map<String, String> known = new TreeMap<>();
    /** Below these a user chooses the names. */
    private final List<String> open = new ArrayList<>();

    AlmostProperties() {
        add(DashcamProperties.class, PREFIX);
    }

    /** One line about all names that are almost ours, null when there are none. */
    @Nullable
    String warning(Collection<String> variables, Collection<String> systemProperties) {
        List<String> slips = new ArrayList<>();
        for (String variable : variables) {
            String meant = meant(variable);
            if (meant != null) {
                slips.add(variable + " (" + variable(meant) + "?)");
            }
        }
        for (String property : systemProperties) {
            String meant = meant(property);
            if (meant != null) {
                slips.add("-D" + property + " (" + meant + "?)");
            }
        }
        return slips.isEmpty()
                ? null
                : "Ignored names that are almost properties: " + String.join(", ", slips) + ". Correct or remove them.";
    }

    private static String variable(String property) {
        return property.replaceAll("[.\\[-]", "_").replace("]", "").toUpperCase(Locale.ROOT);
    }

    /** The name that this one is almost, null when it is one or has nothing to do with ours. */
    private @Nullable String meant(String name) {
        if (!name.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
                || name.length() == PREFIX.length()
                || SEPARATORS.indexOf(name.charAt(PREFIX.length())) < 0) {
            return null;
        }
        String plain = plain(name);
        if (known.containsKey(plain) || open.stream().anyMatch(plain::startsWith)) {
            return null;
        }
        for (Map.Entry<String, String> candidate : known.entrySet()) {
            if (distance(plain, candidate.getKey()) <= CLOSE) {
                return candidate.getValue();
            }
        }
        return null;
    }

    private void add(Class<?> record, String prefix) {
        for (RecordComponent component : record.getRecordComponents()) {
            String name = prefix + "." + dashed(component.getName());
            Class<?> type = component.getType();
            if (type.isRecord()) {
                add(type, name);
            } else if (type == Map.class) {
                open.add(plain(name));
            } else if (type == List.class
                    && component.getGenericType() instanceof ParameterizedType list
                    && list.getActualTypeArguments()[0] instanceof Class<?> element
                    && element.isRecord()) {
                add(element, name + "[0]");
            } else {
                known.put(plain(name), name);
            }
        }
    }

    private static String dashed(String name) {
        StringBuilder dashed = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (letter >= 'A' && letter <= 'Z') {
                dashed.append('-').append((char) (letter - 'A' + 'a'));
            } else {
                dashed.append(letter);
            }
        }
        return dashed.toString();
    }

    private static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (letter >= 'a' && letter <= 'z') {
                plain.append(letter);
            } else if (letter >= 'A' && letter <= 'Z') {
                plain.append((char) (letter - 'A' + 'a'));
            }
        }
        return plain.toString();
    }

    /** How many letters have to be put in, left out or replaced. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
