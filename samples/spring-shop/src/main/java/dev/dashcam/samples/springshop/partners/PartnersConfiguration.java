/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.springshop.partners;

import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
class PartnersConfiguration {

    @Bean
    Partners partnerServices() throws IOException {
        return new Partners();
    }

    /** For calls of them. */
    @Bean
    RestClient partners(RestClient.Builder builder, Partners services) {
        return builder.baseUrl(services.address()).build();
    }
}
