/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.configuration.Configuration;
import dev.dashcam.configuration.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Where Spring has properties, there they are found, by whatever names Spring allows. */
final class SpringSourcesTest {
    private final StandardEnvironment environment = new StandardEnvironment();

    @Test
    void firstPlace_counts() {
        add(new MapPropertySource("last", Map.of("dashcam.window", "9s", "dashcam.service", "shop")));
        add(new MapPropertySource("first", Map.of("dashcam.window", "7s")));
        assertThat(settings().window()).isEqualTo(Duration.ofSeconds(7));
        assertThat(settings().service()).isEqualTo("shop");
    }

    @Test
    void placeholder_isFilledFromWhateverSpringKnows() {
        add(new MapPropertySource("values", Map.of("how.long", "11s")));
        add(new MapPropertySource("file", Map.of("dashcam.window", "${how.long}", "dashcam.service", "${name:shop}")));
        assertThat(settings().window()).isEqualTo(Duration.ofSeconds(11));
        assertThat(settings().service()).isEqualTo("shop");
    }

    @Test
    void valueThatIsNoText_isUnderstood() {
        add(new MapPropertySource(
                "defaults",
                Map.of(
                        "dashcam.window",
                        Duration.ofSeconds(12),
                        "dashcam.limits.per-hour",
                        7,
                        "dashcam.limits.dry-run",
                        List.of("latency", "heap"),
                        "dashcam.observations.keys",
                        new String[] {"order"})));
        assertThat(settings().window()).isEqualTo(Duration.ofSeconds(12));
        assertThat(settings().limits().perHour()).isEqualTo(7);
        assertThat(settings().limits().dryRun()).containsExactly("latency", "heap");
        assertThat(settings().observations().keys()).containsExactly("order");
    }

    @Test
    void placeThatDoesNotTellWhatItHas_isAskedForEachProperty() {
        add(new Directory(Map.of("dashcam.window", "13s", "dashcam.triggers.latency.threshold", "2s")));
        assertThat(settings().window()).isEqualTo(Duration.ofSeconds(13));
        assertThat(settings().triggers().latency().threshold()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void placeThatIsMadeOfOthers_mayHoldOneOfThese() {
        add(new Made(new Directory(Map.of("dashcam.window", "14s"))));
        assertThat(settings().window()).isEqualTo(Duration.ofSeconds(14));
    }

    @Test
    void variable_isFoundByItsName() {
        variables(Map.of("DASHCAM_TRIGGERS_LATENCY_ROUTES_0_ROUTE", "/a", "DASHCAM_LIMITS_PERHOUR", "8"));
        assertThat(settings().triggers().latency().routes())
                .singleElement()
                .satisfies(route -> assertThat(route.route()).isEqualTo("/a"));
        assertThat(settings().limits().perHour()).isEqualTo(8);
    }

    @Test
    void environmentWithAPrefix_isReadAsSpringReadsIt() {
        SpringApplication application = new SpringApplication(Empty.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setEnvironmentPrefix("acme");
        application.setEnvironment(environment);
        variables(Map.of("ACME_DASHCAM_WINDOW", "15s", "ACME_DASHCAM_LIMITS_PER_HOUR", "9", "MY_DASHCAM_URL", "x"));
        try (ConfigurableApplicationContext context = application.run()) {
            Configuration configuration = new Configuration(SpringSources.of(context.getEnvironment()));
            assertThat(configuration.mistakes()).isEmpty();
            assertThat(configuration.settings().window()).isEqualTo(Duration.ofSeconds(15));
            assertThat(configuration.settings().limits().perHour()).isEqualTo(9);
        }
    }

    private void add(PropertySource<?> source) {
        environment.getPropertySources().addFirst(source);
    }

    private void variables(Map<String, Object> variables) {
        environment
                .getPropertySources()
                .replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", variables));
    }

    private Settings settings() {
        Configuration configuration = new Configuration(SpringSources.of((ConfigurableEnvironment) environment));
        assertThat(configuration.mistakes()).isEmpty();
        return configuration.settings();
    }

    @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
    static class Empty {}

    /** Answers when it is asked, and knows no more, as JNDI does. */
    private static final class Directory extends PropertySource<Map<String, String>> {
        Directory(Map<String, String> entries) {
            super("directory", entries);
        }

        @Override
        public @Nullable Object getProperty(String name) {
            return getSource().get(name);
        }
    }

    /** What Spring makes of several places, of which one does not tell what it has. */
    private static final class Made extends EnumerablePropertySource<PropertySource<?>> {
        Made(PropertySource<?> only) {
            super("made", only);
        }

        @Override
        public String[] getPropertyNames() {
            throw new IllegalStateException("one of them does not tell");
        }

        @Override
        public @Nullable Object getProperty(String name) {
            return getSource().getProperty(name);
        }
    }
}
