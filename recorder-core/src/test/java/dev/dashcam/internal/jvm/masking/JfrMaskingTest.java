/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.masking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.redaction.SecretPatterns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JfrMaskingTest {
    private static final String SECRET = "CANARY-Ωß";
    /** File names go through the platform's charset. */
    private static final String PLAIN_SECRET = "CANARY";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void record() throws Exception {
        file = folder.resolve("recording.jfr");
        Recordings.record(file, this::incidents, "jdk.JavaExceptionThrow", "jdk.FileWrite");
    }

    @Test
    void secret_isInNoByteAfterwards() throws IOException {
        assertThat(StoredForms.areIn(Files.readAllBytes(file), SECRET)).isTrue();

        MaskingReport report = Recordings.mask(file);

        assertThat(StoredForms.areIn(Files.readAllBytes(file), SECRET)).isFalse();
        assertThat(StoredForms.areIn(Files.readAllBytes(file), PLAIN_SECRET)).isFalse();
        assertThat(report.stringsMasked()).isPositive();
        assertThat(report.chunks()).isPositive();
    }

    @Test
    void everythingElse_isReadAsBefore() throws IOException {
        Path before = Recordings.copy(file);

        Recordings.mask(file);

        List<List<String>> expected = Leaves.of(before, JfrMaskingTest::expected);
        List<List<String>> actual = Leaves.of(file, (event, field, text) -> text);
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i)).isEqualTo(expected.get(i));
        }
        assertThat(Files.size(file)).isEqualTo(Files.size(before));
    }

    @Test
    void missionControl_findsTheSameEvents() throws Exception {
        Path before = Recordings.copy(file);

        Recordings.mask(file);

        assertThat(Recordings.missionControlCounts(file))
                .isEqualTo(Recordings.missionControlCounts(before))
                .containsEntry("masking.Incident", 60L);
    }

    private static String expected(String event, String field, String text) {
        return HiddenFields.contain(event, field)
                ? "***".substring(0, Math.min(text.length(), 3))
                : new SecretPatterns().mask(text);
    }

    private Void incidents() throws Exception {
        Thread thread = new Thread(
                () -> {
                    for (int i = 0; i < 20; i++) {
                        // short texts stand in the event, longer ones become constants once they repeat
                        Incident.commit("pwd=" + SECRET, "all is well");
                        Incident.commit("long " + i, "Authorization: Bearer " + SECRET);
                        Incident.commit("password=\"" + SECRET + " is very long, and changes: " + i + '"', "ends");
                    }
                },
                "worker token=" + SECRET);
        thread.start();
        thread.join();
        for (int i = 0; i < 3; i++) {
            assertThat(new IllegalStateException("no session for https://user:" + SECRET + "@shop.example/"))
                    .isNotNull();
            Files.writeString(folder.resolve("secret=" + PLAIN_SECRET), "content");
        }
        return null;
    }
}
