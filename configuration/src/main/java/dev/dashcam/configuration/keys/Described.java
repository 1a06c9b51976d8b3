/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.keys;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what is asked for: every property there is. For one thread. */
public final class Described implements Keys {
    private final List<Property> properties;
    private final String prefix;
    private final Reach reach;
    private final boolean hasTexts;

    /** The letters of the names that somebody has written, null where all groups are wanted. */
    private final @Nullable List<String> written;

    private Described(
            List<Property> properties, String prefix, Reach reach, boolean hasTexts, @Nullable List<String> written) {
        this.properties = properties;
        this.prefix = prefix;
        this.reach = reach;
        this.hasTexts = hasTexts;
        this.written = written;
    }

    /** Nothing yet, below a name. */
    public static Described below(String name) {
        return new Described(new ArrayList<>(), name + ".", Reach.EVERYWHERE, true, null);
    }

    /** The same without what is allowed and what holds unless set, for a start: most of the time goes into those texts. */
    public static Described namesBelow(String name) {
        return new Described(new ArrayList<>(), name + ".", Reach.EVERYWHERE, false, null);
    }

    /**
     * The same again, without the groups that none of some names can be in, so that a start loads nothing for them.
     *
     * @param written the names, as they stand in a file or in the environment
     */
    public static Described namesBelow(String name, List<String> written) {
        List<String> letters = new ArrayList<>();
        for (String each : written) {
            letters.add(Name.letters(each));
        }
        return new Described(new ArrayList<>(), name + ".", Reach.EVERYWHERE, false, letters);
    }

    /** What was asked for, in that order. */
    public List<Property> properties() {
        return List.copyOf(properties);
    }

    @Override
    public Keys in(String group) {
        return new Described(properties, prefix + group + ".", reach, hasTexts, written);
    }

    @Override
    public Keys only(Reach other) {
        return new Described(properties, prefix, other, hasTexts, written);
    }

    @Override
    public boolean has(String group) {
        if (written == null) {
            return true;
        }
        String begin = Name.letters(prefix + group);
        for (String name : written) {
            if (name.startsWith(begin)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<Keys> items(String group, Class<?> itemClass, String sentence) {
        add(group, PropertyType.ITEMS, itemClass, "", null, "", sentence);
        return List.of(in(group + Property.INDEX));
    }

    @Override
    public Map<String, Keys> itemsByName(String group, Class<?> itemClass, String sentence) {
        add(group, PropertyType.ITEMS_BY_NAME, itemClass, "", null, "", sentence);
        return Map.of(Property.NAME, in(group + "." + Property.NAME));
    }

    @Override
    public boolean flag(String name, boolean otherwise, String sentence) {
        add(name, PropertyType.FLAG, Boolean.class, "", hasTexts ? String.valueOf(otherwise) : "", "", sentence);
        return otherwise;
    }

    @Override
    public @Nullable Boolean flagOrNone(String name, String unset, String sentence) {
        add(name, PropertyType.FLAG, Boolean.class, "", null, unset, sentence);
        return null;
    }

    @Override
    public int number(String name, int otherwise, int least, int most, String sentence) {
        String range = hasTexts ? Ranges.of(least, most) : "";
        add(name, PropertyType.NUMBER, Integer.class, range, hasTexts ? String.valueOf(otherwise) : "", "", sentence);
        return otherwise;
    }

    @Override
    public double decimal(String name, double otherwise, double least, double most, String sentence) {
        String range = hasTexts ? Ranges.of(least, most) : "";
        add(name, PropertyType.DECIMAL, Double.class, range, hasTexts ? Units.text(otherwise) : "", "", sentence);
        return otherwise;
    }

    @Override
    public @Nullable Double decimalOrNone(String name, String sentence) {
        add(name, PropertyType.DECIMAL, Double.class, "", null, "", sentence);
        return null;
    }

    @Override
    public double share(String name, double otherwise, String sentence) {
        add(
                name,
                PropertyType.DECIMAL,
                Double.class,
                Ranges.SHARE,
                hasTexts ? Units.text(otherwise) : "",
                "",
                sentence);
        return otherwise;
    }

    @Override
    public Duration duration(String name, Duration otherwise, Duration least, Duration most, String sentence) {
        String range = hasTexts ? Ranges.of(least, most) : "";
        add(name, PropertyType.DURATION, Duration.class, range, hasTexts ? Units.text(otherwise) : "", "", sentence);
        return otherwise;
    }

    @Override
    public @Nullable Duration durationOrNone(
            String name, Duration least, @Nullable Duration most, String unset, String sentence) {
        add(name, PropertyType.DURATION, Duration.class, hasTexts ? Ranges.of(least, most) : "", null, unset, sentence);
        return null;
    }

    @Override
    public long size(String name, long otherwise, long least, long most, String sentence) {
        String range = hasTexts ? Ranges.ofSizes(least, most) : "";
        add(name, PropertyType.SIZE, Long.class, range, hasTexts ? Units.text(otherwise) : "", "", sentence);
        return otherwise;
    }

    @Override
    public @Nullable Long sizeOrNone(String name, long least, long most, String unset, String sentence) {
        add(name, PropertyType.SIZE, Long.class, hasTexts ? Ranges.ofSizes(least, most) : "", null, unset, sentence);
        return null;
    }

    @Override
    public <E extends Enum<E>> E choice(String name, E otherwise, String sentence) {
        Class<E> type = otherwise.getDeclaringClass();
        add(
                name,
                PropertyType.CHOICE,
                type,
                hasTexts ? Ranges.of(type) : "",
                hasTexts ? Ranges.word(otherwise) : "",
                "",
                sentence);
        return otherwise;
    }

    @Override
    public <E extends Enum<E>> @Nullable E choiceOrNone(String name, Class<E> type, String unset, String sentence) {
        add(name, PropertyType.CHOICE, type, hasTexts ? Ranges.of(type) : "", null, unset, sentence);
        return null;
    }

    @Override
    public String text(String name, String otherwise, String sentence) {
        add(name, PropertyType.TEXT, String.class, "", otherwise, "", sentence);
        return otherwise;
    }

    @Override
    public @Nullable String textOrNone(String name, String unset, String sentence) {
        add(name, PropertyType.TEXT, String.class, "", null, unset, sentence);
        return null;
    }

    @Override
    public List<String> texts(String name, String sentence) {
        add(name, PropertyType.TEXTS, String.class, "", null, "", sentence);
        return List.of();
    }

    @Override
    public List<Integer> numbers(String name, int least, int most, String sentence) {
        add(name, PropertyType.NUMBERS, Integer.class, hasTexts ? Ranges.of(least, most) : "", null, "", sentence);
        return List.of();
    }

    @Override
    public Map<String, String> textsByName(String name, String sentence) {
        add(name, PropertyType.TEXTS_BY_NAME, String.class, "", null, "", sentence);
        return Map.of();
    }

    private void add(
            String name,
            PropertyType type,
            Class<?> valueClass,
            String range,
            @Nullable String otherwise,
            String unset,
            String sentence) {
        properties.add(new Property(prefix + name, type, valueClass, range, otherwise, unset, sentence, reach));
    }
}
