/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.child.program;

import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** An application that writes its port into the file {@code child.port-file} when it is ready. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({Pages.class, EarlyBeans.class})
public class ServingApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(ServingApplication.class, arguments);
    }

    @Bean
    FirstToKnow firstToKnow() {
        return new FirstToKnow();
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> portFile() {
        return event -> {
            Contexts.began(event.getApplicationContext());
            var environment = event.getApplicationContext().getEnvironment();
            String file = environment.getProperty("child.port-file");
            if (file != null) {
                PortFile.write(Path.of(file), environment.getProperty("local.server.port", "none"));
            }
        };
    }
}
