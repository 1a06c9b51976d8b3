/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.springshop.stock;

import org.springframework.boot.task.ThreadPoolTaskExecutorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

@Configuration(proxyBeanMethods = false)
class RestockConfiguration {

    /** One restock at a time. */
    @Bean
    ThreadPoolTaskExecutor restockExecutor(ThreadPoolTaskExecutorBuilder builder) {
        return builder.corePoolSize(1)
                .maxPoolSize(1)
                .threadNamePrefix("restock-")
                .build();
    }
}
