/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.ring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.internal.torture.Control;
import dev.dashcam.internal.torture.TortureProgram;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Attacks the protocol and, by breaking one step of it at a time, itself: the short form of {@code recorder-core/torture}. */
final class RingTortureTest {

    @Test
    void smallRing_isNeverTornNorIncomplete() throws Exception {
        assertThat(TortureProgram.shortly(Control.NONE, TortureProgram.Subject.SMALL_RING))
                .isEmpty();
    }

    @Test
    void ringOfAThousandIdleOwners_isNeverTornNorIncomplete() throws Exception {
        assertThat(TortureProgram.shortly(Control.NONE, TortureProgram.Subject.LARGE_RING))
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> brokenRing_isCaught() {
        return Stream.of(Control.values())
                .filter(control -> control != Control.NONE && control.concernsRing())
                .map(control -> DynamicTest.dynamicTest(control.toString(), () -> {
                    List<String> faults = TortureProgram.shortly(control, TortureProgram.Subject.SMALL_RING);
                    assertThat(faults).anyMatch(control::isShownBy);
                }));
    }
}
