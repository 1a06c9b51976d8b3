/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.redaction;

/** In place of ours, before it on the class path: no name says that something is a secret. */
final class SecretNames {
    private SecretNames() {}

    static boolean hidesText(String name) {
        return false;
    }

    static boolean hidesNumber(String name) {
        return false;
    }
}
