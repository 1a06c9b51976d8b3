/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.benchmarks.startup.shop;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cache.annotation.EnableCaching;

/**
 * What of the sample spring-shop does without Dashcam: its catalogue, all its tables, and every library. Starts, says when it
 * was ready and what CPU time it had taken by then, and ends.
 */
@SpringBootApplication(scanBasePackages = "dev.dashcam.samples.springshop.catalogue")
@AutoConfigurationPackage(
        basePackages = {"dev.dashcam.samples.springshop.catalogue", "dev.dashcam.samples.springshop.orders"})
@EnableCaching
public class Catalogue {
    /** How the line begins that has the milliseconds since 1970 and those of CPU time. */
    public static final String READY = "ready ";

    /** Starts the service. */
    public static void main(String[] arguments) {
        SpringApplication.run(Catalogue.class, arguments);
        Instant ready = Instant.now();
        Duration cpu = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        System.out.println(READY + ready.toEpochMilli() + ' ' + cpu.toMillis());
        // nobody waits for an orderly end
        Runtime.getRuntime().halt(0);
    }
}
