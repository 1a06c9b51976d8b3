/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
/** What the pages for people say, tried: snippets compile, links lead somewhere, commands exist. */
@NullMarked
package dev.dashcam.integration.documentation;

import org.jspecify.annotations.NullMarked;
