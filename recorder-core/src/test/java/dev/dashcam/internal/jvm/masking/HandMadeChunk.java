/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.masking;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A chunk with the types, events and constants that a test asks for, so that each form of a text can be had. */
final class HandMadeChunk {
    static final int TEXT = 10;
    static final int LONG = 11;
    static final int NOTE = 20;
    static final int PROPERTY = 21;

    private static final int HEADER_BYTES = 68;
    private static final int STATE_POSITION = 64;

    private final List<String> names = new ArrayList<>();
    private final List<JfrBytes> types = new ArrayList<>();
    private final JfrBytes events = new JfrBytes();
    private final JfrBytes constants = new JfrBytes();
    private int pools;
    private int minor = 1;
    private byte state;

    HandMadeChunk() {
        type(TEXT, "java.lang.String");
        type(LONG, "long");
        type(NOTE, "app.Note", field("text", TEXT, false));
        type(PROPERTY, "jdk.InitialSystemProperty", field("key", TEXT, false), field("value", TEXT, false));
    }

    HandMadeChunk minor(int newMinor) {
        minor = newMinor;
        return this;
    }

    HandMadeChunk unfinished() {
        state = 1;
        return this;
    }

    HandMadeChunk type(int id, String name, JfrBytes... fields) {
        JfrBytes type = element("class", Map.of("id", String.valueOf(id), "name", name));
        type.number(fields.length);
        for (JfrBytes field : fields) {
            type.raw(field.toArray());
        }
        types.add(type);
        return this;
    }

    JfrBytes field(String name, int type, boolean array) {
        Map<String, String> attributes = new LinkedHashMap<>(Map.of("name", name, "class", String.valueOf(type)));
        if (array) {
            attributes.put("dimension", "1");
        }
        return element("field", attributes).number(0);
    }

    HandMadeChunk event(int type, Consumer<JfrBytes> values) {
        append(events, type, values);
        return this;
    }

    /** One constant of the type. */
    HandMadeChunk constant(int type, long number, Consumer<JfrBytes> value) {
        pools++;
        constants.number(type).number(1).number(number);
        value.accept(constants);
        return this;
    }

    byte[] bytes() {
        int constantsPosition = HEADER_BYTES + events.length();
        append(
                events,
                1,
                pool -> pool.number(0)
                        .number(0)
                        .number(0)
                        .number(0)
                        .number(pools)
                        .raw(constants.toArray()));
        int metadataPosition = HEADER_BYTES + events.length();
        append(events, 0, this::describe);
        ByteBuffer chunk = ByteBuffer.allocate(HEADER_BYTES + events.length());
        chunk.put(new byte[] {'F', 'L', 'R', 0}).putShort((short) 2).putShort((short) minor);
        chunk.putLong(chunk.capacity()).putLong(constantsPosition).putLong(metadataPosition);
        chunk.put(STATE_POSITION, state).put(HEADER_BYTES - 1, (byte) 1);
        return chunk.position(HEADER_BYTES).put(events.toArray()).array();
    }

    private static void append(JfrBytes to, int type, Consumer<JfrBytes> values) {
        JfrBytes content = new JfrBytes().number(type);
        values.accept(content);
        to.wideNumber(content.length() + 4).raw(content.toArray());
    }

    private void describe(JfrBytes metadata) {
        JfrBytes root = element("root", Map.of())
                .number(1)
                .raw(element("metadata", Map.of()).toArray());
        root.number(types.size());
        types.forEach(type -> root.raw(type.toArray()));
        metadata.number(0).number(0).number(0).number(names.size());
        names.forEach(metadata::characters);
        metadata.raw(root.toArray());
    }

    private JfrBytes element(String name, Map<String, String> attributes) {
        JfrBytes element = new JfrBytes().number(name(name)).number(attributes.size());
        attributes.forEach((key, value) -> element.number(name(key)).number(name(value)));
        return element;
    }

    private int name(String name) {
        if (!names.contains(name)) {
            names.add(name);
        }
        return names.indexOf(name);
    }
}
