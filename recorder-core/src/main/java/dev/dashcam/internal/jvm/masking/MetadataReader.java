/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.masking;

import dev.dashcam.internal.jvm.masking.TypeDescription.Field;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads how a chunk describes its types. */
final class MetadataReader {
    static final long EVENT_TYPE = 0;

    private static final int MAX_BYTES = 8 << 20;
    private static final int MAX_STRINGS = 1 << 16;
    private static final int MAX_DEPTH = 8;

    private final RecordingBytes bytes;
    private final List<String> strings = new ArrayList<>();
    private final List<TypeDescription> types = new ArrayList<>();

    private MetadataReader(RecordingBytes bytes) {
        this.bytes = bytes;
    }

    static ChunkTypes read(RecordingBytes bytes, ChunkHeader header) throws IOException {
        bytes.seek(header.metadata(), header.end());
        long size = bytes.number();
        if (size < 0 || size > Math.min(MAX_BYTES, header.end() - header.metadata())) {
            throw new UnmaskableException("its description of types has " + size + " bytes");
        }
        bytes.seek(bytes.position(), Math.max(bytes.position(), header.metadata() + size));
        if (bytes.number() != EVENT_TYPE) {
            throw new UnmaskableException("its description of types is not where it should be");
        }
        // when it began, how long it took, its own number
        bytes.number();
        bytes.number();
        bytes.number();
        MetadataReader reader = new MetadataReader(bytes);
        reader.readStrings();
        reader.readElement(0, null);
        return new ChunkTypes(reader.types);
    }

    private void readStrings() throws IOException {
        int count = bytes.count("names");
        if (count > MAX_STRINGS) {
            throw new UnmaskableException("it describes types with " + count + " names");
        }
        StoredString stored = new StoredString(bytes);
        for (int i = 0; i < count; i++) {
            stored.read();
            String text = stored.isConstant() ? null : stored.text();
            if (text == null) {
                throw new UnmaskableException("a name of its types cannot be read");
            }
            strings.add(text);
        }
    }

    private void readElement(int depth, @Nullable List<Field> fields) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new UnmaskableException("it describes types more than " + MAX_DEPTH + " deep");
        }
        String name = string();
        boolean isClass = name.equals("class");
        List<Field> own = isClass ? new ArrayList<>() : null;
        Map<String, String> attributes = Map.of();
        if (isClass) {
            attributes = attributes();
        } else if (name.equals("field") && fields != null) {
            fields.add(field(attributes()));
        } else {
            skipAttributes();
        }
        int children = bytes.count("parts of a type");
        for (int i = 0; i < children; i++) {
            readElement(depth + 1, own);
        }
        if (own != null) {
            types.add(new TypeDescription(
                    number(attributes.get("id")), required(attributes.get("name")), List.copyOf(own)));
        }
    }

    private Map<String, String> attributes() throws IOException {
        int count = bytes.count("attributes of a type");
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < count; i++) {
            String name = string();
            if (attributes.put(name, string()) != null) {
                throw new UnmaskableException("a type has two attributes of the same name");
            }
        }
        return attributes;
    }

    /** Most of what there is are annotations, of which nothing is wanted. */
    private void skipAttributes() throws IOException {
        int count = bytes.count("attributes of a type");
        for (int i = 0; i < count; i++) {
            string();
            string();
        }
    }

    private static Field field(Map<String, String> attributes) throws UnmaskableException {
        String dimension = attributes.get("dimension");
        long dimensions = dimension == null ? 0 : number(dimension);
        if (dimensions < 0 || dimensions > 1) {
            throw new UnmaskableException("a field has " + dimensions + " dimensions");
        }
        return new Field(
                required(attributes.get("name")),
                number(attributes.get("class")),
                attributes.containsKey("constantPool"),
                dimensions == 1);
    }

    private String string() throws IOException {
        long index = bytes.number();
        if (index < 0 || index >= strings.size()) {
            throw new UnmaskableException("a name of its types is missing");
        }
        return strings.get((int) index);
    }

    private static String required(@Nullable String attribute) throws UnmaskableException {
        if (attribute == null) {
            throw new UnmaskableException("a type lacks an attribute");
        }
        return attribute;
    }

    private static long number(@Nullable String attribute) throws UnmaskableException {
        try {
            return Long.parseLong(required(attribute));
        } catch (NumberFormatException e) {
            throw new UnmaskableException("a type has an attribute that is no number");
        }
    }
}
