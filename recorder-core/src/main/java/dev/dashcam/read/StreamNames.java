/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for names that stay the same from one generation to the next. Bounded. */
final class StreamNames {
    /** A recorder has at most 4,096 names in its life. */
    private static final int MAX_NAMES = 1 << 16;

    private static final int MAX_CHARACTERS = 1 << 22;

    private final Map<String, Integer> idOfName = new HashMap<>();
    private final List<String> nameOfId = new ArrayList<>();
    private int characters;
    /** The stream's numbers of the present generation's names. */
    private int[] ids = new int[0];

    void generation(List<String> names) throws RecordingFormatException {
        if (ids.length < names.size()) {
            ids = new int[names.size()];
        }
        for (int i = 0; i < names.size(); i++) {
            ids[i] = id(names.get(i));
        }
    }

    /** Gives a name a number that is in no generation. */
    void learn(String name) throws RecordingFormatException {
        id(name);
    }

    /** The number of a name that has one. */
    int known(String name) {
        Integer id = idOfName.get(name);
        return id == null ? -1 : id;
    }

    private int id(String name) throws RecordingFormatException {
        Integer known = idOfName.get(name);
        if (known != null) {
            return known;
        }
        characters += name.length();
        if (nameOfId.size() == MAX_NAMES || characters > MAX_CHARACTERS) {
            throw new RecordingFormatException("The file has more names than a recording can have. It is not read on.");
        }
        idOfName.put(name, nameOfId.size());
        nameOfId.add(name);
        return nameOfId.size() - 1;
    }

    int idInStream(int idInGeneration) {
        return ids[idInGeneration];
    }

    String name(int idInGeneration) {
        return nameOfId.get(ids[idInGeneration]);
    }
}
