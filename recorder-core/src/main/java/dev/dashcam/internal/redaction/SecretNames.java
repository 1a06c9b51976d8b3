/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.redaction;

import java.util.regex.Pattern;

/** Tells by the name of a value whether nobody is meant to read it. */
final class SecretNames {
    private static final String PASSWORDS = "pass(?:word|wd|phrase)|pwd|secret";

    /** Of these a number may be one too, where that of tokens is rather how many there were. */
    private static final Pattern ANY_VALUE = Pattern.compile("(?i)" + PASSWORDS);

    private static final Pattern TEXT = Pattern.compile("(?i)(?:" + PASSWORDS
            + "|token|credential|authorization|cookie|session[_.-]?id$|jwt$|bearer|signature$"
            + "|(?:api|access|account|private|encryption)[_.-]?key)");

    private SecretNames() {}

    /** Whether a text of this name must not leave. */
    static boolean hidesText(String name) {
        return TEXT.matcher(name).find();
    }

    /** Whether a number of this name must not either. */
    static boolean hidesNumber(String name) {
        return ANY_VALUE.matcher(name).find();
    }
}
