// Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.

// Command record writes an execution trace of a made-up service, for its size and for the speed of Go's reader.
//
//	record regions|bare|mix REQUESTS FILE
//
// regions: 8 goroutines that run regions and nothing else. bare: 8 goroutines, each request a task with 6 nested regions.
// mix: 64 goroutines, 20 routes, and what Go has no place for (trace and span ids, attributes) in one log of the task;
// every second request logs a line besides.
package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime/trace"
	"strconv"
	"sync"
)

const depth = 6

var regions [40]string
var routes [20]string

func main() {
	requests, err := strconv.Atoi(os.Args[2])
	check(err)
	for i := range routes {
		routes[i] = fmt.Sprintf("GET /api/v1/resource%d/{id}", i)
	}
	for i := range regions {
		regions[i] = fmt.Sprintf("Component%d.call", i)
	}
	file, err := os.Create(os.Args[3])
	check(err)
	check(trace.Start(file))
	goroutines, request := 8, bare
	switch os.Args[1] {
	case "regions":
		request = region
	case "mix":
		goroutines, request = 64, mix
	}
	var all sync.WaitGroup
	for g := range goroutines {
		all.Go(func() {
			random := rand.New(rand.NewPCG(7, uint64(g)))
			for range requests / goroutines {
				request(random)
			}
		})
	}
	all.Wait()
	trace.Stop()
	check(file.Close())
}

func region(random *rand.Rand) {
	trace.WithRegion(context.Background(), regions[0], func() {})
}

func bare(random *rand.Rand) {
	ctx, task := trace.NewTask(context.Background(), routes[0])
	nested(ctx, 0, 0, func() {})
	task.End()
}

func mix(random *rand.Rand) {
	route := random.IntN(len(routes))
	ctx, task := trace.NewTask(context.Background(), routes[route])
	nested(ctx, route, 0, func() {
		if random.IntN(2) == 0 {
			trace.Log(ctx, "log", fmt.Sprintf("tax service answered after %d ms, retrying", random.IntN(900)))
		}
	})
	trace.Log(ctx, "attributes", fmt.Sprintf(
		"trace=%016x%016x span=%016x tenant=tenant-%02d items=%d cached=%t",
		random.Uint64(), random.Uint64(), random.Uint64(), random.IntN(50), random.IntN(30), random.IntN(2) == 0))
	task.End()
}

func nested(ctx context.Context, route int, level int, work func()) {
	if level == depth {
		work()
		return
	}
	region := trace.StartRegion(ctx, regions[(route+level*7)%len(regions)])
	nested(ctx, route, level+1, work)
	region.End()
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
