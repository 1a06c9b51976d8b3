/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.masking;

import java.util.List;

/** A type as a chunk describes it. */
record TypeDescription(long id, String name, List<Field> fields) {
    /**
     * A field of it.
     *
     * @param constant whether the value is a constant and only its number stands here
     */
    record Field(String name, long type, boolean constant, boolean array) {}
}
