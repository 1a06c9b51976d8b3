/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.gcpause;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.jspecify.annotations.Nullable;

/** The pauses that the collectors of this JVM tell of. For one thread, but for what it tells. */
final class CollectorNotifications implements PauseSource {
    /** What ZGC and Shenandoah have done beside the application; their pauses are told by collectors of their own. */
    private static final String CYCLE = "end of GC cycle";

    private final List<NotificationEmitter> emitters = new ArrayList<>();
    private @Nullable NotificationListener listener;

    @Override
    public void start(Consumer<Pause> ended) {
        NotificationListener listening = (notification, handback) -> tell(notification, ended);
        listener = listening;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(listening, null, null);
                emitters.add(emitter);
            }
        }
    }

    @Override
    public void stop() {
        NotificationListener listening = listener;
        listener = null;
        for (NotificationEmitter emitter : emitters) {
            try {
                emitter.removeNotificationListener(listening);
            } catch (ListenerNotFoundException gone) {
                // which is what is wanted
            }
        }
        emitters.clear();
    }

    private static void tell(Notification notification, Consumer<Pause> ended) {
        if (!notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            return;
        }
        GarbageCollectionNotificationInfo info =
                GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
        if (!info.getGcAction().equals(CYCLE)) {
            long nanos = TimeUnit.MILLISECONDS.toNanos(info.getGcInfo().getDuration());
            ended.accept(new Pause(info.getGcName(), info.getGcCause(), nanos));
        }
    }
}
