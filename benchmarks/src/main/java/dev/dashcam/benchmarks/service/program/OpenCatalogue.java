/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.service.program;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cache.annotation.EnableCaching;

/** What of the sample spring-shop does without Dashcam: its catalogue, all its tables, and every library. Serves until it is ended. */
@SpringBootApplication(scanBasePackages = "dev.dashcam.samples.springshop.catalogue")
@AutoConfigurationPackage(
        basePackages = {"dev.dashcam.samples.springshop.catalogue", "dev.dashcam.samples.springshop.orders"})
@EnableCaching
public class OpenCatalogue {
    /** How the line begins that has the port. */
    public static final String OPEN = "open at port ";

    /** Starts the service. */
    public static void main(String[] arguments) {
        System.out.println(OPEN
                + SpringApplication.run(OpenCatalogue.class, arguments)
                        .getEnvironment()
                        .getProperty("local.server.port"));
    }
}
