/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The versions of Spring Boot that the page names are those that the build has. */
final class DocumentedVersionsTest {
    private static final Pattern BUILT = Pattern.compile("<spring-boot\\.version>([^<]+)</spring-boot\\.version>");
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| (\\d+\\.\\d+\\.\\d+) \\|");

    @Test
    void versionsOfThePage_areThoseOfTheBuild() throws IOException {
        List<String> documented = DOCUMENTED
                .matcher(read("docs/spring-boot.md"))
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(documented)
                .containsExactly(
                        built("pom.xml"),
                        built("spring-boot-starter-tests/boot-4.0/pom.xml"),
                        built("spring-boot-starter-tests/boot-4.1/pom.xml"));
        assertThat(documented).contains(System.getProperty("expected.spring-boot.version"));
        assertThat(read("CHANGELOG.md"))
                .contains("on " + documented.get(0) + ", " + documented.get(1) + " and " + documented.get(2));
    }

    private static String built(String pom) throws IOException {
        List<MatchResult> found = BUILT.matcher(read(pom)).results().toList();
        assertThat(found).as(pom).hasSize(1);
        return found.get(0).group(1);
    }

    private static String read(String file) throws IOException {
        Path path = DocumentedPropertiesTest.ROOT.resolve(file);
        return Files.readString(path);
    }
}
