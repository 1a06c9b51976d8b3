/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class ClientAbortsTest {
    @Test
    void endOfAConnection_isFoundAmongTheCauses() {
        assertThat(ClientAborts.isTakenForOne(new EOFException())).isTrue();
        assertThat(ClientAborts.isTakenForOne(new IllegalStateException(new IOException("Broken pipe"))))
                .isTrue();
        assertThat(ClientAborts.isTakenForOne(new IOException("no such table"))).isFalse();
    }

    @Test
    @Timeout(10)
    void causesThatGoRoundInACircle_areNotFollowedForEver() {
        Exception one = new IOException("Broken pipe");
        Exception other = new IOException("Connection reset by peer", one);
        one.initCause(other);
        assertThat(ClientAborts.isTakenForOne(one)).isFalse();
    }
}
