/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.event;

import dev.dashcam.task.EventName;
import dev.dashcam.task.Task;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of one task, without boxes, in the order their keys were first set. For one thread at a time; its owner sees
 * to that. A thread that reads while another sets gets some mixture of old and new but no exception, so that it can find out
 * afterwards that it has to read again.
 */
public final class Attributes {
    /** Text is cut at this many characters. */
    public static final int MAX_TEXT_CHARACTERS = 256;

    /** No UTF-8 of so many characters is longer, so the bound in characters alone decides where a text is cut. */
    private static final int MAX_TEXT_BYTES = 3 * MAX_TEXT_CHARACTERS;

    private static final int FIXED_BYTES = Integer.BYTES + Byte.BYTES;
    private static final int FIRST_CAPACITY = 4;

    private int size;
    private int[] nameIds = new int[FIRST_CAPACITY];
    private byte[] types = new byte[FIRST_CAPACITY];
    private long[] numbers = new long[FIRST_CAPACITY];
    private @Nullable String[] texts = new @Nullable String[FIRST_CAPACITY];

    /** Sets a text; answers false when there are too many attributes. */
    public boolean set(EventName key, String value) {
        return set(key, EventRecord.TEXT, 0, cut(value));
    }

    /** Sets a whole number. */
    public boolean set(EventName key, long value) {
        return set(key, EventRecord.LONG, value, null);
    }

    /** Sets a floating-point number. */
    public boolean set(EventName key, double value) {
        return set(key, EventRecord.DOUBLE, Double.doubleToRawLongBits(value), null);
    }

    /** Sets a truth value. */
    public boolean set(EventName key, boolean value) {
        return set(key, value ? EventRecord.TRUE : EventRecord.FALSE, 0, null);
    }

    /** The whole number set under this key, the other one where none is. */
    public long number(EventName key, long otherwise) {
        int index = indexOf(key.id());
        return index >= 0 && types[index] == EventRecord.LONG ? numbers[index] : otherwise;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** How many bytes those take that fit into the given room. */
    public int bytes(int room) {
        int bytes = 0;
        for (int i = 0; i < size; i++) {
            int next = bytes + bytesOf(i);
            bytes = next <= room ? next : bytes;
        }
        return bytes;
    }

    /** How many do not fit into the given room. */
    public int leftOut(int room) {
        int bytes = 0;
        int leftOut = 0;
        for (int i = 0; i < size; i++) {
            int next = bytes + bytesOf(i);
            if (next <= room) {
                bytes = next;
            } else {
                leftOut++;
            }
        }
        return leftOut;
    }

    /** Writes those that fit into the given room, as {@link EventRecord#bytes} has them. */
    public void put(ByteBuffer buffer, int position, int room) {
        int at = position;
        for (int i = 0; i < size; i++) {
            if (at + bytesOf(i) <= position + room) {
                at = put(buffer, at, nameIds[i], types[i], numbers[i], texts[i]);
            }
        }
    }

    /** A copy with names and boxed values. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        int[] ids = nameIds;
        byte[] kinds = types;
        long[] values = numbers;
        @Nullable String[] words = texts;
        int count = Math.min(size, Math.min(Math.min(ids.length, kinds.length), Math.min(values.length, words.length)));
        for (int i = 0; i < count; i++) {
            map.put(EventName.withId(ids[i]).text(), boxed(kinds[i], values[i], words[i]));
        }
        return map;
    }

    private boolean set(EventName key, int type, long number, @Nullable String text) {
        int index = indexOf(key.id());
        if (index < 0) {
            if (size == Task.MAX_ATTRIBUTES) {
                return false;
            }
            if (size == nameIds.length) {
                grow(Math.min(2 * size, Task.MAX_ATTRIBUTES));
            }
            index = size;
        }
        nameIds[index] = key.id();
        types[index] = (byte) type;
        numbers[index] = number;
        texts[index] = text;
        if (index == size) {
            size++;
        }
        return true;
    }

    private int indexOf(int nameId) {
        for (int i = 0; i < size; i++) {
            if (nameIds[i] == nameId) {
                return i;
            }
        }
        return -1;
    }

    private void grow(int capacity) {
        nameIds = Arrays.copyOf(nameIds, capacity);
        types = Arrays.copyOf(types, capacity);
        numbers = Arrays.copyOf(numbers, capacity);
        texts = Arrays.copyOf(texts, capacity);
    }

    private int bytesOf(int index) {
        return switch (types[index]) {
            case EventRecord.TEXT -> FIXED_BYTES + Short.BYTES + Utf8.length(textOf(texts[index]), MAX_TEXT_BYTES);
            case EventRecord.LONG, EventRecord.DOUBLE -> FIXED_BYTES + Long.BYTES;
            default -> FIXED_BYTES;
        };
    }

    private static int put(
            ByteBuffer buffer, int position, int nameId, byte type, long number, @Nullable String words) {
        int at = position;
        buffer.putInt(at, nameId);
        buffer.put(at + Integer.BYTES, type);
        at += FIXED_BYTES;
        switch (type) {
            case EventRecord.TEXT -> {
                String text = textOf(words);
                int bytes = Utf8.length(text, MAX_TEXT_BYTES);
                buffer.putShort(at, (short) bytes);
                Utf8.put(buffer, at + Short.BYTES, text, bytes);
                at += Short.BYTES + bytes;
            }
            case EventRecord.LONG, EventRecord.DOUBLE -> {
                buffer.putLong(at, number);
                at += Long.BYTES;
            }
            default -> {}
        }
        return at;
    }

    private static Object boxed(byte type, long number, @Nullable String text) {
        return switch (type) {
            case EventRecord.TEXT -> textOf(text);
            case EventRecord.LONG -> number;
            case EventRecord.DOUBLE -> Double.longBitsToDouble(number);
            default -> type == EventRecord.TRUE;
        };
    }

    private static String textOf(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String cut(String text) {
        if (text.length() <= MAX_TEXT_CHARACTERS) {
            return text;
        }
        int end = MAX_TEXT_CHARACTERS - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + '…';
    }
}
