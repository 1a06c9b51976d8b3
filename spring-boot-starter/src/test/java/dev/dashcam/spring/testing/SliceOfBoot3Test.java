/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.testing;

import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.test.context.ContextConfiguration;

final class SliceOfBoot3Test extends SliceTest {
    SliceOfBoot3Test() {
        super(Slice.class);
    }

    @WebMvcTest
    @ContextConfiguration(classes = Shop.class)
    static class Slice {}
}
