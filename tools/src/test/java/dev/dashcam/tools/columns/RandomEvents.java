/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.tools.columns;

import dev.dashcam.read.EventKind;
import dev.dashcam.read.Generation;
import dev.dashcam.read.Generation.Loss;
import dev.dashcam.read.Generation.OpenRegion;
import dev.dashcam.read.Generation.OpenTask;
import dev.dashcam.read.ThreadState;
import dev.dashcam.read.WaitTarget;
import dev.dashcam.task.TaskKind;
import dev.dashcam.tools.FakeEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Events of all kinds in time order with every field that belongs to them. */
final class RandomEvents {
    private final Random random;
    private long now;

    RandomEvents(long seed) {
        random = new Random(seed);
        now = random.nextLong() >> 2;
    }

    FakeEvent next() {
        now += random.nextInt(1000);
        EventKind kind = EventKind.values()[random.nextInt(EventKind.values().length)];
        FakeEvent event = kind == EventKind.SYNC
                ? FakeEvent.of(kind, now, 0, "")
                : FakeEvent.of(kind, now, random.nextInt(10_000), random.nextInt(4) == 0 ? "" : text(20))
                        .in(random.nextLong(), "", -1);
        int nameId = random.nextInt(3000);
        return switch (kind) {
            case SYNC -> event.generation(generation());
            case TASK_BEGIN -> named(event, nameId).task(taskKind(), random.nextLong());
            case TASK_END -> taskEnd(named(event, nameId));
            case REGION_BEGIN -> named(event, nameId).depth(random.nextInt(100));
            case REGION_END -> named(event, nameId).depth(random.nextInt(100)).since(now - random.nextInt(10_000));
            case LOG -> event.text(text(random.nextInt(50) == 0 ? 20_000 : 80));
            case STATE_TRANSITION -> transition(event.text(text(20)));
            case VALUE -> named(event, nameId).value(random.nextLong());
            case MARK -> named(event, nameId);
            case RANGE ->
                named(event, nameId)
                        .text(text(30))
                        .since(now - random.nextInt(1_000))
                        .pause(random.nextBoolean());
            case SAMPLE -> event.stack(stack());
        };
    }

    private FakeEvent transition(FakeEvent event) {
        ThreadState[] states = ThreadState.values();
        WaitTarget target = random.nextBoolean()
                ? null
                : new WaitTarget(
                        text(20),
                        random.nextLong(),
                        random.nextInt(100),
                        text(10),
                        text(20),
                        text(20),
                        random.nextInt(65_536),
                        text(40),
                        random.nextLong());
        return event.transition(states[random.nextInt(states.length)], states[random.nextInt(states.length)], target)
                .since(random.nextBoolean() ? 0 : now - random.nextInt(1_000))
                .stack(stack());
    }

    private List<StackTraceElement> stack() {
        List<StackTraceElement> frames = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            frames.add(new StackTraceElement(
                    "Type" + random.nextInt(20), "method" + random.nextInt(3), null, random.nextInt(99)));
        }
        return frames;
    }

    private FakeEvent taskEnd(FakeEvent event) {
        FakeEvent ended = event.task(taskKind(), random.nextLong()).since(now - random.nextInt(1_000_000));
        if (random.nextBoolean()) {
            ended = ended.account(random.nextInt(1000), random.nextInt(1000), random.nextInt(1000));
        }
        if (random.nextBoolean()) {
            ended = ended.failed(random.nextBoolean() ? null : "java.lang.IllegalStateException");
        }
        if (random.nextBoolean()) {
            ended = ended.trace("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7");
        }
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            attributes.put("attribute." + random.nextInt(20), attribute());
        }
        return ended.attributes(attributes);
    }

    private Generation generation() {
        List<OpenTask> tasks = new ArrayList<>();
        List<OpenRegion> regions = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            tasks.add(new OpenTask(
                    random.nextLong(), random.nextLong(), taskKind(), text(30), random.nextLong(), random.nextLong()));
            regions.add(new OpenRegion(text(30), random.nextLong(), random.nextLong(), random.nextLong(), i));
        }
        return new Generation(
                random.nextInt(),
                now,
                random.nextLong(),
                random.nextLong(),
                random.nextLong(),
                random.nextLong(),
                random.nextInt(),
                List.of(new Loss("ring-full", random.nextInt())),
                tasks,
                regions,
                random.nextInt());
    }

    private static FakeEvent named(FakeEvent event, int nameId) {
        return event.in(event.taskId(), "name " + nameId, nameId);
    }

    private Object attribute() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextDouble();
            case 2 -> random.nextBoolean();
            default -> text(40);
        };
    }

    private TaskKind taskKind() {
        return TaskKind.values()[random.nextInt(TaskKind.values().length)];
    }

    private String text(int maxLength) {
        int length = random.nextInt(maxLength);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.appendCodePoint(random.nextInt(8) == 0 ? 0x1F300 + random.nextInt(200) : 'a' + random.nextInt(26));
        }
        return text.toString();
    }
}
