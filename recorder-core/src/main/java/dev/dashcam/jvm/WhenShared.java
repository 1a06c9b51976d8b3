/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.jvm;

/**
 * What becomes of our thresholds while somebody else records the JVM's events too. They hold for the whole JVM: the lowest that
 * anybody asks for is everybody's.
 */
public enum WhenShared {
    /** We keep to theirs, so that their recording stays what it was. */
    RESPECT,
    /** We keep our own, lower ones: their recording gets our events too, and grows. */
    LOWER
}
