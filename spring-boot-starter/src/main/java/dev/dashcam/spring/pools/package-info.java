/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/**
 * Counts the connections of the application's pool. Not for applications: public for the starter's other packages, which put it in
 * place.
 */
@NullMarked
package dev.dashcam.spring.pools;

import org.jspecify.annotations.NullMarked;
