/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** The age format, version 1, as far as X25519 recipients go: how a file is encrypted for owners of keys. Not part of the API. */
@NullMarked
package dev.dashcam.internal.age;

import org.jspecify.annotations.NullMarked;
