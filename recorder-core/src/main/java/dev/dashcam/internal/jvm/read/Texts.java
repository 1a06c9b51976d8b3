/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names, hosts and paths, each once. Bounded: what is beyond is empty. For one thread. */
final class Texts {
    private static final int MAX_TEXTS = 1 << 16;
    private static final int MAX_CHARACTERS = 1 << 21;
    private static final int MAX_LENGTH = 1 << 10;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private int characters;

    Texts() {
        texts.add("");
    }

    int number(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return 0;
        }
        String kept = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
        Integer known = numbers.get(kept);
        if (known != null) {
            return known;
        }
        if (texts.size() == MAX_TEXTS || characters + kept.length() > MAX_CHARACTERS) {
            return 0;
        }
        characters += kept.length();
        numbers.put(kept, texts.size());
        texts.add(kept);
        return texts.size() - 1;
    }

    String text(int number) {
        return texts.get(number);
    }
}
