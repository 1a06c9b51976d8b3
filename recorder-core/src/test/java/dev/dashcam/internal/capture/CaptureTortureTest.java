/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.torture.Control;
import dev.dashcam.internal.torture.TortureProgram;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Attacks the way from recording to reading, and by breaking one rule at a time, itself: the short form of {@code
 * recorder-core/torture}. What the ring alone must do is attacked in {@code RingTortureTest}.
 */
final class CaptureTortureTest {

    @Test
    void snapshotsOfASmallRing_holdEverythingOnce_andWhatWasOpen() throws Exception {
        assertThat(TortureProgram.shortly(Control.NONE, TortureProgram.Subject.SMALL_CAPTURE))
                .isEmpty();
    }

    @Test
    void snapshotsOfARingWithAThousandThreads_holdEverythingOnce_andWhatWasOpen() throws Exception {
        assertThat(TortureProgram.shortly(Control.NONE, TortureProgram.Subject.LARGE_CAPTURE))
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> brokenRule_isCaught() {
        return Stream.of(Control.values())
                .filter(control -> control != Control.NONE && control.concernsCapture())
                .map(control -> DynamicTest.dynamicTest(control.toString(), () -> {
                    List<String> faults = TortureProgram.shortly(control, TortureProgram.Subject.SMALL_CAPTURE);
                    assertThat(faults).anyMatch(control::isShownBy);
                }));
    }
}
