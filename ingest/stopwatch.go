package ingest

import "time"

// stopwatch measures a stage: wall time and the processor time of the whole process.
type stopwatch struct {
	stage string
	wall  time.Time
	cpu   time.Duration
}

func start(stage string) stopwatch { return stopwatch{stage, time.Now(), processorTime()} }

func (s stopwatch) stop() Timing {
	return Timing{s.stage, time.Since(s.wall), processorTime() - s.cpu}
}
