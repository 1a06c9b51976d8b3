/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.masking;

import dev.dashcam.internal.jvm.masking.TypeDescription.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The types that a chunk describes, and how the bytes of a value of each follow each other. */
final class ChunkTypes {
    private static final int MAX_DEPTH = 16;
    private static final ValueLayout NUMERIC = new ValueLayout.Numeric();
    private static final String TEXT = "java.lang.String";

    private final TypeDescription[] types;
    private final long[] ids;
    private final @Nullable ValueLayout[] layouts;

    ChunkTypes(List<TypeDescription> descriptions) throws UnmaskableException {
        types = descriptions.toArray(new TypeDescription[0]);
        Arrays.sort(types, Comparator.comparingLong(TypeDescription::id));
        ids = Arrays.stream(types).mapToLong(TypeDescription::id).toArray();
        layouts = new ValueLayout[types.length];
        for (int i = 1; i < ids.length; i++) {
            if (ids[i - 1] == ids[i]) {
                throw new UnmaskableException("two types have the number " + ids[i]);
            }
        }
    }

    /** How a value of this type is laid out, null if the type is not described. */
    @Nullable
    ValueLayout layout(long type) throws UnmaskableException {
        return layout(type, 0);
    }

    boolean isText(long type) {
        int index = Arrays.binarySearch(ids, type);
        return index >= 0 && types[index].name().equals(TEXT);
    }

    private @Nullable ValueLayout layout(long type, int depth) throws UnmaskableException {
        int index = Arrays.binarySearch(ids, type);
        if (index < 0) {
            return null;
        }
        ValueLayout layout = layouts[index];
        if (layout == null) {
            layout = of(types[index], depth);
            layouts[index] = layout;
        }
        return layout;
    }

    private ValueLayout of(TypeDescription type, int depth) throws UnmaskableException {
        return switch (type.name()) {
            case "boolean", "byte" -> new ValueLayout.Plain(Byte.BYTES);
            case "char", "short", "int", "long" -> NUMERIC;
            case "float" -> new ValueLayout.Plain(Float.BYTES);
            case "double" -> new ValueLayout.Plain(Double.BYTES);
            case TEXT -> new ValueLayout.Text();
            default -> sequence(type, depth);
        };
    }

    private ValueLayout sequence(TypeDescription type, int depth) throws UnmaskableException {
        if (depth > MAX_DEPTH) {
            throw new UnmaskableException("types lie in each other more than " + MAX_DEPTH + " deep");
        }
        List<ValueLayout.Part> parts = new ArrayList<>(type.fields().size());
        for (Field field : type.fields()) {
            ValueLayout layout = field.constant() ? NUMERIC : layout(field.type(), depth + 1);
            if (layout == null) {
                throw new UnmaskableException("a field has the type " + field.type() + ", which is not described");
            }
            parts.add(new ValueLayout.Part(
                    field.array() ? new ValueLayout.Repeated(layout) : layout,
                    HiddenFields.contain(type.name(), field.name())));
        }
        if (parts.isEmpty()) {
            throw new UnmaskableException("a value has no bytes");
        }
        return new ValueLayout.Sequence(List.copyOf(parts));
    }
}
