/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.s3;

import com.adobe.testing.s3mock.S3MockApplication;
import java.util.HashMap;
import java.util.Map;

/** Adobe's S3Mock, which checks no signatures. */
final class S3MockServer extends S3Server {
    private final S3MockApplication server;

    S3MockServer() throws Exception {
        Map<String, Object> properties = new HashMap<>();
        properties.put(S3MockApplication.PROP_HTTP_PORT, "0");
        properties.put(S3MockApplication.PROP_HTTPS_PORT, "0");
        properties.put(S3MockApplication.PROP_SILENT, "true");
        server = S3MockApplication.start(properties);
        makeBucket();
    }

    /** Its other port speaks TLS with a certificate that nobody trusts. */
    @Override
    @SuppressWarnings("deprecation")
    int port() {
        return server.getHttpPort();
    }

    @Override
    public void close() {
        server.stop();
    }
}
