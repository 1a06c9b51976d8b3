/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/**
 * Keeps the recorder off in Spring's test contexts. Not for applications: public for the starter's other packages, and what
 * Spring's test framework finds.
 */
@NullMarked
package dev.dashcam.spring.testing;

import org.jspecify.annotations.NullMarked;
