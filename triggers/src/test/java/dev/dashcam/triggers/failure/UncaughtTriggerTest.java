/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.triggers.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.snapshot.Cause;
import dev.dashcam.snapshot.Decision;
import dev.dashcam.triggers.child.ChildJvm;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class UncaughtTriggerTest {
    private static final Decision CAPTURED = Decision.accepted("abcdef", new CompletableFuture<>());

    private final List<Cause> asked = new CopyOnWriteArrayList<>();
    private final List<String> seenByOthers = new CopyOnWriteArrayList<>();
    private final UncaughtTrigger trigger = UncaughtTrigger.create();
    private final @Nullable UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    @AfterEach
    void restore() {
        trigger.closing(0, this::asked);
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    @Test
    void thread_thatEndsWithAnException_isAskedAboutAndTheHandlerBeforeIsCalled() throws Exception {
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> seenByOthers.add(thread.getName()));
        trigger.ready(0, 0, this::asked);
        endThread("import-1");
        assertThat(asked).extracting(Cause::saw).containsExactly("import-1 ended with java.lang.IllegalStateException");
        assertThat(seenByOthers).containsExactly("import-1");
    }

    @Test
    void handlerOfTheThreadsOwn_isLeftToItself() throws Exception {
        trigger.ready(0, 0, this::asked);
        Thread thread = thread("import-1");
        thread.setUncaughtExceptionHandler((ended, thrown) -> seenByOthers.add("own"));
        thread.start();
        thread.join();
        assertThat(asked).isEmpty();
        assertThat(seenByOthers).containsExactly("own");
    }

    @Test
    void handlerOfAThreadGroup_isLeftToItself() throws Exception {
        trigger.ready(0, 0, this::asked);
        ThreadGroup group = new ThreadGroup("imports") {
            @Override
            public void uncaughtException(Thread thread, Throwable thrown) {
                seenByOthers.add("group");
            }
        };
        Thread thread = new Thread(group, UncaughtTriggerTest::fail, "import-1");
        thread.start();
        thread.join();
        assertThat(asked).isEmpty();
        assertThat(seenByOthers).containsExactly("group");
    }

    @Test
    void handlerBefore_isBackAfterTheEnd() {
        UncaughtExceptionHandler theirs = (thread, thrown) -> seenByOthers.add("before");
        Thread.setDefaultUncaughtExceptionHandler(theirs);
        trigger.ready(0, 0, this::asked);
        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isNotSameAs(theirs);
        trigger.closing(1, this::asked);
        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(theirs);
    }

    @Test
    void handlerSetLater_staysAndCanStillCallOurs() throws Exception {
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> seenByOthers.add("before"));
        trigger.ready(0, 0, this::asked);
        UncaughtExceptionHandler ours = Thread.getDefaultUncaughtExceptionHandler();
        UncaughtExceptionHandler later = (thread, thrown) -> {
            seenByOthers.add("later");
            ours.uncaughtException(thread, thrown);
        };
        Thread.setDefaultUncaughtExceptionHandler(later);
        endThread("import-1");
        trigger.closing(1, this::asked);
        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(later);
        endThread("import-2");
        assertThat(asked).hasSize(1);
        assertThat(seenByOthers).containsExactly("later", "before", "later", "before");
    }

    @Test
    void handlerBefore_isCalledThoughAskingFails() throws Exception {
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> seenByOthers.add("before"));
        trigger.ready(0, 0, cause -> {
            throw new IllegalStateException("the engine is broken");
        });
        endThread("import-1");
        assertThat(seenByOthers).containsExactly("before");
    }

    @Test
    void withoutAHandlerBefore_theJvmsOwnLinesArePrinted() throws Exception {
        List<String> lines = ChildJvm.run(EndsWithException.class);
        assertThat(lines)
                .startsWith("asked: main ended with java.lang.IllegalStateException")
                .contains("Exception in thread \"main\" java.lang.IllegalStateException: of this program")
                .anyMatch(line -> line.startsWith("\tat ") && line.contains("EndsWithException.main"));
    }

    private Thread thread(String name) {
        return new Thread(UncaughtTriggerTest::fail, name);
    }

    private void endThread(String name) throws InterruptedException {
        Thread thread = thread(name);
        thread.start();
        thread.join();
    }

    private static void fail() {
        throw new IllegalStateException("of this test");
    }

    private Decision asked(Cause cause) {
        asked.add(cause);
        return CAPTURED;
    }
}
