/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.keys;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What all places together say, and what is wrong with it. Where two speak of one property or one list, the first counts. */
public final class Given {
    private final String prefix;
    private final KnownKeys known;
    private final Map<String, Source.Entry> entries = new HashMap<>();
    /** By the name of a list or of a group: what there is below it, in order. */
    private final Map<String, TreeMap<String, String>> below = new HashMap<>();

    private final Set<String> takenLists = new HashSet<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private final List<Unfilled> unfilled = new ArrayList<>();
    private final List<String> slips = new ArrayList<>();
    private boolean areAllKnown = true;

    /**
     * Collects what is set.
     *
     * @param prefix what the names of all properties begin with
     * @param properties all there are
     * @param sources the places, the first of which counts most
     */
    public Given(String prefix, List<Property> properties, List<Source> sources) {
        this.prefix = prefix;
        this.known = new KnownKeys(properties);
        for (Source source : sources) {
            add(source);
        }
    }

    /** The names that begin as our properties do, as they were written. */
    public static List<String> names(String prefix, List<Source> sources) {
        List<String> names = new ArrayList<>();
        for (Source source : sources) {
            for (Source.Entry entry : source.entries()) {
                if (isOurs(prefix, entry.key(), source.kind())) {
                    names.add(entry.key());
                }
            }
        }
        return names;
    }

    /** Whether each name is that of a property; where one is not, what was meant can be told only if all properties are known. */
    public boolean areAllKnown() {
        return areAllKnown;
    }

    /** What is set below the prefix. */
    public Keys keys() {
        return new Values(this, prefix + ".");
    }

    /** The text of a property as it was written, null when it is not set, or to a placeholder without a value. */
    public @Nullable String text(String key) {
        Source.Entry entry = entry(key);
        return entry == null || entry.unfilled() != null ? null : entry.text();
    }

    /** What is wrong: names at once, values when they have been asked for. */
    public List<Mistake> mistakes() {
        return List.copyOf(mistakes);
    }

    /** What is set to placeholders without a value, and counts as not set. */
    public List<Unfilled> unfilled() {
        return List.copyOf(unfilled);
    }

    /** Where a property is set, empty when it is not. */
    public String from(String key) {
        Source.Entry entry = entry(key);
        return entry == null ? "" : entry.from();
    }

    /** One line about names that are almost ours where others have names too, null when there are none. */
    public @Nullable String warning() {
        return slips.isEmpty()
                ? null
                : "Ignored names that are almost properties: " + String.join(", ", slips) + ". Correct or remove them.";
    }

    Source.@Nullable Entry entry(String key) {
        return entries.get(key);
    }

    void add(Mistake mistake) {
        mistakes.add(mistake);
    }

    /** The numbers or names below a list or a group, by which they are sorted. */
    Collection<String> below(String key) {
        TreeMap<String, String> found = below.get(key);
        return found == null ? List.of() : found.values();
    }

    boolean has(String group) {
        for (String key : entries.keySet()) {
            if (key.startsWith(group)
                    && key.length() > group.length()
                    && ".[".indexOf(key.charAt(group.length())) >= 0) {
                return true;
            }
        }
        return false;
    }

    private void add(Source source) {
        Set<String> lists = new HashSet<>();
        for (Source.Entry entry : source.entries()) {
            if (isOurs(prefix, entry.key(), source.kind())) {
                add(entry, source.kind(), lists);
            }
        }
        takenLists.addAll(lists);
    }

    private static boolean isOurs(String prefix, String name, Source.Kind kind) {
        char separator = kind == Source.Kind.ENVIRONMENT ? '_' : '.';
        return name.length() > prefix.length()
                && name.regionMatches(true, 0, prefix, 0, prefix.length())
                && name.charAt(prefix.length()) == separator;
    }

    private void add(Source.Entry entry, Source.Kind kind, Set<String> lists) {
        boolean isVariable = kind == Source.Kind.ENVIRONMENT;
        MeantKey meant = isVariable ? known.meantByVariable(entry.key()) : known.meant(entry.key());
        if (meant == null || meant.property().type().isGroup()) {
            areAllKnown = false;
            if (!entry.text().isBlank() || !known.isGroup(entry.key())) {
                addUnknown(entry, kind);
            }
            return;
        }
        String list = meant.list();
        if (takenLists.contains(list) || entries.putIfAbsent(meant.key(), entry) != null) {
            return;
        }
        if (entry.unfilled() != null) {
            unfilled.add(new Unfilled(meant.key(), entry.from(), entry.unfilled()));
        }
        if (!list.isEmpty()) {
            lists.add(list);
        }
        for (int i = 0; i < meant.parts().size(); i++) {
            if (meant.parts().get(i).equals(Property.INDEX)
                    || meant.parts().get(i).equals(Property.NAME)) {
                addBelow(meant.keyOf(i), meant.filled().get(i));
            }
        }
        if (!meant.rest().isEmpty()) {
            addBelow(meant.keyOf(meant.filled().size()), meant.rest());
        }
    }

    private void addBelow(String key, String part) {
        TreeMap<String, String> present = below.get(key);
        if (present == null) {
            present = new TreeMap<>();
            below.put(key, present);
        }
        // numbers in their order, not in that of their digits
        present.put(Name.isIndex(part) ? "0".repeat(Math.max(0, 8 - part.length())) + part : part, part);
    }

    private void addUnknown(Source.Entry entry, Source.Kind kind) {
        if (kind == Source.Kind.FILE) {
            String nearest = known.nearest(entry.key());
            boolean isGroup = known.isGroup(entry.key());
            mistakes.add(new Mistake(
                    entry.key(),
                    entry.from(),
                    isGroup
                            ? "is a group of properties, which has no value itself."
                            : "there is no such property"
                                    + (nearest == null ? "." : "; did you mean " + nearest + "?")));
            return;
        }
        String almost = known.almost(entry.key());
        if (almost != null) {
            slips.add(
                    kind == Source.Kind.ENVIRONMENT
                            ? entry.key() + " (" + Name.variable(almost) + "?)"
                            : "-D" + entry.key() + " (" + almost + "?)");
        }
    }
}
