/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.samples.causes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.analysis.Explanations;
import dev.dashcam.analysis.findings.Contention;
import dev.dashcam.analysis.findings.Difference.What;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.Holder;
import dev.dashcam.analysis.findings.StateShare.State;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The sentence is about the first of the causes, and says nothing that only the true names would tell. */
record Wording(Findings findings, Program program, Letters letters, String text) {
    void check() {
        What first = findings.causes().get(0).what();
        String verdict = Explanations.inWords(findings).verdict();
        assertThat(findings.blame()).as(text).isNotNull();
        assertThat(findings.blame().main().what()).as(text).isEqualTo(first);
        assertThat(verdict).startsWith(letters.letterOf("GET /checkout") + " took ");
        if (first == program.truth()) {
            assertThat(verdict).containsPattern(program.named(program.sentence(), letters));
        }
        if (first == What.LOCK) {
            checkHolder(findings.contention());
        }
        String told = verdict + findings.states();
        assertThat(letters.renamed())
                .as("names that are told although they are letters, in %s", told)
                .noneMatch(name -> Pattern.compile("\\b" + Pattern.quote(name) + "\\b")
                        .matcher(told)
                        .find());
    }

    private void checkHolder(@Nullable Contention contention) {
        assertThat(contention).as(text).isNotNull();
        Holder holder = contention.holder();
        if (program.holder().isEmpty()) {
            assertThat(holder).as(text).isNull();
            return;
        }
        assertThat(holder).as(text).isNotNull();
        assertThat(holder.name()).isEqualTo(letters.letterOf(program.holder()));
        assertThat(holder.threadName()).isEqualTo(letters.letterOf(program.holder()));
        assertThat(holder.mainWait()).as(text).isNotNull();
        assertThat(holder.mainWait().state()).isEqualTo(State.SLEEPING);
    }
}
