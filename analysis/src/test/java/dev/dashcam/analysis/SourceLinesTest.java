/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis;

import static dev.dashcam.analysis.ThreadTape.peer;
import static dev.dashcam.task.TaskKind.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.read.ThreadState;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every line of code that an explanation tells of is linked. */
final class SourceLinesTest {
    private static final List<ThreadState> STATES = List.of(
            ThreadState.SLEEPING, ThreadState.PARKED, ThreadState.PINNED, ThreadState.WAITING, ThreadState.SOCKET_READ);
    private static final int PLACES_OF_STATE = 3;

    @Test
    void linesOfCode_howeverMany_areAllLinked() throws IOException {
        Tape tape = new Tape().withJvm().sourceAt("shop=https://git.acme/{path}#L{line}");
        ThreadTape thread = tape.thread("exec-1").at(1_000).begin(REQUEST, "GET /a");
        int lines = 0;
        for (ThreadState state : STATES) {
            for (int i = 0; i < PLACES_OF_STATE; i++) {
                lines++;
                thread.waits(
                        state,
                        40,
                        state == ThreadState.SOCKET_READ ? peer("tax-" + i, 443) : null,
                        "shop.Step" + lines + ".run:" + lines);
            }
        }
        long id = thread.taskId();
        thread.end();

        String text = Explanations.inWords(new Explanations().examine(tape, ExplainOptions.task(id)))
                .text();

        for (int line = 1; line <= lines; line++) {
            assertThat(text)
                    .contains("Step" + line + ".run at Step" + line + ".java:" + line)
                    .contains("https://git.acme/shop/Step" + line + ".java#L" + line + "\n");
        }
    }
}
