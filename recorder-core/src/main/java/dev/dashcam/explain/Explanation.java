/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.explain;

import org.jspecify.annotations.Nullable;

/**
 * A recording in words.
 *
 * @param verdict the one sentence that says what happened and why; no line break
 * @param because the cause of the slowness alone, as a clause that follows a comma, such as {@code 641 ms of it in lock inventory};
 *     null when it is not known
 * @param text the whole account as plain text, lines ending in {@code \n}
 */
public record Explanation(String verdict, @Nullable String because, String text) {}
