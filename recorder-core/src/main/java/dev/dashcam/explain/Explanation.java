/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.explain;

/**
 * A recording in words.
 *
 * @param verdict the one sentence that says what happened and why; no line break
 * @param text the whole account as plain text, lines ending in {@code \n}
 */
public record Explanation(String verdict, String text) {}
