/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/**
 * Makes each HTTP request of a Spring MVC application a task. Not for applications: public for the starter's other packages, to
 * which a request with its task is handed.
 */
@NullMarked
package dev.dashcam.spring.web;

import org.jspecify.annotations.NullMarked;
