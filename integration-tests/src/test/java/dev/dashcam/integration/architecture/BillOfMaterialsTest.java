/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class BillOfMaterialsTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern MODULE = Pattern.compile("<module>(.*?)</module>");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(dashcam-[^<]*)</artifactId>");
    private static final String PARENT = "dashcam-parent";
    private static final String NOT_PUBLISHED = "<maven.deploy.skip>true</maven.deploy.skip>";

    @Test
    void everyModuleThatIsPublished_isInIt() throws IOException {
        List<String> published = new ArrayList<>();
        for (String module : all(MODULE, "pom.xml")) {
            Path pom = Path.of(module, "pom.xml");
            if (!module.equals("bom") && !read(pom.toString()).contains(NOT_PUBLISHED)) {
                published.add(all(ARTIFACT, pom.toString()).stream()
                        .filter(artifact -> !artifact.equals(PARENT))
                        .findFirst()
                        .orElseThrow());
            }
        }

        assertThat(all(ARTIFACT, "bom/pom.xml"))
                .filteredOn(artifact -> !artifact.equals("dashcam-bom"))
                .containsExactlyInAnyOrderElementsOf(published);
    }

    private static List<String> all(Pattern pattern, String file) throws IOException {
        Stream<MatchResult> found = pattern.matcher(read(file)).results();
        return found.map(match -> match.group(1)).toList();
    }

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }
}
