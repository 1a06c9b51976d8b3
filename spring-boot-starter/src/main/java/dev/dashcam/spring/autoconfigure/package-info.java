/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/**
 * Puts a recorder into a Spring Boot application, from the properties {@code dashcam.*}. An application may name the
 * auto-configuration, to leave it out or to come after it.
 */
@NullMarked
package dev.dashcam.spring.autoconfigure;

import org.jspecify.annotations.NullMarked;
