/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.s3;

import java.net.URI;
import java.nio.file.Path;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;

/** s3proxy, which checks signatures, digests and the time. */
final class S3ProxyServer extends S3Server {
    private final S3Proxy server;

    S3ProxyServer(Path folder) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("jclouds.filesystem.basedir", folder.toString());
        properties.setProperty("s3proxy.filesystem.basedir", folder.toString());
        server = S3Proxy.builder()
                .blobStore(BlobStores.create("filesystem-nio2", properties))
                .awsAuthentication(AuthenticationType.AWS_V4, KEYS.id(), KEYS.secret())
                .maximumTimeSkew(15 * 60)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .build();
        server.start();
        makeBucket();
    }

    @Override
    int port() {
        return server.getPort();
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
