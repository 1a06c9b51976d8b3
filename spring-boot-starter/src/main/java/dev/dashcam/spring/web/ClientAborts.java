/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import java.util.Set;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Exceptions that say that the client has gone. Spring takes the ends of connections to others for that too, such as a database's
 * or another service's; a request that these made slow must not be hidden.
 */
final class ClientAborts {
    /** What Tomcat throws about the connection to its client, and Spring when it is used again; nothing else throws these. */
    private static final Set<String> OF_CLIENTS = Set.of("ClientAbortException", "AsyncRequestNotUsableException");

    private static final int MOST_CAUSES = 100;

    private ClientAborts() {}

    /** Whether Spring takes it for the end of the client's connection, and so answers nothing, with the status of success. */
    static boolean isTakenForOne(Throwable error) {
        return hasAnEnd(error) && DisconnectedClientHelper.isClientDisconnectedException(error);
    }

    /**
     * Whether the client of an answer has gone.
     *
     * @param isBeingWritten whether the answer was on its way, with a status of success: what answers a failure has a status that
     *     says so
     */
    static boolean isOne(Throwable error, boolean isBeingWritten) {
        return isTakenForOne(error) && (isBeingWritten || isOfClients(error));
    }

    /** Causes may go round in a circle, and whoever follows them with them. */
    private static boolean hasAnEnd(Throwable error) {
        Throwable cause = error;
        for (int followed = 0; cause != null && followed < MOST_CAUSES; followed++) {
            cause = cause.getCause();
        }
        return cause == null;
    }

    private static boolean isOfClients(Throwable error) {
        Throwable cause = error;
        while (cause != null && !OF_CLIENTS.contains(cause.getClass().getSimpleName())) {
            cause = cause.getCause();
        }
        return cause != null;
    }
}
