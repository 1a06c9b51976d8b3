/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.credentials;

import java.io.IOException;

/** One place where credentials may be. */
@FunctionalInterface
interface CredentialsSource {
    /**
     * Looks there; may block for a few seconds.
     *
     * @throws IOException when the place is configured but gives no credentials; the message is a clause for people that says
     *     which place it was
     */
    Looked look() throws IOException;
}
