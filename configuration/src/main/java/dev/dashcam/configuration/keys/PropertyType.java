/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.keys;

/** What a property holds. */
public enum PropertyType {
    /** {@code true} or {@code false}. */
    FLAG("true or false"),
    /** A whole number. */
    NUMBER("whole number"),
    /** A number. */
    DECIMAL("number"),
    /** A time such as {@code 500ms}, {@code 10s} or {@code 2m}. */
    DURATION("duration"),
    /** A number of bytes such as {@code 512KB} or {@code 64MB}. */
    SIZE("size"),
    /** One of a few words. */
    CHOICE("word"),
    /** Anything. */
    TEXT("text"),
    /** Texts between commas, or one below each number. */
    TEXTS("texts"),
    /** Whole numbers between commas, or one below each number. */
    NUMBERS("whole numbers"),
    /** A text below each name that the user chooses. */
    TEXTS_BY_NAME("texts by name"),
    /** Properties below each number. */
    ITEMS("list"),
    /** Properties below each name that the user chooses. */
    ITEMS_BY_NAME("groups by name");

    private final String words;

    PropertyType(String words) {
        this.words = words;
    }

    /** What people call it. */
    public String words() {
        return words;
    }

    /** Whether it holds no value itself, but has properties below it. */
    public boolean isGroup() {
        return this == ITEMS || this == ITEMS_BY_NAME;
    }

    /** Whether what one place says of it replaces all that another says. */
    boolean isList() {
        return this == TEXTS || this == NUMBERS;
    }
}
