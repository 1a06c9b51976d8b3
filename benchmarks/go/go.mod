module dev.dashcam/benchmarks/tracer

go 1.25
