/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration.keys;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All properties there are, by the names that people write. */
final class KnownKeys {
    /** Letters by which a slip of the pen differs. */
    private static final int SLIP = 2;

    /** In a file something was meant in any case: also by a name of which one letter in so many differs. */
    private static final int SHARE = 4;

    private final List<KnownKey> keys = new ArrayList<>();

    KnownKeys(List<Property> properties) {
        for (Property property : properties) {
            keys.add(new KnownKey(property));
        }
    }

    /** What is meant by a name as in a file, null when there is no such property. */
    @Nullable
    MeantKey meant(String name) {
        List<String> written = Name.parts(name);
        for (KnownKey key : keys) {
            MeantKey meant = key.meant(written);
            if (meant != null) {
                return meant;
            }
        }
        return null;
    }

    /** What is meant by the name of a variable, null when there is no such property. */
    @Nullable
    MeantKey meantByVariable(String variable) {
        for (KnownKey key : keys) {
            MeantKey meant = key.meantByVariable(variable);
            if (meant != null) {
                return meant;
            }
        }
        return null;
    }

    /** Whether there are properties below a name as in a file. */
    boolean isGroup(String name) {
        List<String> written = Name.parts(name);
        for (KnownKey key : keys) {
            List<String> parts = Name.parts(key.property().key());
            boolean isBelow = parts.size() > written.size();
            for (int i = 0; isBelow && i < written.size(); i++) {
                boolean isFree =
                        parts.get(i).equals(Property.INDEX) || parts.get(i).equals(Property.NAME);
                isBelow = isFree || Name.uniform(parts.get(i)).equals(Name.uniform(written.get(i)));
            }
            if (isBelow) {
                return true;
            }
        }
        return false;
    }

    /** The property that a name, which is none, is almost; null when it may well be somebody else's. */
    @Nullable
    String almost(String name) {
        String letters = Name.letters(name);
        for (KnownKey key : keys) {
            if (key.property().type() == PropertyType.ITEMS_BY_NAME
                    || key.property().type() == PropertyType.TEXTS_BY_NAME) {
                if (letters.startsWith(Name.letters(key.property().key()))) {
                    return null;
                }
            }
        }
        return nearest(letters, List.of(), SLIP);
    }

    /** The property that was meant by a name in a file, null when that cannot be told. */
    @Nullable
    String nearest(String name) {
        List<String> written = Name.parts(name);
        String letters = Name.letters(name);
        String nearest = nearest(letters, written, Math.max(SLIP, letters.length() / SHARE));
        if (nearest != null || written.size() < 2) {
            return nearest;
        }
        String end = Name.letters(String.join("", written.subList(1, written.size())));
        for (KnownKey key : keys) {
            if (!end.isEmpty() && Name.letters(key.property().key()).endsWith(end)) {
                return key.property().key();
            }
        }
        return null;
    }

    private @Nullable String nearest(String letters, List<String> written, int most) {
        String nearest = null;
        int least = most + 1;
        for (KnownKey key : keys) {
            if (!key.property().type().isGroup()) {
                String candidate = named(key.property().key(), written);
                int distance = distance(letters, Name.letters(candidate));
                if (distance < least) {
                    least = distance;
                    nearest = candidate;
                }
            }
        }
        return nearest;
    }

    /** With the user's own name where ours has room for one. */
    private static String named(String key, List<String> written) {
        int at = Name.parts(key).indexOf(Property.NAME);
        return at < 0 || at >= written.size() ? key : key.replace("." + Property.NAME, "." + written.get(at));
    }

    /** How many letters have to be put in, left out or replaced. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
