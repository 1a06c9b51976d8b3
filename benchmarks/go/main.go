// Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.

// Command tracer measures what Go's execution tracer costs the goroutines that call it: with the tracer writing to a
// writer that throws everything away, with the flight recorder, and with neither. A line a figure: what, a tab, and the
// median of the nanoseconds a call took each goroutine.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand"
	"os"
	"runtime/trace"
	"slices"
	"sync"
	"time"
)

const batches = 5

// call does something n times.
type call struct {
	name string
	run  func(ctx context.Context, n int)
}

var calls = []call{
	{"region", func(ctx context.Context, n int) {
		for range n {
			trace.WithRegion(ctx, "price", nothing)
		}
	}},
	{"startregion", func(ctx context.Context, n int) {
		for range n {
			trace.StartRegion(ctx, "price").End()
		}
	}},
	{"log", func(ctx context.Context, n int) {
		for range n {
			trace.Log(ctx, "tax", "tax service answered late")
		}
	}},
	{"task", func(ctx context.Context, n int) {
		for range n {
			_, task := trace.NewTask(ctx, "GET /checkout")
			task.End()
		}
	}},
}

//go:noinline
func nothing() {}

func main() {
	milliseconds := flag.Int("milliseconds", 40, "how long a batch takes, about")
	flag.Parse()
	batch := time.Duration(*milliseconds) * time.Millisecond

	measure("off", batch, 1)

	if err := trace.Start(io.Discard); err != nil {
		fail(err)
	}
	measure("tracer", batch, 1)
	measure("tracer", batch, 2)
	trace.Stop()

	recorder := trace.NewFlightRecorder(trace.FlightRecorderConfig{MinAge: 30 * time.Second, MaxBytes: 32 << 20})
	if err := recorder.Start(); err != nil {
		fail(err)
	}
	measure("recorder", batch, 1)
	measure("recorder", batch, 2)
	recorder.Stop()
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "tracer:", err)
	os.Exit(1)
}

// measure prints what each call costs in this mode, in any order.
func measure(mode string, batch time.Duration, goroutines int) {
	suffix := ""
	if goroutines > 1 {
		suffix = fmt.Sprintf(" x%d", goroutines)
	}
	for _, i := range rand.Perm(len(calls)) {
		fmt.Printf("%s %s%s\t%.3f\n", mode, calls[i].name, suffix, nanos(calls[i], batch, goroutines))
	}
}

func nanos(c call, batch time.Duration, goroutines int) float64 {
	n := 1000
	for elapsed := timed(c, n, goroutines); elapsed < batch; elapsed = timed(c, n, goroutines) {
		n = int(float64(n) * min(10, 1.2*float64(batch)/float64(elapsed)))
	}
	var each []float64
	for range batches {
		each = append(each, float64(timed(c, n, goroutines).Nanoseconds())/float64(n))
	}
	slices.Sort(each)
	return each[batches/2]
}

// timed is how long the goroutines took when each called it n times.
func timed(c call, n int, goroutines int) time.Duration {
	ctx := context.Background()
	if goroutines == 1 {
		begun := time.Now()
		c.run(ctx, n)
		return time.Since(begun)
	}
	var ready, done sync.WaitGroup
	start := make(chan struct{})
	ready.Add(goroutines)
	for range goroutines {
		done.Go(func() {
			ready.Done()
			<-start
			c.run(ctx, n)
		})
	}
	ready.Wait()
	begun := time.Now()
	close(start)
	done.Wait()
	return time.Since(begun)
}
