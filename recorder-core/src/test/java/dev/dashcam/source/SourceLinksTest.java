/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceLinksTest {
    private static final String COMMIT = "1f2e3d4c5b6a79880716253443526170ffeeddcc";

    private static SourceLinks links(String... urls) {
        return new SourceLinks(Stream.of(urls).map(SourceUrl::parse).toList(), COMMIT, List.of("com.acme"));
    }

    private static StackTraceElement frame(String className) {
        return new StackTraceElement(className, "run", null, 12);
    }

    @Test
    void firstUrlThatIsForAClass_counts() {
        SourceLinks links =
                links("com.acme.tax=https://tax/{path}", "https://shop/{path}", "org.lib=https://lib/{path}");

        assertThat(links.of(frame("com.acme.tax.Rates"))).isEqualTo("https://tax/com/acme/tax/Rates.java");
        assertThat(links.of(frame("com.acme.Shop"))).isEqualTo("https://shop/com/acme/Shop.java");
        assertThat(links.of(frame("org.lib.Pool"))).isEqualTo("https://lib/org/lib/Pool.java");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.Thread",
                "com.zaxxer.hikari.pool.HikariPool",
                "com.acmeandsons.Shop",
                "com.acme.Shop$$SpringCGLIB$$0",
                "com.acme.Shop$$Lambda/0x00007f1c2c0a1c00",
                "com.acme.$Proxy12",
            })
    void codeThatIsNotTheServicesOwn_hasNoLink(String className) {
        assertThat(links("https://shop/{path}").of(frame(className))).isNull();
    }

    @Test
    void ownCode_isWhatIsInTheServicesPackages() {
        assertThat(links().isOwn(frame("com.acme.Shop$Cart"))).isTrue();
        assertThat(links().isOwn(frame("com.acme.Shop$$SpringCGLIB$$0"))).isFalse();
        assertThat(links("org=https://org/{path}").isOwn(frame("org.lib.Pool"))).isFalse();
    }

    @Test
    void libraryOrJdk_hasALinkWhereAUrlIsForIt() {
        assertThat(links("java=https://jdk/{path}").of(frame("java.util.HashMap$Node")))
                .isEqualTo("https://jdk/java/util/HashMap.java");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void configuration_isReadAsItWasWritten(int count) {
        String[] urls = Stream.of(
                        "com.acme.tax=https://tax/{commit}/{path}", "https://shop/{path}", "org=https://org/{file}")
                .limit(count)
                .toArray(String[]::new);
        Map<String, String> written = links(urls).configuration();

        assertThat(written).containsEntry("source.commit", COMMIT).containsEntry("source.packages", "com.acme");
        assertThat(written).containsKey(count == 1 ? "dashcam.source-url" : "dashcam.source-url[0]");
        assertThat(SourceLinks.of(written).configuration()).isEqualTo(written);
        assertThat(SourceLinks.of(written).of(frame("com.acme.tax.Rates")))
                .isEqualTo("https://tax/" + COMMIT + "/com/acme/tax/Rates.java");
    }

    @Test
    void configurationOfAnyFile_leadsNowhereElse() {
        SourceLinks links = SourceLinks.of(Map.of(
                "dashcam.source-url[0]", "com=javascript:alert('{path}')",
                "dashcam.source-url[1]", "com=https://shop/{commit}/{path}",
                "source.commit", "../../evil"));

        assertThat(links.of(frame("com.acme.Shop"))).isNull();
        assertThat(links.configuration()).containsOnlyKeys("dashcam.source-url");
        assertThat(links.problem()).startsWith("the commit is not known");
    }

    @Test
    void classesInNoPackage_areOwnCodeOfAMainClassInNone() {
        SourceLinks written = new SourceLinks(List.of(SourceUrl.parse("https://shop/{path}")), null, List.of(""));
        SourceLinks links = SourceLinks.of(written.configuration());

        assertThat(links.of(frame("Main$Work"))).isEqualTo("https://shop/Main.java");
        assertThat(links.of(frame("com.acme.Shop"))).isNull();
        assertThat(links.problem()).isNull();
    }

    @Test
    void problem_isSaidOnlyWhereThereAreUrls() {
        assertThat(new SourceLinks(List.of(), null, List.of()).problem()).isNull();
        List<SourceUrl> plain = List.of(SourceUrl.parse("https://shop/{path}"));
        assertThat(new SourceLinks(plain, null, List.of("com.acme")).problem()).isNull();
        assertThat(new SourceLinks(plain, null, List.of()).problem()).contains("com.acme=https://");
        List<SourceUrl> withCommit = List.of(SourceUrl.parse("https://shop/{commit}/{path}"));
        assertThat(new SourceLinks(withCommit, null, List.of("com.acme")).problem())
                .contains("git.properties", "{commit}");
        assertThat(new SourceLinks(withCommit, COMMIT, List.of("com.acme")).problem())
                .isNull();
    }
}
