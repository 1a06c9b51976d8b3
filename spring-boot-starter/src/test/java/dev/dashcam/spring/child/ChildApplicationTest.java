/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What the tests with applications of their own rely on. */
final class ChildApplicationTest {
    private static final String OTHERS = unsafe("io.opentelemetry.internal.shaded.jctools.util.UnsafeRefArrayAccess");
    private static final String OURS = unsafe("dev.dashcam.internal.Ring");
    private static final String LINE = "WARNING: A restricted method in java.lang.System has been called\n";

    @Test
    void useOfUnsafe_isOverlookedOfOthersAlone() {
        assertThat(ChildApplication.withoutOthersUseOfUnsafe(OTHERS)).isEmpty();
        assertThat(ChildApplication.withoutOthersUseOfUnsafe(OURS)).isEqualTo(OURS);
        assertThat(ChildApplication.withoutOthersUseOfUnsafe(LINE + OTHERS + OURS))
                .isEqualTo(LINE + OURS);
    }

    @Test
    void jarsThatAreNotThere_cannotBeLeftOut() {
        assertThatThrownBy(() -> ClassPath.ofAnApplication().without("dashcam-that-is-not-there-"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("dashcam-that-is-not-there-");
    }

    private static String unsafe(String caller) {
        return """
                WARNING: A terminally deprecated method in sun.misc.Unsafe has been called
                WARNING: sun.misc.Unsafe::arrayBaseOffset has been called by %s (file:/opt/some.jar)
                WARNING: Please consider reporting this to the maintainers of class %s
                WARNING: sun.misc.Unsafe::arrayBaseOffset will be removed in a future release
                """.formatted(caller, caller);
    }
}
