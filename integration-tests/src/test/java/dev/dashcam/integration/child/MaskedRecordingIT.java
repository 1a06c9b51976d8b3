/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.integration.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.integration.child.ChildJvm.Result;
import dev.dashcam.integration.child.program.UsersRecording;
import dev.dashcam.internal.jvm.masking.JfrMasking;
import dev.dashcam.internal.redaction.SecretPatterns;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user's own recording knows of the environment, of properties, arguments and other processes does not leave. */
final class MaskedRecordingIT {
    private static final String SECRET = "CANARY";
    private static final List<String> SECRETS = List.of(
            "CANARY-in-a-property",
            "CANARY-in-the-environment",
            "CANARY-in-a-flag",
            "CANARY-in-an-argument",
            "CANARY-of-another-process");

    @TempDir
    Path folder;

    static List<Jdk> jdks() {
        return Jdk.found();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void secretsAroundTheService_areInNoByte_andEveryJdkReadsTheRest(Jdk jdk) throws Exception {
        Path file = record(jdk);
        Path before = Files.copy(file, folder.resolve("before.jfr"));
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains(SECRETS);

        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            assertThat(JfrMasking.mask(channel, new SecretPatterns()).eventsBlanked())
                    .isPositive();
        }

        assertSecretIsGone(file);
        for (Jdk reading : Jdk.found()) {
            JfrTool jfr = new JfrTool(reading);
            assertThat(jfr.run("summary", file)).as("summary by %s", reading).isEqualTo(jfr.run("summary", before));
            List<String> printed = jfr.run("print", file);
            assertThat(printed).as("print by %s", reading).noneMatch(line -> line.contains(SECRET));
            assertThat(startTimes(printed))
                    .as("events printed by %s", reading)
                    .isEqualTo(startTimes(jfr.run("print", before)));
        }
    }

    /** One line an event; lines alone would also count those of a masked value, since a command may have many. */
    private static List<String> startTimes(List<String> printed) {
        return printed.stream()
                .filter(line -> line.startsWith("  startTime = "))
                .toList();
    }

    private Path record(Jdk jdk) throws Exception {
        Path file = folder.resolve("recording.jfr");
        Result result = new ChildJvm(jdk, folder)
                .with(Jars.programs())
                .environment("VALUE", "CANARY-in-the-environment")
                .option("-Dvalue.CANARY=CANARY-in-a-property")
                .option("-XX:OnOutOfMemoryError=echo CANARY-in-a-flag")
                .run(
                        UsersRecording.class.getName(),
                        file.toString(),
                        "CANARY-of-another-process",
                        "CANARY-in-an-argument");
        assertThat(result).isEqualTo(Result.SILENT_SUCCESS);
        return file;
    }

    private static void assertSecretIsGone(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (Charset charset :
                List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            String form = new String(SECRET.getBytes(charset), StandardCharsets.ISO_8859_1);
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                    .as(charset.name())
                    .doesNotContain(form);
        }
    }
}
