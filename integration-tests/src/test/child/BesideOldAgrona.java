/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
import dev.dashcam.FlightRecorder;
import dev.dashcam.task.Task;
import java.nio.file.Path;
import org.agrona.UnsafeAccess;
import org.agrona.concurrent.UnsafeBuffer;

/** A service built for Agrona 1.x, with a recorder in it. Run from its source, since the build knows another Agrona. */
public final class BesideOldAgrona {
    public static void main(String[] arguments) throws Exception {
        try (FlightRecorder recorder = FlightRecorder.builder().start()) {
            try (Task task = recorder.task("GET /old")) {
                UnsafeBuffer buffer = new UnsafeBuffer(new byte[8]);
                buffer.putLong(0, 42);
                task.set("answer", UnsafeAccess.UNSAFE.getLong(buffer.byteArray(), buffer.addressOffset()));
            }
            recorder.writeTo(Path.of(arguments[0]));
        }
    }
}
