/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.spring.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/** Whether an answer says of itself that it goes out at the pace of whoever reads it, however its handler writes it. */
final class AnswerKind {
    private static final List<String> STREAM_TYPES = List.of(
            "text/event-stream",
            "application/x-ndjson",
            "application/stream+json",
            "application/octet-stream",
            "video/",
            "audio/");

    private static final String DISPOSITION = "Content-Disposition";
    private static final String DOWNLOAD = "attachment";

    private AnswerKind() {}

    /** Event streams, media, downloads, upgrades. */
    static boolean isStream(HttpServletResponse response, int status) {
        if (status == HttpServletResponse.SC_SWITCHING_PROTOCOLS) {
            return true;
        }
        String contentType = response.getContentType();
        if (contentType != null) {
            for (String type : STREAM_TYPES) {
                if (contentType.regionMatches(true, 0, type, 0, type.length())) {
                    return true;
                }
            }
        }
        String disposition = response.getHeader(DISPOSITION);
        return disposition != null && disposition.regionMatches(true, 0, DOWNLOAD, 0, DOWNLOAD.length());
    }
}
