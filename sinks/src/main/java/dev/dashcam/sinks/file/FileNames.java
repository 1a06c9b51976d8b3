/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.file;

import dev.dashcam.sink.DeliveryException;
import dev.dashcam.sink.SnapshotLabel;
import dev.dashcam.sinks.internal.template.LabelTemplate;

/** What files are called in the folder: always inside it, never hidden. Immutable. */
final class FileNames {
    static final FileNames DEFAULT = parse("{key}");

    private final LabelTemplate template;

    private FileNames(LabelTemplate template) {
        this.template = template;
    }

    static FileNames parse(String text) {
        LabelTemplate template = LabelTemplate.parse(text);
        if (!template.has("key") && !template.has("id")) {
            throw new IllegalArgumentException(
                    "There is neither {key} nor {id} in \"" + text + "\", so that all snapshots would have one name.");
        }
        if (!isInside(text.replaceAll("\\{[a-zA-Z]+}", "x"))) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no name of a file in a folder: letters, digits, . _ -"
                            + " and placeholders between slashes, no dot first.");
        }
        return new FileNames(template);
    }

    String of(SnapshotLabel label) throws DeliveryException {
        String name = template.fill(label);
        if (!isInside(name)) {
            throw DeliveryException.refused("its key is no name of a file");
        }
        return name;
    }

    /** Whether it leads nowhere but into the folder, on every system. */
    static boolean isInside(String name) {
        for (String part : name.split("/", -1)) {
            if (part.isEmpty() || part.length() > 255 || part.charAt(0) == '.' || !isPlain(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(String part) {
        return part.chars()
                .allMatch(c -> (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || c == '.'
                        || c == '_'
                        || c == '-');
    }
}
