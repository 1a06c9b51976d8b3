/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.FlightRecorder;
import dev.dashcam.configuration.Configuration;
import dev.dashcam.configuration.settings.Settings;
import dev.dashcam.sink.SinkStatus;
import dev.dashcam.sink.StoreStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

/** The configuration that the pages show is one that the recorder takes. */
final class DocumentedPropertiesTest {
    static final Path ROOT = root();
    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```yaml\\R(.*?)^ *```$");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+)}");
    private static final String RECIPIENT = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";

    @TempDir
    Path folder;

    record Block(String page, String text) {
        @Override
        public String toString() {
            return page + ": " + text.lines().findFirst().orElse("");
        }
    }

    /** These tests are run in other modules too. */
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    static List<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            for (Path page : Stream.concat(docs, Stream.of(ROOT.resolve("README.md")))
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                BLOCK.matcher(Files.readString(page))
                        .results()
                        .map(block -> new Block(
                                page.getFileName().toString(), block.group(1).stripIndent()))
                        .filter(block -> block.text().contains("dashcam"))
                        .forEach(blocks::add);
            }
        }
        return blocks;
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void everyProperty_isKnown(Block block) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        Map<String, Object> values = new HashMap<>();
        PLACEHOLDER.matcher(block.text()).results().forEach(found -> values.put(found.group(1), "https://h/x"));
        environment.getPropertySources().addFirst(new MapPropertySource("values", values));
        environment.getPropertySources().addFirst(yaml(block));
        assertThat(new Configuration(SpringSources.of(environment)).mistakes()).isEmpty();
    }

    @Test
    void linesForProduction_startARecorderWithASink() throws IOException {
        List<String> properties = new ArrayList<>();
        EnumerablePropertySource<?> yaml = yaml(block(0));
        for (String name : yaml.getPropertyNames()) {
            String value = String.valueOf(yaml.getProperty(name));
            properties.add(name + "=" + value.replace("age1...", RECIPIENT).replace("/var/lib", folder.toString()));
        }
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(DashcamAutoConfiguration.class))
                .withPropertyValues(properties.toArray(String[]::new))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    FlightRecorder recorder = context.getBean(FlightRecorder.class);
                    StoreStatus store = recorder.status().storeStatus();
                    assertThat(store).isNotNull();
                    assertThat(store.sinks()).extracting(SinkStatus::name).containsExactly("s3");
                    assertThat(recorder.status().recording()).isTrue();
                    assertThat(folder.resolve("dashcam")).isDirectory();
                });
    }

    @Test
    void deploymentForKubernetes_setsWhatIsKnown() throws IOException {
        EnumerablePropertySource<?> yaml = yaml(block(3));
        Map<String, Object> variables = new HashMap<>();
        String container = "spec.template.spec.containers[0].";
        for (int i = 0; yaml.containsProperty(container + "env[" + i + "].name"); i++) {
            Object value = yaml.getProperty(container + "env[" + i + "].value");
            variables.put(
                    String.valueOf(yaml.getProperty(container + "env[" + i + "].name")),
                    value == null ? "https://h/secret" : value);
        }
        assertThat(variables).hasSize(6);
        assertThat(known()).containsAll(variables.keySet());
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", variables));
        Settings set = new Configuration(SpringSources.of(environment)).settings();
        assertThat(set.memoryBytes()).isEqualTo(64 << 20);
        assertThat(set.spool().directory()).isEqualTo(yaml.getProperty(container + "volumeMounts[0].mountPath"));
        assertThat(set.recipients()).containsExactly("age1...");
        assertThat(set.sinks().s3()).isNotNull();
        assertThat(set.sinks().webhook()).isNotNull();
        assertThat(yaml.getProperty("spec.template.spec.volumes[0].name"))
                .isEqualTo(yaml.getProperty(container + "volumeMounts[0].name"));
        assertThat(yaml.getProperty(container + "resources.limits.memory")).isEqualTo(768 + 64 + "Mi");
    }

    /** Of the page about production, in its order. */
    private static Block block(int index) throws IOException {
        return blocks().stream()
                .filter(block -> block.page().equals("production.md"))
                .toList()
                .get(index);
    }

    /** The names of all properties as variables of the environment. */
    private static List<String> known() {
        return Settings.properties().stream()
                .map(property ->
                        property.key().replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT))
                .toList();
    }

    private static EnumerablePropertySource<?> yaml(Block block) throws IOException {
        return (EnumerablePropertySource<?>) new YamlPropertySourceLoader()
                .load(block.page(), new ByteArrayResource(block.text().getBytes(StandardCharsets.UTF_8)))
                .get(0);
    }
}
