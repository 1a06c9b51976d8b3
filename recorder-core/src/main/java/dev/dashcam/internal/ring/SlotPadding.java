/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

/** Keeps what a slot writes at every event off the cache lines of the object before it on the heap. */
abstract class SlotPadding {
    long before01, before02, before03, before04, before05, before06, before07, before08;
    long before09, before10, before11, before12, before13, before14, before15;
}
