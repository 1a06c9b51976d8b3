/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.configuration.keys.Property;
import dev.dashcam.configuration.keys.PropertyType;
import dev.dashcam.configuration.keys.Source;
import dev.dashcam.configuration.settings.RuleSettings;
import dev.dashcam.configuration.settings.Settings;
import dev.dashcam.log.LogLevel;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigurationTest {
    @Test
    void nothingSet_isWhatThePageSays() {
        Settings settings = file(Map.of());
        assertThat(settings.enabled()).isTrue();
        assertThat(settings.window()).hasSeconds(30);
        assertThat(settings.memoryBytes()).isNull();
        assertThat(settings.triggers().latency().threshold()).hasMillis(500);
        assertThat(settings.spool().maxBytes()).isEqualTo(512L << 20);
        assertThat(settings.sinks().file()).isNull();
        assertThat(settings.sinks().s3()).isNull();
    }

    @Test
    void everyDefault_isAllowedAndTheSameWhenItIsSet() {
        Map<String, String> defaults = new HashMap<>();
        for (Property property : Settings.properties()) {
            if (property.otherwise() != null && !property.key().contains("sinks.")) {
                defaults.put(property.key().replace("NAME", "own"), property.otherwise());
            }
        }
        assertThat(defaults).hasSizeGreaterThan(60);
        Settings set = file(defaults);
        assertThat(set.limits()).isEqualTo(file(Map.of()).limits());
        assertThat(set.spool()).isEqualTo(file(Map.of()).spool());
        assertThat(set.jvm()).isEqualTo(file(Map.of()).jvm());
        assertThat(set.triggers().errorRate())
                .isEqualTo(file(Map.of()).triggers().errorRate());
        assertThat(set.triggers().exceptions()).containsOnlyKeys("own");
    }

    @ParameterizedTest
    @CsvSource({"max-size", "maxSize", "max_size", "MAX-SIZE"})
    void name_mayBeWrittenInSeveralWays(String name) {
        assertThat(file(Map.of("dashcam.spool." + name, "1GB")).spool().maxBytes())
                .isEqualTo(1L << 30);
    }

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "10s, PT10S",
        "2m, PT2M",
        "1h, PT1H",
        "1500000us, PT1.5S",
        "PT5S, PT5S",
        "5000, PT5S",
        " 7 s , PT7S",
        "'', PT30S"
    })
    void duration_isUnderstood(String text, Duration window) {
        assertThat(file(Map.of("dashcam.triggers.startup.threshold", text))
                        .triggers()
                        .startup()
                        .threshold())
                .isEqualTo(window);
    }

    @ParameterizedTest
    @CsvSource({"64MB, 67108864", "4194304, 4194304", "2GB, 2147483648", "3000 KB, 3072000", "2097152B, 2097152"})
    void size_isUnderstood(String text, long bytes) {
        assertThat(file(Map.of("dashcam.memory", text)).memoryBytes()).isEqualTo(bytes);
    }

    @Test
    void listOfGroups_isInTheOrderOfItsNumbers() {
        Map<String, String> routes = new HashMap<>();
        for (int i = 0; i < 12; i++) {
            routes.put("dashcam.triggers.latency.routes[" + i + "].route", "/r" + i);
        }
        routes.put("dashcam.triggers.latency.routes[11].threshold", "2s");
        routes.put("dashcam.triggers.latency.routes[10].enabled", "off");
        List<RuleSettings.Route> read = file(routes).triggers().latency().routes();
        assertThat(read)
                .extracting(RuleSettings.Route::route)
                .containsExactly("/r0", "/r1", "/r2", "/r3", "/r4", "/r5", "/r6", "/r7", "/r8", "/r9", "/r10", "/r11");
        assertThat(read.get(11).threshold()).hasSeconds(2);
        assertThat(read.get(10).enabled()).isFalse();
    }

    @Test
    void groupsByName_keepTheUsersNames() {
        Settings settings = file(Map.of(
                "dashcam.triggers.named.slow-checkout.cooldown", "5m",
                "dashcam.triggers.logs.payments.level", "warn",
                "dashcam.triggers.metrics.pool.meter", "hikaricp.connections.pending",
                "dashcam.triggers.metrics.pool.above", "0",
                "dashcam.triggers.metrics.pool.tags.http.route", "/a",
                "dashcam.sinks.http.url", "https://h/upload",
                "dashcam.sinks.http.headers.X-Api-Key", "secret"));
        assertThat(settings.triggers().named().get("slow-checkout").cooldown()).hasMinutes(5);
        assertThat(settings.triggers().logs().get("payments").level()).isEqualTo(LogLevel.WARN);
        assertThat(settings.triggers().metrics().get("pool").tags()).containsExactly(Map.entry("http.route", "/a"));
        assertThat(settings.triggers().metrics().get("pool").above()).isZero();
        assertThat(settings.sinks().http()).isNotNull();
        assertThat(settings.sinks().http().headers()).containsExactly(Map.entry("X-Api-Key", "secret"));
    }

    @ParameterizedTest
    @CsvSource({"DASHCAM_ON_ERROR", "DASHCAM_ONERROR", "dashcam_on_error"})
    void variable_mayLeaveDashesOut(String variable) {
        assertThat(environment(Map.of(variable, "disable")).onError()).isEqualTo(Settings.OnError.DISABLE);
    }

    @Test
    void variables_reachListsAndNames() {
        Settings settings = environment(Map.of(
                "DASHCAM_TRIGGERS_STUCK_ROUTES_0_ROUTE", "/reports/**",
                "DASHCAM_TRIGGERS_STUCK_ROUTES_0_THRESHOLD", "2m",
                "DASHCAM_TRIGGERS_ERROR_RATE_IGNORE_STATUSES", "429, 503",
                "DASHCAM_ENCRYPTION_RECIPIENTS_0", "age1a",
                "DASHCAM_TRIGGERS_NAMED_SLOW_CHECKOUT_COOLDOWN", "5m",
                "DASHCAM_SINKS_HTTP_HEADERS_X_API_KEY", "secret"));
        assertThat(settings.triggers().stuck().routes())
                .containsExactly(new RuleSettings.Route("/reports/**", Duration.ofMinutes(2), true));
        assertThat(settings.triggers().errorRate().ignoreStatuses()).containsExactly(429, 503);
        assertThat(settings.recipients()).containsExactly("age1a");
        assertThat(settings.triggers().named()).containsOnlyKeys("slow-checkout");
        assertThat(settings.sinks().http()).isNotNull();
        assertThat(settings.sinks().http().headers()).containsOnlyKeys("x-api-key");
    }

    @Test
    void firstPlace_countsForOnePropertyAndForOneList() {
        Settings settings = Mistaken.configuration(
                        Map.of(
                                "dashcam.window", "1m",
                                "dashcam.service", "shop",
                                "dashcam.triggers.latency.routes[0].route", "/a",
                                "dashcam.triggers.latency.routes[1].route", "/b",
                                "dashcam.triggers.error-rate.ignore-statuses", "503"),
                        Map.of(
                                "DASHCAM_WINDOW", "2m",
                                "DASHCAM_TRIGGERS_LATENCY_ROUTES_0_ROUTE", "/c",
                                "DASHCAM_TRIGGERS_ERROR_RATE_IGNORE_STATUSES_0", "429"))
                .settings();
        assertThat(settings.window()).hasMinutes(2);
        assertThat(settings.service()).isEqualTo("shop");
        assertThat(settings.triggers().latency().routes())
                .extracting(RuleSettings.Route::route)
                .containsExactly("/c");
        assertThat(settings.triggers().errorRate().ignoreStatuses()).containsExactly(429);
    }

    @Test
    void emptyGroup_asYamlLeavesIt_isNoMistake() {
        Configuration configuration =
                Mistaken.configuration(Map.of("dashcam.triggers", "", "dashcam.triggers.latency.routes", ""), Map.of());
        assertThat(configuration.settings().triggers().latency().routes()).isEmpty();
    }

    @Test
    void everyKey_isFoundByItsNameAndByItsVariable() {
        for (Property property : Settings.properties()) {
            if (property.otherwise() != null && property.type() != PropertyType.TEXT) {
                String key = property.key().replace("NAME", "own");
                assertThat(Mistaken.message(Map.of(key, "?!"), Map.of()))
                        .contains("  " + key + " (dashcam.properties)", "?!");
                String variable = key.replace("[0]", "_0")
                        .replace('.', '_')
                        .replace('-', '_')
                        .toUpperCase(java.util.Locale.ROOT);
                assertThat(Mistaken.message(Map.of(), Map.of(variable, "?!")))
                        .contains("  " + key + " (the environment)");
            }
        }
    }

    @Test
    void variables_areReadBeforeTheFileAndSystemPropertiesBeforeBoth() {
        Configuration configuration = new Configuration(List.of(
                Mistaken.source(Source.Kind.SYSTEM_PROPERTIES, Map.of("dashcam.service", "one"), "-D"),
                Mistaken.source(Source.Kind.ENVIRONMENT, Map.of("DASHCAM_SERVICE", "two"), "env"),
                Mistaken.source(Source.Kind.FILE, Map.of("dashcam.service", "three"), "file")));
        assertThat(configuration.settings().service()).isEqualTo("one");
    }

    private static Settings file(Map<String, String> texts) {
        return Mistaken.configuration(texts, Map.of()).settings();
    }

    private static Settings environment(Map<String, String> texts) {
        return Mistaken.configuration(Map.of(), texts).settings();
    }
}
