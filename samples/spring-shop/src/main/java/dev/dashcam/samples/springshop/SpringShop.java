/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.springshop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

/** A shop as many are. What it has of Dashcam: a dependency, a property, and two places that tell more than Spring can. */
@SpringBootApplication
@EnableCaching
@EnableAsync
@EnableScheduling
public class SpringShop {
    /** Opens the shop. */
    public static void main(String[] arguments) {
        SpringApplication.run(SpringShop.class, arguments);
    }
}
