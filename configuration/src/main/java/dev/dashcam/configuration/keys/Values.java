/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.keys;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers with what is set. A value that is none, or not allowed, is a mistake; what holds otherwise is the answer then. */
final class Values implements Keys {
    private final Given given;
    private final String prefix;

    Values(Given given, String prefix) {
        this.given = given;
        this.prefix = prefix;
    }

    @Override
    public Keys in(String group) {
        return new Values(given, prefix + group + ".");
    }

    @Override
    public Keys only(Reach reach) {
        return this;
    }

    @Override
    public boolean has(String group) {
        return given.has(prefix + group);
    }

    @Override
    public List<Keys> items(String group, Class<?> itemClass, String sentence) {
        List<Keys> items = new ArrayList<>();
        for (String index : given.below(prefix + group)) {
            items.add(in(group + index));
        }
        return items;
    }

    @Override
    public Map<String, Keys> itemsByName(String group, Class<?> itemClass, String sentence) {
        Map<String, Keys> items = new LinkedHashMap<>();
        for (String name : given.below(prefix + group)) {
            items.put(name, in(group + "." + name));
        }
        return items;
    }

    @Override
    public boolean flag(String name, boolean otherwise, String sentence) {
        Boolean value = flagOrNone(name, "", sentence);
        return value == null ? otherwise : value;
    }

    @Override
    public @Nullable Boolean flagOrNone(String name, String unset, String sentence) {
        String text = set(name);
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "on", "yes", "1" -> Boolean.TRUE;
            case "false", "off", "no", "0" -> Boolean.FALSE;
            default -> {
                refuse(name, text, "true or false");
                yield null;
            }
        };
    }

    @Override
    public int number(String name, int otherwise, int least, int most, String sentence) {
        String text = set(name);
        if (text == null) {
            return otherwise;
        }
        Integer value = number(text, least, most);
        if (value == null) {
            refuse(name, text, "a whole number from " + Ranges.of(least, most));
            return otherwise;
        }
        return value;
    }

    @Override
    public double decimal(String name, double otherwise, double least, double most, String sentence) {
        String text = set(name);
        Double value = text == null ? null : decimal(text);
        if (text != null && (value == null || value < least || value > most)) {
            refuse(name, text, "a number from " + Ranges.of(least, most));
            return otherwise;
        }
        return value == null ? otherwise : value;
    }

    @Override
    public @Nullable Double decimalOrNone(String name, String sentence) {
        String text = set(name);
        Double value = text == null ? null : decimal(text);
        if (text != null && value == null) {
            refuse(name, text, "a number");
        }
        return value;
    }

    @Override
    public double share(String name, double otherwise, String sentence) {
        String text = set(name);
        Double value = text == null ? null : decimal(text);
        if (text != null && (value == null || !(value > 0 && value <= 1))) {
            refuse(name, text, "a number " + Ranges.SHARE + ", such as 0.1 for 10 %");
            return otherwise;
        }
        return value == null ? otherwise : value;
    }

    @Override
    public Duration duration(String name, Duration otherwise, Duration least, Duration most, String sentence) {
        Duration value = durationOrNone(name, least, most, "", sentence);
        return value == null ? otherwise : value;
    }

    @Override
    public @Nullable Duration durationOrNone(
            String name, Duration least, @Nullable Duration most, String unset, String sentence) {
        String text = set(name);
        if (text == null) {
            return null;
        }
        Duration value = Units.duration(text);
        if (value == null || value.compareTo(least) < 0 || (most != null && value.compareTo(most) > 0)) {
            refuse(
                    name,
                    text,
                    "a duration " + Ranges.inWords(Ranges.of(least, most)) + ", written as 500ms, 10s or 2m");
            return null;
        }
        return value;
    }

    @Override
    public long size(String name, long otherwise, long least, long most, String sentence) {
        Long value = sizeOrNone(name, least, most, "", sentence);
        return value == null ? otherwise : value;
    }

    @Override
    public @Nullable Long sizeOrNone(String name, long least, long most, String unset, String sentence) {
        String text = set(name);
        if (text == null) {
            return null;
        }
        Long value = Units.size(text);
        if (value == null || value < least || value > most) {
            refuse(name, text, "a size " + Ranges.inWords(Ranges.ofSizes(least, most)) + ", written as 512KB or 64MB");
            return null;
        }
        return value;
    }

    @Override
    public <E extends Enum<E>> E choice(String name, E otherwise, String sentence) {
        E value = choiceOrNone(name, otherwise.getDeclaringClass(), "", sentence);
        return value == null ? otherwise : value;
    }

    @Override
    public <E extends Enum<E>> @Nullable E choiceOrNone(String name, Class<E> type, String unset, String sentence) {
        String text = set(name);
        if (text == null) {
            return null;
        }
        String uniform = Name.uniform(text);
        for (E constant : type.getEnumConstants()) {
            if (Name.uniform(constant.name()).equals(uniform)) {
                return constant;
            }
        }
        refuse(name, text, "one of " + Ranges.of(type));
        return null;
    }

    @Override
    public String text(String name, String otherwise, String sentence) {
        String text = given.text(prefix + name);
        return text == null ? otherwise : text;
    }

    @Override
    public @Nullable String textOrNone(String name, String unset, String sentence) {
        return given.text(prefix + name);
    }

    @Override
    public List<String> texts(String name, String sentence) {
        List<String> texts = new ArrayList<>();
        String together = given.text(prefix + name);
        if (together != null) {
            for (String part : together.split(",", -1)) {
                add(texts, part);
            }
            return texts;
        }
        for (String index : given.below(prefix + name)) {
            String text = given.text(prefix + name + index);
            add(texts, text == null ? "" : text);
        }
        return texts;
    }

    @Override
    public List<Integer> numbers(String name, int least, int most, String sentence) {
        List<Integer> numbers = new ArrayList<>();
        for (String text : texts(name, sentence)) {
            Integer value = number(text, least, most);
            if (value == null) {
                refuse(name, text, "whole numbers from " + Ranges.of(least, most) + ", with commas between them");
            } else {
                numbers.add(value);
            }
        }
        return numbers;
    }

    @Override
    public Map<String, String> textsByName(String name, String sentence) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String own : given.below(prefix + name)) {
            String text = given.text(prefix + name + "." + own);
            texts.put(own, text == null ? "" : text);
        }
        return texts;
    }

    /** Null where nothing is, or what the empty default of a placeholder leaves. */
    private @Nullable String set(String name) {
        String text = given.text(prefix + name);
        return text == null || text.isBlank() ? null : text.strip();
    }

    private void refuse(String name, String text, String allowed) {
        String key = prefix + name;
        given.add(new Mistake(key, given.from(key), "it is \"" + text + "\"; it must be " + allowed + "."));
    }

    private static void add(List<String> texts, String part) {
        if (!part.isBlank()) {
            texts.add(part.strip());
        }
    }

    private static @Nullable Integer number(String text, int least, int most) {
        try {
            int value = Integer.parseInt(text);
            return value < least || value > most ? null : (Integer) value;
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private static @Nullable Double decimal(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? (Double) value : null;
        } catch (NumberFormatException none) {
            return null;
        }
    }
}
