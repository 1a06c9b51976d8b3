/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.sinks.internal.transport;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.FileSystemException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Why there is no answer, in words of ours: those of the JDK's exceptions repeat what a server wrote, which may be what it was
 * sent.
 */
final class FailureWords {
    private static final int MOST_CAUSES = 16;

    private FailureWords() {}

    static IOException failure(Throwable failed, String origin, TimeLimits limits) {
        String words = beforeTheFirstByte(failed, origin, limits);
        if (words != null) {
            return new IOException(words);
        }
        if (has(failed, EOFException.class) || saysNothingCame(failed)) {
            return new ConnectionLostException(origin + " closed the connection before it answered");
        }
        if (has(failed, ProtocolException.class)) {
            return new IOException(origin + " answered something that is not HTTP");
        }
        if (has(failed, SocketException.class) || has(failed, ClosedChannelException.class) || saysItWasCut(failed)) {
            return new ConnectionLostException(origin + " cut the connection");
        }
        return new ConnectionLostException("the connection to " + origin + " failed ("
                + root(failed).getClass().getSimpleName() + ")");
    }

    private static @Nullable String beforeTheFirstByte(Throwable failed, String origin, TimeLimits limits) {
        if (has(failed, HttpConnectTimeoutException.class)) {
            return origin + " could not be reached within " + Transport.words(limits.connect());
        }
        if (has(failed, UnresolvedAddressException.class) || has(failed, UnknownHostException.class)) {
            return "the name of " + origin + " is not known";
        }
        if (has(failed, NoRouteToHostException.class)) {
            return "there is no way to " + origin;
        }
        if (has(failed, ConnectException.class)) {
            return origin + " refuses connections";
        }
        if (has(failed, FileSystemException.class) || has(failed, FileNotFoundException.class)) {
            return "the snapshot's file cannot be read";
        }
        String tls = tls(failed);
        return tls == null ? null : tls(origin, tls);
    }

    private static String tls(String origin, String problem) {
        return "no TLS with " + origin + ": " + problem;
    }

    private static @Nullable String tls(Throwable failed) {
        if (has(failed, CertificateExpiredException.class) || has(failed, CertificateNotYetValidException.class)) {
            return "its certificate is not valid today";
        }
        // the JDK's class for a chain that leads nowhere is one of its own
        if (has(failed, CertPathValidatorException.class)
                || named(failed, "sun.security.validator.ValidatorException")) {
            return "its certificate is signed by nobody whom the trust store names";
        }
        if (has(failed, CertificateException.class)) {
            return "its certificate is for another host";
        }
        if (find(failed, FailureWords::asksForAnother)) {
            return "it wants a client certificate, and another one than it was shown, if any was";
        }
        return has(failed, SSLException.class) ? "the handshake failed" : null;
    }

    /** Whether the server has said so by an alert, whose name the JDK repeats and which is none of the server's words. */
    private static boolean asksForAnother(Throwable failed) {
        String message = String.valueOf(failed.getMessage());
        return failed instanceof SSLException
                && message.contains("Received fatal alert: ")
                && (message.contains("certificate") || message.contains("unknown_ca"));
    }

    /** The client's only way to say so. */
    private static boolean saysNothingCame(Throwable failed) {
        String message = String.valueOf(root(failed).getMessage());
        return message.contains("received no bytes") || message.contains("EOF reached");
    }

    /** What the system says of a connection, in an exception of no class of its own. */
    private static boolean saysItWasCut(Throwable failed) {
        String message = String.valueOf(root(failed).getMessage());
        return message.equals("Broken pipe") || message.startsWith("Connection reset");
    }

    private static boolean has(Throwable failed, Class<? extends Throwable> type) {
        return find(failed, type::isInstance);
    }

    private static boolean named(Throwable failed, String className) {
        return find(failed, cause -> cause.getClass().getName().equals(className));
    }

    private static boolean find(Throwable failed, Predicate<Throwable> wanted) {
        Throwable cause = failed;
        for (int i = 0; i < MOST_CAUSES && cause != null; i++, cause = cause.getCause()) {
            if (wanted.test(cause)) {
                return true;
            }
        }
        return false;
    }

    private static Throwable root(Throwable failed) {
        Throwable root = failed;
        for (int i = 0; i < MOST_CAUSES && root.getCause() != null; i++) {
            root = root.getCause();
        }
        return root;
    }
}
