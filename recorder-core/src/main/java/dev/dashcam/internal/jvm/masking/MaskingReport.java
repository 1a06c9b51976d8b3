/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.masking;

/**
 * What was taken out of JFR's bytes.
 *
 * @param chunks how many chunks of JFR there were
 * @param eventsBlanked events whose texts were overwritten for what they are, whatever they held: environment, properties,
 *     arguments, other processes; and events of types that their chunk does not describe
 * @param stringsMasked texts that held something to hide, each as often as it was stored
 */
public record MaskingReport(int chunks, int eventsBlanked, int stringsMasked) {}
