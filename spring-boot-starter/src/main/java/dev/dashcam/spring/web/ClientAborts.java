/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Exceptions that say that the client has gone. Spring takes the ends of connections to others for that too, such as a database's
 * or another service's; a request that these made slow must not be hidden.
 */
final class ClientAborts {
    /** What Tomcat throws about the connection to its client, and Spring when it is used again; nothing else throws these. */
    private static final Set<String> OF_CLIENTS = Set.of("ClientAbortException", "AsyncRequestNotUsableException");

    private static final int FIRST_ERROR = 400;

    private ClientAborts() {}

    /** Whether the client of this answer has gone. To be asked before the container completes the answer. */
    static boolean isOne(Throwable error, HttpServletResponse response) {
        return DisconnectedClientHelper.isClientDisconnectedException(error)
                && (isOfClients(error) || isBeingWritten(response));
    }

    private static boolean isOfClients(Throwable error) {
        Throwable cause = error;
        while (cause != null && !OF_CLIENTS.contains(cause.getClass().getSimpleName())) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    /** What answers a failure has a status that says so, which an answer that is on its way can no longer get. */
    private static boolean isBeingWritten(HttpServletResponse response) {
        return response.isCommitted() && response.getStatus() < FIRST_ERROR;
    }
}
