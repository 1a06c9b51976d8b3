/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.xml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class XmlTextTest {
    @Test
    void element_isItsText() {
        XmlText xml =
                XmlText.of("<?xml version=\"1.0\"?>\n<Error xmlns=\"a\"><Code>\n NoSuchBucket </Code><A/></Error>");
        assertThat(xml.element("Code")).isEqualTo("NoSuchBucket");
        assertThat(xml.element("Region")).isNull();
        assertThat(xml.element("A")).isNull();
    }

    @Test
    void references_areWhatTheyStandFor() {
        assertThat(XmlText.of("<A>&lt;&#38;&#x1F600;&quot;&apos;&gt;&amp;amp;</A>")
                        .element("A"))
                .isEqualTo("<&\uD83D\uDE00\"'>&amp;");
    }

    @Test
    void entitiesOfTheDocument_areNotExpanded() {
        String document = "<!DOCTYPE e [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><e><Code>&x;</Code></e>";
        assertThat(XmlText.of(document).element("Code")).isEqualTo("&x;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<Code>", "<Code>a", "</Code><Code>", "<Code><b>x</b></Code>", "Code"})
    void damagedDocument_hasNoText(String document) {
        assertThat(XmlText.of(document).element("Code")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"&#xFFFFFFFF;", "&#1114112;", "&;", "&", "&#;", "&#x;", "&#-1;"})
    void wrongReference_staysAsItIs(String reference) {
        assertThat(XmlText.of("<A>" + reference + "</A>").element("A")).isEqualTo(reference);
    }
}
