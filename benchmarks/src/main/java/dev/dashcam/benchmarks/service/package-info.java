/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** What it costs a Spring Boot service that is visited: processor time and response times. */
@NullMarked
package dev.dashcam.benchmarks.service;

import org.jspecify.annotations.NullMarked;
