/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.dashcam.redaction.RedactionRule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactorTest {
    @Test
    void rules_areAppliedInTheirOrderAndSecretsAfterThem() {
        Redactor redactor = redactor(
                RedactionRule.matching("customer", "C-\\d{8}", "C-########"),
                RedactionRule.matching("hash", "C-(#+)", "<$1>"));

        assertThat(redactor.mask("order of C-12345678, token=abc")).isEqualTo("order of <########>, token=***");
        assertThat(redactor.problem()).isNull();
    }

    @Test
    void attribute_isHiddenForItsNameWhateverItIs() {
        Redactor redactor = redactor(RedactionRule.attribute("session", "session.id"));

        assertThat(redactor.shown("session.id", "17")).isEqualTo("***");
        assertThat(redactor.shown("Session.Id", (Object) 17L)).isEqualTo("***");
        assertThat(redactor.shown("session.id", (Object) true)).isEqualTo("***");
        assertThat(redactor.shown("session", "17")).isEqualTo("17");
    }

    @Test
    void attributeThatIsCalledLikeASecret_isHiddenWithoutARule() {
        Redactor redactor = redactor();

        assertThat(redactor.shown("user.password", "hunter2")).isEqualTo("***");
        assertThat(redactor.shown("db.pwd", (Object) 4711L)).isEqualTo("***");
        assertThat(redactor.shown("http.request.header.authorization", "x")).isEqualTo("***");
        assertThat(redactor.shown("api.key", "x")).isEqualTo("***");
        assertThat(redactor.shown("llm.tokens", (Object) 17L)).isEqualTo(17L);
        assertThat(redactor.shown("password.present", (Object) true)).isEqualTo(true);
        assertThat(redactor.shown("cart.items", (Object) 3L)).isEqualTo(3L);
        assertThat(redactor.shown("http.route", "/checkout")).isEqualTo("/checkout");
        assertThat(redactor.shown("note", "password=hunter2")).isEqualTo("password=***");
    }

    /** Patterns that take time beyond all measure, on texts that an attribute may hold: the JDK cuts others short. */
    @ParameterizedTest
    @ValueSource(strings = {"(a+)+b\\1", "((?:a|aa)+)$\\1", "(.*a){18}b"})
    void ruleThatTakesTooLong_removesTheWholeTextAndSaysSo(String regex) {
        Redaction redaction = new Redaction(List.of(RedactionRule.matching("slow", regex)));
        Redactor redactor = redaction.begin();
        String text = "a".repeat(255) + "!";

        String shown = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> redactor.mask(text));

        assertThat(shown).isEqualTo(RedactionRule.REMOVED);
        assertThat(redactor.problem()).isEqualTo("one text was removed whole, since the rule slow takes too long");
        assertThat(redaction.problems()).containsExactly(redactor.problem());
        assertThat(redactor.mask("fine")).isEqualTo("fine");
    }

    @Test
    void ruleThatNeedsTooMuchOfTheStack_removesTheWholeText() {
        Redactor redactor = redactor(RedactionRule.matching("deep", "(?:a|b)*c"));

        assertThat(redactor.mask("ab".repeat(500_000))).isEqualTo(RedactionRule.REMOVED);
        assertThat(redactor.problem()).contains("the rule deep");
    }

    @Test
    void ruleThatMakesTextsTooLong_removesThem() {
        Redactor redactor = redactor(RedactionRule.matching("long", "a", "b".repeat(1000)));

        assertThat(redactor.mask("a".repeat(100))).isEqualTo(RedactionRule.REMOVED);
    }

    /** A thousand texts of which each takes long, but not too long alone. */
    @Test
    void rulesTogether_takeAboutASecondOfARecording() {
        Redactor redactor = redactor(RedactionRule.matching("slow", "(a+)+b\\1"));

        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 20_000; i++) {
                assertThat(redactor.mask("a".repeat(255) + i)).isEqualTo(RedactionRule.REMOVED);
            }
        });
        assertThat(redactor.mask("innocent")).isEqualTo(RedactionRule.REMOVED);
        redactor.goOn();
        assertThat(redactor.mask("innocent too")).isEqualTo("innocent too");
    }

    @Test
    void textSeenBefore_isNotLookedAtAgain() {
        Redactor redactor = redactor(RedactionRule.matching("customer", "C-\\d{8}"));

        assertThat(redactor.mask("of C-12345678")).isSameAs(redactor.mask("of C-12345678"));
    }

    private static Redactor redactor(RedactionRule... rules) {
        return new Redaction(List.of(rules)).begin();
    }
}
