// Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.

// Command read reads an execution trace with Go's own reader whenever a line comes in, and answers with a line: how many
// events there were, how many nanoseconds it took, and a sum over fields of each event. The reader is internal to Go's
// sources: the benchmark builds this file as if it lay there.
package main

import (
	"bufio"
	"fmt"
	"internal/trace"
	"io"
	"os"
	"time"
)

func main() {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		start := time.Now()
		events, sum, err := read(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Println(events, time.Since(start).Nanoseconds(), sum)
	}
}

func read(path string) (events int, sum int64, err error) {
	file, err := os.Open(path)
	if err != nil {
		return 0, 0, err
	}
	defer file.Close()
	reader, err := trace.NewReader(file)
	if err != nil {
		return 0, 0, err
	}
	for {
		event, err := reader.ReadEvent()
		if err == io.EOF {
			return events, sum, nil
		}
		if err != nil {
			return 0, 0, err
		}
		events++
		sum += int64(event.Time()) + int64(event.Goroutine())
		switch event.Kind() {
		case trace.EventTaskBegin, trace.EventTaskEnd:
			sum += int64(event.Task().ID)
		case trace.EventRegionBegin, trace.EventRegionEnd:
			sum += int64(event.Region().Task)
		case trace.EventLog:
			sum += int64(event.Log().Task)
		}
	}
}
