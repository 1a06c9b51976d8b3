/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DocumentationTest {
    private static final Pattern SCRIPT = Pattern.compile("(?m)(?:^|[\\s`$])(\\./[\\w.-]+|\\.ci/run)");

    @TempDir
    Path classes;

    static List<Page> pages() {
        return Page.all();
    }

    @Test
    void readme_showsCodeThatCompiles() {
        List<String> snippets = Page.readme().blocks("java");
        assertThat(snippets).isNotEmpty();

        assertThat(compilationErrorsOf(String.join("\n", snippets))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void links_leadSomewhere(Page page) {
        assertThat(page.links()).allSatisfy(target -> assertThat(target).exists());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void scripts_exist(Page page) {
        Stream<Path> scripts = SCRIPT.matcher(page.text()).results().map(match -> Page.ROOT.resolve(match.group(1)));

        assertThat(scripts).allSatisfy(script -> assertThat(script).exists());
    }

    @Test
    void scripts_areExecutable() {
        assertThat(Stream.of(
                                "demo",
                                "dashcam",
                                ".ci/run",
                                "integration-tests/container-test",
                                "integration-tests/full-disk-test",
                                "samples/spring-shop/destinations",
                                "samples/spring-shop/load",
                                "samples/spring-shop/ten-minutes")
                        .map(Page.ROOT::resolve)
                        .filter(script -> !Files.isExecutable(script)))
                .isEmpty();
    }

    private String compilationErrorsOf(String statements) {
        String program = """
                import dev.dashcam.*;
                import dev.dashcam.snapshot.*;
                import dev.dashcam.task.*;
                import dev.dashcam.triggers.*;
                import java.nio.file.Path;
                import java.time.Duration;
                class Snippets {
                    void run() throws Exception {
                        %s
                    }
                }
                """.formatted(statements);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        compiler.getTask(
                        errors,
                        null,
                        null,
                        List.of("-cp", System.getProperty("java.class.path"), "-d", classes.toString(), "-proc:none"),
                        null,
                        List.of(new Source(program)))
                .call();
        return errors.toString();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Snippets.java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
