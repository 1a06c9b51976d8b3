// Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.

// Command window fills Go's flight recorder with tasks and regions and writes its window to a file whenever a line comes in.
// It answers with a line: the bytes written and the nanoseconds it took, the last of it until the file was on the disk.
//
//	window REQUESTS MAX_BYTES FILE
package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"runtime/trace"
	"strconv"
	"sync"
	"time"
)

const depth = 6

func main() {
	requests, err := strconv.Atoi(os.Args[1])
	check(err)
	maxBytes, err := strconv.ParseUint(os.Args[2], 10, 64)
	check(err)
	recorder := trace.NewFlightRecorder(trace.FlightRecorderConfig{MinAge: time.Hour, MaxBytes: maxBytes})
	check(recorder.Start())
	fill(requests)
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		bytes, nanos := write(recorder, os.Args[3])
		fmt.Println(bytes, nanos)
	}
}

func fill(requests int) {
	const goroutines = 8
	var all sync.WaitGroup
	for range goroutines {
		all.Go(func() {
			for range requests / goroutines {
				ctx, task := trace.NewTask(context.Background(), "GET /api/v1/resource0/{id}")
				nested(ctx, 0)
				task.End()
			}
		})
	}
	all.Wait()
}

func nested(ctx context.Context, level int) {
	if level < depth {
		trace.WithRegion(ctx, "Component.call", func() { nested(ctx, level+1) })
	}
}

func write(recorder *trace.FlightRecorder, path string) (bytes, nanos int64) {
	start := time.Now()
	file, err := os.Create(path)
	check(err)
	bytes, err = recorder.WriteTo(file)
	check(err)
	check(file.Sync())
	check(file.Close())
	return bytes, time.Since(start).Nanoseconds()
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
