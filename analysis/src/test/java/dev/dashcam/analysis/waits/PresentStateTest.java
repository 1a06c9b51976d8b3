/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.analysis.waits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dashcam.read.ThreadAtTrigger;
import dev.dashcam.read.ThreadState;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a thread does is said of the JDK's frames that are known; of other native code only that it may wait. */
final class PresentStateTest {
    private static ThreadAtTrigger thread(Thread.State state, String lock, String frames) {
        List<String> names = Arrays.asList(frames.split(" "));
        List<StackTraceElement> stack = names.stream()
                .map(name -> new StackTraceElement(
                        name.substring(0, name.lastIndexOf('.')),
                        name.substring(name.lastIndexOf('.') + 1),
                        null,
                        name.equals(names.get(0)) ? -2 : -1))
                .toList();
        return new ThreadAtTrigger(1, "exec-1", false, state, lock, 0, "", 0, "", "", stack);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.net.Inet6AddressImpl.lookupAllHostAddr java.net.InetAddress.getByName shop.Tax.ask",
                "java.net.Inet4AddressImpl.lookupAllHostAddr java.net.InetSocketAddress.<init> java.net.Socket.<init> shop.Tax.ask",
                "sun.nio.fs.UnixNativeDispatcher.stat0 java.nio.file.Files.exists shop.Import.rows",
                "java.io.FileInputStream.open0 java.io.FileInputStream.<init> shop.Import.rows",
                "sun.nio.ch.EPoll.wait sun.nio.ch.SelectorImpl.select shop.Server.run",
                "org.example.Driver.execute shop.Orders.find",
            })
    void nativeCode_thatIsNotKnown_mayWait(String frames) {
        ThreadAtTrigger thread = thread(Thread.State.RUNNABLE, "", frames);

        assertThat(PresentState.of(thread)).isNull();
        assertThat(PresentState.isInUnknownNativeCode(thread)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "java.io.FileInputStream.readBytes java.io.BufferedInputStream.read shop.Tool.run, FILE_READ",
        "java.io.FileOutputStream.writeBytes shop.Tool.run, FILE_WRITE",
        "sun.nio.ch.UnixFileDispatcherImpl.pread0 sun.nio.ch.FileChannelImpl.read shop.Import.rows, FILE_READ",
        "sun.nio.ch.FileDispatcherImpl.force0 sun.nio.ch.FileChannelImpl.force shop.Journal.add, FILE_FORCE",
        "sun.nio.ch.FileDispatcherImpl.write0 sun.nio.ch.SocketChannelImpl.write shop.Tax.ask, SOCKET_READ",
        "sun.nio.ch.Net.poll sun.nio.ch.NioSocketImpl.park shop.Tax.ask, SOCKET_READ",
    })
    void nativeCode_thatIsKnown_saysWhatItWaitsFor(String frames, ThreadState state) {
        ThreadAtTrigger thread = thread(Thread.State.RUNNABLE, "", frames);

        assertThat(PresentState.of(thread)).isEqualTo(state);
        assertThat(PresentState.isInUnknownNativeCode(thread)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.Thread.currentThread shop.Prices.sum",
                "java.lang.System.arraycopy java.util.ArrayList.grow shop.Prices.sum",
                "java.util.zip.Deflater.deflateBytesBytes java.util.zip.Deflater.deflate shop.Export.rows",
            })
    void nativeCode_thatComputes_runs(String frames) {
        ThreadAtTrigger thread = thread(Thread.State.RUNNABLE, "", frames);

        assertThat(PresentState.of(thread)).isNull();
        assertThat(PresentState.isInUnknownNativeCode(thread)).isFalse();
    }

    @Test
    void readerBehindAnotherOneOfTheSocket_waitsForThatOne() {
        ThreadAtTrigger thread = thread(
                Thread.State.WAITING,
                "java.util.concurrent.locks.ReentrantLock$NonfairSync@1f",
                "jdk.internal.misc.Unsafe.park java.util.concurrent.locks.ReentrantLock.lock"
                        + " sun.nio.ch.NioSocketImpl.read shop.Tax.ask");

        assertThat(PresentState.of(thread)).isEqualTo(ThreadState.PARKED);
    }
}
