/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.json;

import java.util.regex.Pattern;

/** How JSON spells numbers, which is narrower than how Java reads them. */
final class JsonNumber {
    private JsonNumber() {}

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    static boolean isValid(CharSequence text) {
        return NUMBER.matcher(text).matches();
    }
}
