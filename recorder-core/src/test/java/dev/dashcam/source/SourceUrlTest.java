/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceUrlTest {
    private static final String COMMIT = "1f2e3d4c5b6a79880716253443526170ffeeddcc";

    private static StackTraceElement frame(String className, int line) {
        return new StackTraceElement(className, "run", null, line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://github.com/acme/shop/blob/{commit}/src/main/java/{path}#L{line}"
                        + " | https://github.com/acme/shop/blob/1f2e3d4/src/main/java/com/acme/Shop.java#L88",
                "https://gitlab.com/acme/shop/-/blob/main/app/src/main/java/{path}#L{line}"
                        + " | https://gitlab.com/acme/shop/-/blob/main/app/src/main/java/com/acme/Shop.java#L88",
                "https://dev.azure.com/acme/_git/shop?path=/src/main/java/{path}&version=GC{commit}&line={line}&lineEnd={line}"
                        + " | https://dev.azure.com/acme/_git/shop?path=/src/main/java/com/acme/Shop.java&version=GC1f2e3d4&line=88&lineEnd=88",
                "https://sourcegraph.com/git.acme/shop@{commit}/-/blob/src/main/java/{path}?L{line}"
                        + " | https://sourcegraph.com/git.acme/shop@1f2e3d4/-/blob/src/main/java/com/acme/Shop.java?L88",
                "https://git.acme/search?q={file} | https://git.acme/search?q=Shop.java",
                "vscode://file/home/me/shop/src/main/java/{path}:{line}"
                        + " | vscode://file/home/me/shop/src/main/java/com/acme/Shop.java:88",
            })
    void template_becomesALink(String template, String link) {
        assertThat(SourceUrl.parse(template).of(frame("com.acme.Shop", 88), "1f2e3d4"))
                .isEqualTo(link);
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.Shop, com/acme/Shop.java",
        "com.acme.Shop$Inventory, com/acme/Shop.java",
        "com.acme.Shop$Inventory$1, com/acme/Shop.java",
        "Shop, Shop.java",
        "com.acme.$Shop, com/acme/%24Shop.java",
        "com.acme.ShopKt, com/acme/Shop.kt",
        "com.acme.Kt, com/acme/Kt.java",
        "com.ac\u00e9.Stra\u00dfe, com/ac%C3%A9/Stra%C3%9Fe.java",
    })
    void path_isThatOfTheOutermostClass(String className, String path) {
        assertThat(SourceUrl.parse("https://git/{path}").of(frame(className, 1), null))
                .isEqualTo("https://git/" + path);
    }

    @ParameterizedTest
    @CsvSource({
        "https://git/src/main/kotlin/{path}, https://git/src/main/kotlin/com/acme/Shop.kt",
        "https://git/src/main/scala/{path}, https://git/src/main/scala/com/acme/Shop.scala",
        "https://git/src/main/groovy/{path}, https://git/src/main/groovy/com/acme/Shop.groovy",
        "https://git/kotlin-shop/src/{path}, https://git/kotlin-shop/src/com/acme/Shop.java",
    })
    void extension_isThatOfTheLanguageWhoseFolderTheFileIsIn(String template, String link) {
        assertThat(SourceUrl.parse(template).of(frame("com.acme.Shop$Companion", 1), null))
                .isEqualTo(link);
    }

    @ParameterizedTest
    @CsvSource({
        "Orders.kt, com/acme/Orders.kt",
        "My File.java, com/acme/Shop.java",
        "../../secret.java, com/acme/Shop.java",
        "SourceFile, com/acme/Shop.java",
        "'', com/acme/Shop.java",
    })
    void fileOfTheFrame_countsWhereItIsOne(String file, String path) {
        StackTraceElement frame = new StackTraceElement("com.acme.Shop", "run", file, 3);
        assertThat(SourceUrl.parse("https://git/{path}").of(frame, null)).isEqualTo("https://git/" + path);
    }

    @Test
    void whatIsNotKnown_givesNoLink() {
        SourceUrl url = SourceUrl.parse("https://git/{commit}/{path}#L{line}");
        assertThat(url.of(frame("com.acme.Shop", 7), COMMIT))
                .isEqualTo("https://git/" + COMMIT + "/com/acme/Shop.java#L7");
        assertThat(url.of(frame("com.acme.Shop", 7), null)).isNull();
        assertThat(url.of(frame("com.acme.Shop", 0), COMMIT)).isNull();
        assertThat(url.of(frame("com.acme.Shop", -2), COMMIT)).isNull();
        assertThat(url.of(frame("com..Shop", 7), COMMIT)).isNull();
        assertThat(url.of(frame("com.acme.", 7), COMMIT)).isNull();
        assertThat(SourceUrl.parse("https://git/{path}").of(frame("com.acme.Shop", 0), null))
                .isEqualTo("https://git/com/acme/Shop.java");
    }

    @Test
    void prefix_isForThatPackageOrClassAndAllInIt() {
        SourceUrl url = SourceUrl.parse(" com.acme.tax = https://git/{path} ");
        assertThat(url.isFor("com.acme.tax.Rates", List.of())).isTrue();
        assertThat(url.isFor("com.acme.tax.eu.Rates", List.of())).isTrue();
        assertThat(url.isFor("com.acme.taxes.Rates", List.of("com.acme"))).isFalse();
        assertThat(SourceUrl.parse("com.acme.Tax=https://git/{path}").isFor("com.acme.Tax$Rates", List.of()))
                .isTrue();
        assertThat(SourceUrl.parse("https://git/{path}").isFor("com.acme.tax.Rates", List.of("org", "com.acme")))
                .isTrue();
        assertThat(SourceUrl.parse("https://git/{path}").isFor("com.acme.tax.Rates", List.of()))
                .isFalse();
        assertThat(SourceUrl.parse("https://git/{path}").isFor("Main", List.of("")))
                .isTrue();
        assertThat(SourceUrl.parse("https://git/{path}").isFor("com.acme.Main", List.of("")))
                .isFalse();
    }

    @Test
    void secrets_areInNoLink() {
        SourceUrl url =
                SourceUrl.parse("com.acme.tokens=https://me:hunter2@git.acme/{path}?private_token=s3cr3t&line={line}");
        assertThat(url).hasToString("com.acme.tokens=https://git.acme/{path}?private_token=***&line={line}");
        assertThat(url.of(frame("com.acme.tokens.Shop", 4), null))
                .isEqualTo("https://git.acme/com/acme/tokens/Shop.java?private_token=***&line=4");
        assertThat(SourceUrl.parse(url.toString())).hasToString(url.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://secrets.acme:8443/{path}",
                "https://git.acme/token-service/-/blob/{commit}/src/main/java/{path}#L{line}",
                "https://git.acme/browse/{path}?at={commit}&key=shop",
            })
    void urlThatOnlySoundsLikeASecret_staysAsItIs(String text) {
        assertThat(SourceUrl.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | it must have 1 to 2000 characters",
                "com.acme= | it must have 1 to 2000 characters",
                "com.acme-tax=https://git/{path} | what is before the = is no package",
                "com.acme.*=https://git/{path} | what is before the = is no package",
                "=https://git/{path} | what is before the = is no package",
                "https://git/{sha}/{path} | there is no {sha}",
                "https://git/{PATH} | there is no {PATH}",
                "https://git/shop | every line would have the same",
                "https://git/{commit}#L{line} | every line would have the same",
                "https://git/{path}#L{line | a brace is open",
                "https://git/my shop/{path} | must be percent-encoded",
                "https://git/\u202eshop/{path} | must be percent-encoded",
                "javascript:alert('{path}') | it does not begin with http",
                "data:text/html,{path} | it does not begin with http",
                "git/shop/{path} | it does not begin with http",
                "https:/{path} | it has no host",
            })
    void mistake_isRefusedWithTheTextAndWhatIsAllowed(String text, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SourceUrl.parse(text))
                .withMessageStartingWith("\"" + text + "\" is no source URL: ")
                .withMessageContaining(problem)
                .withMessageContainingAll("{path}", "{file}", "{line}", "{commit}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://me:hunter2@git.acme/shop", "https://git.acme/shop?api_key=hunter2"})
    void mistake_doesNotTellSecrets(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SourceUrl.parse(text))
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("hunter2"));
    }
}
