/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** The endpoints of Spring Boot's Actuator. */
@NullMarked
package dev.dashcam.spring.actuate;

import org.jspecify.annotations.NullMarked;
