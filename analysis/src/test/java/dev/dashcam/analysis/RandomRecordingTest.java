/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.analysis.findings.Account;
import dev.dashcam.analysis.findings.Findings;
import dev.dashcam.analysis.findings.Meanwhile;
import dev.dashcam.analysis.findings.Share;
import dev.dashcam.analysis.findings.Subject;
import dev.dashcam.analysis.json.JsonReport;
import dev.dashcam.explain.Explanation;
import java.io.IOException;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What holds for every recording, whatever is in it and whatever is missing. */
final class RandomRecordingTest {
    private static final int RECORDINGS = 400;
    private static final Pattern ROW = Pattern.compile("  (\\S.*?) {2,}([\\d.,]+) (ms|s)  +(\\d+) %.*");

    @Test
    void explanation_ofAnyRecording_addsUpAndClaimsNoMoreThanThereIs() throws IOException {
        long first = new Random().nextLong();
        int explained = 0;
        for (long seed = first; seed < first + RECORDINGS; seed++) {
            Tape tape = new RandomTape(seed).make();
            ExplainOptions options = seed % 4 == 0 ? ExplainOptions.slowest() : ExplainOptions.cause();
            try {
                Findings findings = new Explanations().examine(tape, options);
                explained += findings.account() == null ? 0 : 1;
                check(findings);
                assertThat(tape.passes).isLessThanOrEqualTo(4);
            } catch (Throwable failure) {
                throw new AssertionError("with seed " + seed + ": " + failure, failure);
            }
        }
        System.out.println(
                "random recordings from seed " + first + ": " + explained + " of " + RECORDINGS + " explained");
        assertThat(explained).isGreaterThan(RECORDINGS / 4);
    }

    private static void check(Findings findings) {
        Explanation words = Explanations.inWords(findings);
        assertThat(words.verdict()).isNotBlank().doesNotContain("\n").endsWith(".");
        assertThat(words.text()).endsWith("\n").doesNotContain("\u202E").doesNotContain("\ud800");
        assertThat(words.text()).contains("What we know and do not know", "blind to");
        JsonCheck.check(JsonReport.of(findings));
        Account account = findings.account();
        Subject subject = findings.subject();
        if (account == null || subject == null) {
            return;
        }
        assertThat(account.wallNanos()).isEqualTo(subject.wallNanos());
        assertThat(account.shares().stream().mapToLong(Share::nanos).sum()).isEqualTo(account.wallNanos());
        assertThat(account.shares())
                .allSatisfy(share -> assertThat(share.nanos()).isPositive());
        if (subject.hasAccount()) {
            assertThat(subject.cpuNanos() + subject.runQueueNanos() + subject.notRunningNanos())
                    .isEqualTo(account.wallNanos());
        }
        Meanwhile meanwhile = findings.meanwhile();
        if (meanwhile != null) {
            assertThat(meanwhile.nanos())
                    .isBetween(0L, account.wallNanos() + subject.startNanos() - meanwhile.startNanos());
        }
        tablesAddUp(words.text());
    }

    private static void tablesAddUp(String text) {
        long percent = 0;
        double time = 0;
        for (String line : text.split("\n")) {
            Matcher row = ROW.matcher(line);
            if (!row.matches()) {
                continue;
            }
            double amount = Double.parseDouble(row.group(2));
            if (row.group(1).equals("total")) {
                assertThat(percent).as(text).isEqualTo(100);
                assertThat(time).as(text).isCloseTo(amount, Offset.offset(1e-6));
                percent = 0;
                time = 0;
            } else {
                percent += Long.parseLong(row.group(4));
                time += amount;
            }
        }
        assertThat(percent).isZero();
    }
}
