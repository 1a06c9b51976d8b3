/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.keys;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The properties below one name. Each is described where it is asked for, so that what reads a group of settings is all that
 * there is to know about it: {@link Described} collects that, {@link Values} answers with what is set.
 *
 * <p>What is asked for is the value, or what holds otherwise where none is set or a mistake is. Names are written with dashes.
 */
public interface Keys {
    /** The same below a name. */
    Keys in(String group);

    /** The same, of which others take no notice. */
    Keys only(Reach reach);

    /** Whether anything is set below a name; where nothing is, nobody has to ask, nor be loaded for it. */
    boolean has(String group);

    /** What is set below each number, in their order. */
    List<Keys> items(String group, Class<?> itemClass, String sentence);

    /** What is set below each name of the user's, in the order of the names. */
    Map<String, Keys> itemsByName(String group, Class<?> itemClass, String sentence);

    /** True or false. */
    boolean flag(String name, boolean otherwise, String sentence);

    /** True, false, or nothing where {@code unset} says what holds. */
    @Nullable
    Boolean flagOrNone(String name, String unset, String sentence);

    /** A whole number from the least to the most. */
    int number(String name, int otherwise, int least, int most, String sentence);

    /** A number from the least to the most. */
    double decimal(String name, double otherwise, double least, double most, String sentence);

    /** Any number, or nothing. */
    @Nullable
    Double decimalOrNone(String name, String sentence);

    /** A number that is more than 0 and at most 1. */
    double share(String name, double otherwise, String sentence);

    /** A time from the least to the most. */
    Duration duration(String name, Duration otherwise, Duration least, Duration most, String sentence);

    /**
     * The same, or nothing where {@code unset} says what holds.
     *
     * @param most null for any that is longer
     */
    @Nullable
    Duration durationOrNone(String name, Duration least, @Nullable Duration most, String unset, String sentence);

    /**
     * A number of bytes from the least to the most.
     *
     * @param most {@link Long#MAX_VALUE} for any that is larger
     */
    long size(String name, long otherwise, long least, long most, String sentence);

    /** The same, or nothing where {@code unset} says what holds. */
    @Nullable
    Long sizeOrNone(String name, long least, long most, String unset, String sentence);

    /** One of the constants of an enum, written in lower case with dashes. */
    <E extends Enum<E>> E choice(String name, E otherwise, String sentence);

    /** The same, or nothing where {@code unset} says what holds. */
    <E extends Enum<E>> @Nullable E choiceOrNone(String name, Class<E> type, String unset, String sentence);

    /** A text. */
    String text(String name, String otherwise, String sentence);

    /** A text, or nothing where {@code unset} says what holds. */
    @Nullable
    String textOrNone(String name, String unset, String sentence);

    /** Any number of texts. */
    List<String> texts(String name, String sentence);

    /** Any number of whole numbers from the least to the most. */
    List<Integer> numbers(String name, int least, int most, String sentence);

    /** A text for each name of the user's. */
    Map<String, String> textsByName(String name, String sentence);
}
