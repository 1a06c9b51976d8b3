/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/**
 * The recorder as code finds it that Spring does not inject anything into. Not for applications: public for the starter's other
 * packages, and what Micrometer finds as a service.
 */
@NullMarked
package dev.dashcam.spring.context;

import org.jspecify.annotations.NullMarked;
