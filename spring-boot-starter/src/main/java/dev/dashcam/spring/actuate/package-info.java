/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/**
 * The endpoints of Spring Boot's Actuator, public as those of Spring Boot are, so that an application may extend them. The
 * configuration is for the starter's own.
 */
@NullMarked
package dev.dashcam.spring.actuate;

import org.jspecify.annotations.NullMarked;
