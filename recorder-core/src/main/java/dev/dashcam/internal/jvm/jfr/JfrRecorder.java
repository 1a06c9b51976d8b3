/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.jvm.jfr;

import dev.dashcam.internal.jvm.JvmCopy;
import dev.dashcam.internal.jvm.JvmEvents;
import dev.dashcam.internal.jvm.folder.Places;
import dev.dashcam.internal.log.RecorderLog;
import dev.dashcam.internal.thread.DaemonThread;
import dev.dashcam.jvm.JvmSettings;
import dev.dashcam.jvm.JvmStatus;
import dev.dashcam.jvm.JvmStatus.State;
import dev.dashcam.jvm.WhenShared;
import dev.dashcam.time.RecorderClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/**
 * Records the JVM's events with its Flight Recorder, and stops in time: HotSpot ends the process when it cannot write them. It
 * has a thread of its own, since a file system that hangs must not stop the triggers.
 */
public final class JfrRecorder implements JvmEvents, Runnable {
    /** At 200 MB a second some 4 MB are written meanwhile, half of what is left free. */
    private static final long SHORTEST_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    /** Where there is plenty of room: several who write at once may take it sooner than one can. */
    private static final long LONGEST_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private static final long TRY_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(5);

    private final JvmSettings settings;
    private final Duration window;
    private final Places places;
    private final RecorderClock clock;
    private final RecorderLog log;
    private final Thread thread = DaemonThread.of("dashcam-jvm", this);
    private final QuietPause pause = new QuietPause();
    private final AtomicBoolean isStarted = new AtomicBoolean();
    private volatile boolean isClosed;
    private volatile @Nullable JfrSession session;
    private volatile JvmStatus waiting = JvmStatus.without(State.WAITING, "the service is not ready");
    private long nextTryNanos = System.nanoTime();
    private boolean hasWarned;
    private boolean hasTold;

    /** Records in one of these places. */
    public JfrRecorder(JvmSettings settings, Duration window, Places places, RecorderClock clock, RecorderLog log) {
        this.settings = settings;
        this.window = window;
        this.places = places;
        this.clock = clock;
        this.log = log;
    }

    /** Whether this JVM has a Flight Recorder. */
    public static boolean isAvailable() {
        return FlightRecorder.isAvailable();
    }

    @Override
    public void start() {
        if (isStarted.compareAndSet(false, true)) {
            thread.start();
        }
    }

    @Override
    public JvmStatus status() {
        JfrSession running = session;
        return running == null ? waiting : running.status();
    }

    @Override
    public JvmCopy copy(long fromNanos, long toNanos, Path folder) throws IOException {
        JfrSession running = session;
        if (running == null) {
            throw new IOException(String.valueOf(waiting.why()));
        }
        String obstacle = OpenFiles.obstacle();
        if (obstacle != null) {
            throw new IOException(obstacle);
        }
        return new JfrCopying(clock, settings).copy(running, fromNanos, toNanos, folder);
    }

    @Override
    public void run() {
        // JFR keeps threads that inherit from the one it is first used on, and these must not keep our classes.
        Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            while (!isClosed) {
                JfrSession running = session;
                if (running == null && System.nanoTime() - nextTryNanos >= 0) {
                    nextTryNanos = System.nanoTime() + TRY_AGAIN_NANOS;
                    begin();
                } else if (running != null && running.isEndedByOthers()) {
                    if (isJvmEnding()) {
                        // JFR ends all recordings then, in no order with whoever closes us.
                        return;
                    }
                    stayOff("somebody has ended our recording; they stay off until the next start");
                    return;
                } else if (running != null) {
                    String why = running.lookAround();
                    if (why != null) {
                        pause(running, why);
                    } else {
                        tellOfOthers(running.status());
                    }
                }
                JfrSession next = session;
                pause.await(next == null ? TRY_AGAIN_NANOS : pauseNanos(next));
            }
        } catch (RuntimeException | Error broken) {
            stayOff("it failed with " + broken);
        } finally {
            end();
        }
    }

    private void stayOff(String why) {
        waiting = JvmStatus.without(State.OFF, why);
        // JFR fails when it is first used after the JVM has begun to end, which nobody needs to be told.
        if (!isJvmEnding()) {
            log.warn("The JVM's own events are off: " + why);
        }
    }

    private static boolean isJvmEnding() {
        Thread hook = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }

    private static long pauseNanos(JfrSession running) {
        return Math.max(SHORTEST_LOOK_NANOS, Math.min(LONGEST_LOOK_NANOS, running.carefreeNanos()));
    }

    private void begin() {
        try {
            JfrSession begun = JfrSession.begin(settings, places, window, pause);
            session = begun;
            if (begun.status().others().isEmpty()) {
                // The first one takes long, which none that is needed should; nor should it keep us from looking
                // around.
                DaemonThread.of("dashcam-jvm-warm-up", JfrSnapshot::warmUp).start();
            }
            sayReturn();
        } catch (IOException notNow) {
            String why = String.valueOf(notNow.getMessage());
            waiting = JvmStatus.without(State.PAUSED, why);
            warn("off", why);
        }
    }

    private void sayReturn() {
        if (hasWarned) {
            hasWarned = false;
            log.say("The JVM's own events are recorded again.");
        }
    }

    private void tellOfOthers(JvmStatus running) {
        if (hasTold || running.others().isEmpty()) {
            return;
        }
        hasTold = true;
        String whose = settings.whenShared() == WhenShared.RESPECT
                ? "we keep to what they have set, and see less"
                : "their recordings get our events too";
        log.say("Others record the JVM's events too (" + String.join(", ", running.others()) + "): while they do, "
                + whose + ".");
    }

    private void pause(JfrSession running, String why) {
        // Only then: whoever is told that we have made room may rely on it.
        running.end();
        nextTryNanos = System.nanoTime() + TRY_AGAIN_NANOS;
        waiting = JvmStatus.without(State.PAUSED, why);
        session = null;
        warn("paused", why);
    }

    private void warn(String state, String why) {
        if (!hasWarned) {
            hasWarned = true;
            log.warn("The JVM's own events are " + state + ": " + why + ". They come back when that is over.");
        }
    }

    private void end() {
        JfrSession running = session;
        session = null;
        if (running != null) {
            running.end();
        }
        if (FlightRecorder.isInitialized()) {
            FlightRecorder.unregister(ClockSync.class);
        }
    }

    @Override
    public void close() {
        isClosed = true;
        if (!isStarted.compareAndSet(false, true)) {
            pause.wakeUp();
            try {
                thread.join(PATIENCE_AT_CLOSE.toMillis());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        waiting = JvmStatus.without(State.OFF, "the recorder is closed");
    }
}
