/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.s3;

import dev.dashcam.sinks.internal.credentials.AwsRegion;
import dev.dashcam.sinks.internal.credentials.Surroundings;
import dev.dashcam.sinks.internal.signing.PercentEncoding;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a bucket's objects are.
 *
 * @param bucket the bucket's name
 * @param base what objects' paths are put behind, without a slash at its end
 */
record S3Location(String bucket, String base) {

    /** As the settings say in this region. */
    static S3Location of(S3Settings settings, String region) {
        URI endpoint = endpoint(settings);
        boolean isPathStyle = settings.pathStyle() != null
                ? settings.pathStyle()
                : endpoint != null || settings.bucket().contains(".");
        String scheme = endpoint == null ? "https" : endpoint.getScheme();
        String authority = endpoint == null ? "s3." + AwsRegion.domain(region) : endpoint.getRawAuthority();
        String path = endpoint == null ? "" : endpoint.getRawPath().replaceAll("/+$", "");
        String base = isPathStyle
                ? scheme + "://" + authority + path + "/" + PercentEncoding.encode(settings.bucket())
                : scheme + "://" + settings.bucket() + "." + authority + path;
        return new S3Location(settings.bucket(), base);
    }

    /** The endpoint that is set, or that the environment names; null for Amazon's. */
    static @Nullable URI endpoint(S3Settings settings) {
        if (settings.endpoint() != null) {
            return settings.endpoint();
        }
        Surroundings surroundings = settings.surroundings();
        String name = surroundings.variable("AWS_ENDPOINT_URL_S3") != null ? "AWS_ENDPOINT_URL_S3" : "AWS_ENDPOINT_URL";
        String set = surroundings.variable(name);
        return set == null ? null : checked(URI.create(set), name);
    }

    /**
     * The endpoint, when it can be one.
     *
     * @param property where it is set, for the message
     */
    static URI checked(URI endpoint, String property) {
        boolean isWeb = "http".equalsIgnoreCase(endpoint.getScheme()) || "https".equalsIgnoreCase(endpoint.getScheme());
        if (!isWeb
                || endpoint.getHost() == null
                || endpoint.getRawUserInfo() != null
                || endpoint.getRawQuery() != null
                || endpoint.getRawFragment() != null) {
            throw new IllegalArgumentException("The endpoint is \"" + endpoint
                    + "\"; it must be a URL such as https://minio.internal:9000 (" + property + ").");
        }
        return endpoint;
    }

    /**
     * The address of an object.
     *
     * @param query encoded, empty for none
     */
    URI uri(String key, String query) {
        return URI.create(base + "/" + PercentEncoding.encodePath(key) + (query.isEmpty() ? "" : "?" + query));
    }
}
