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
 * The variables of the environment that mean one of our properties. Others that begin like them are nobody's mistake, since an
 * environment is shared; but one that is almost ours was meant to be.
 */
final class EnvironmentNames {
    /** How all of ours begin. */
    static final String PREFIX = "DASHCAM_";

    /** Letters by which a slip of the pen differs. */
    private static final int CLOSE = 2;

    /** By what is left of a name without underscores and numbers: the name as it is to be written. */
    private final Map<String, String> known = new TreeMap<>();
    /** Below these a user chooses the names. */
    private final List<String> open = new ArrayList<>();

    EnvironmentNames() {
        add(DashcamProperties.class, PREFIX);
    }

    /** One line about all names that are almost ours, null when there are none. */
    @Nullable
    String warning(Collection<String> variables) {
        List<String> slips = new ArrayList<>();
        for (String variable : variables) {
            String meant = variable.startsWith(PREFIX) ? meant(variable) : null;
            if (meant != null) {
                slips.add(variable + " (" + meant + "?)");
            }
        }
        return slips.isEmpty()
                ? null
                : "Ignored variables of the environment that are almost properties: " + String.join(", ", slips)
                        + ". Correct or remove them.";
    }

    /** The name that this one is almost, null when it is one or has nothing to do with ours. */
    private @Nullable String meant(String variable) {
        String plain = plain(variable);
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
            String name =
                    prefix + component.getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
            Class<?> type = component.getType();
            if (type.isRecord()) {
                add(type, name + "_");
            } else if (type == Map.class) {
                open.add(plain(name));
            } else if (type == List.class
                    && component.getGenericType() instanceof ParameterizedType list
                    && list.getActualTypeArguments()[0] instanceof Class<?> element
                    && element.isRecord()) {
                add(element, name + "_0_");
            } else {
                known.put(plain(name), name);
            }
        }
    }

    private static String plain(String name) {
        return name.replaceAll("[_0-9]", "");
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
