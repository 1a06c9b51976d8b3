/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.columns;

/** Where the attributes of a task's end lie in the columns. */
final class AttributePosition {
    int count;
    private int tags;
    private int numbers;
    private int fixed;
    private int text;

    void set(int attributes, ThreadCursor cursor) {
        count = attributes;
        tags = cursor.tags;
        numbers = cursor.numbers;
        fixed = cursor.fixed;
        text = cursor.text;
    }

    /** Sets a cursor to the first attribute. */
    void restore(ThreadCursor cursor) {
        cursor.tags = tags;
        cursor.numbers = numbers;
        cursor.fixed = fixed;
        cursor.text = text;
    }
}
