/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.keys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells whether what somebody has written is the name of one property. */
final class KnownKey {
    private final Property property;
    private final List<String> parts;
    private final List<String> uniform = new ArrayList<>();

    KnownKey(Property property) {
        this.property = property;
        this.parts = Name.parts(property.key());
        for (String part : parts) {
            uniform.add(Name.uniform(part));
        }
    }

    Property property() {
        return property;
    }

    /** As in a file, null when it is another. */
    @Nullable
    MeantKey meant(List<String> written) {
        List<String> filled = new ArrayList<>();
        if (written.size() < parts.size()) {
            return null;
        }
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            String given = written.get(i);
            if (part.equals(Property.INDEX) != Name.isIndex(given)) {
                return null;
            }
            boolean isFree = part.equals(Property.INDEX) || part.equals(Property.NAME);
            if (!isFree && !uniform.get(i).equals(Name.uniform(given))) {
                return null;
            }
            filled.add(isFree ? given : part);
        }
        return ended(filled, written.subList(parts.size(), written.size()), ".");
    }

    /** As a variable of the environment, null when it is another. */
    @Nullable
    MeantKey meantByVariable(String variable) {
        String[] words = variable.toLowerCase(Locale.ROOT).split("_", -1);
        return words[0].equals(uniform.get(0)) ? meant(words, 0, new ArrayList<>()) : null;
    }

    private @Nullable MeantKey meant(String[] words, int from, List<String> filled) {
        int at = filled.size();
        if (at == parts.size()) {
            List<String> rest = new ArrayList<>(Arrays.asList(words).subList(from, words.length));
            if (rest.size() == 1 && property.type().isList() && Name.isNumber(rest.get(0))) {
                rest.set(0, "[" + rest.get(0) + "]");
            }
            return ended(filled, rest, "-");
        }
        String part = parts.get(at);
        StringBuilder joined = new StringBuilder();
        for (int to = from; to < words.length; to++) {
            String filling;
            if (part.equals(Property.INDEX)) {
                filling = to == from && Name.isNumber(words[to]) ? "[" + words[to] + "]" : null;
            } else if (part.equals(Property.NAME)) {
                filling = joined.append(to == from ? "" : "-").append(words[to]).toString();
            } else {
                filling = joined.append(words[to]).toString().equals(uniform.get(at)) ? part : null;
            }
            if (filling != null) {
                List<String> longer = new ArrayList<>(filled);
                longer.add(filling);
                MeantKey meant = meant(words, to + 1, longer);
                if (meant != null) {
                    return meant;
                }
            }
        }
        return null;
    }

    private @Nullable MeantKey ended(List<String> filled, List<String> rest, String joint) {
        PropertyType type = property.type();
        if (type == PropertyType.TEXTS_BY_NAME && !rest.isEmpty()) {
            return new MeantKey(property, parts, filled, String.join(joint, rest));
        }
        boolean isItem = rest.size() == 1 && type.isList() && Name.isIndex(rest.get(0));
        return rest.isEmpty() || isItem ? new MeantKey(property, parts, filled, isItem ? rest.get(0) : "") : null;
    }
}
