/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class RedactionRuleTest {
    @Test
    void mistakeInAPattern_isToldWithTheRuleAndThePosition() {
        assertThatThrownBy(() -> RedactionRule.matching("customer", "C-(\\d{8}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rule customer: the pattern C-(\\d{8} is none: Unclosed group at position 8");
    }

    @Test
    void replacementWithAGroupThatIsNone_isToldWithTheRule() {
        assertThatThrownBy(() -> RedactionRule.matching("customer", "C-(\\d{8})", "$2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rule customer: the replacement $2 is none: No group 2");
        assertThatThrownBy(() -> RedactionRule.matching("customer", "C-\\d{8}", "US$"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\\$ a dollar sign");
    }

    @Test
    void patternThatFindsNothingAtAll_isRefusedSinceItWouldMatchEverywhere() {
        assertThatThrownBy(() -> RedactionRule.matching("any", "x*"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rule any: the pattern x* finds the empty text, so it would match everywhere");
    }

    @Test
    void name_isOneThatCanBeShown() {
        assertThatThrownBy(() -> RedactionRule.attribute("", "session.id"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RedactionRule.attribute("session", " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rule session names no attribute");
        assertThat(RedactionRule.attribute("session", "session.id").replacement())
                .isEqualTo("***");
    }
}
