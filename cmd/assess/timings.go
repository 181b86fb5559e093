package main

import (
	"runtime"
	"sync"
	"time"
)

// timing is what one stage cost, as --timings prints it.
type timing struct {
	Stage   string  `json:"stage"`
	Wall    float64 `json:"wall"`     // seconds
	CPU     float64 `json:"cpu"`      // seconds, user and system, of every thread
	PeakMiB int64   `json:"peak_mib"` // of the process, up to the end of the stage
}

// stageNames is the order in which stages are printed.
var stageNames = []string{"read", "join", "trend", "hotspots", "charts", "html", "pdf", "tables", "wards", "total"}

// stopwatch adds up what each stage costs over several partnerships.
type stopwatch struct {
	stages map[string]*timing
	parts  map[string]time.Duration // of the analysis, by method
	start  time.Time
	mu     sync.Mutex
}

func newStopwatch() *stopwatch {
	return &stopwatch{stages: map[string]*timing{}, parts: map[string]time.Duration{}, start: time.Now()}
}

// time runs a part of a stage.
func (s *stopwatch) time(stage string, run func() error) error {
	wall, before := time.Now(), cpuSeconds()
	err := run()
	s.add(stage, time.Since(wall), time.Duration((cpuSeconds()-before)*float64(time.Second)))
	return err
}

// alone runs a part of a stage beside others, on a thread of its own whose
// processor time is counted; what it hands to other threads is in the total.
func (s *stopwatch) alone(stage string, run func() error) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	wall, before := time.Now(), threadSeconds()
	err := run()
	s.add(stage, time.Since(wall), time.Duration((threadSeconds()-before)*float64(time.Second)))
	return err
}

// part runs a part of the analysis under its stage; it is an analysis.Clock.
func (s *stopwatch) part(stage, part string, run func() error) error {
	start := time.Now()
	err := s.time(stage, run)
	s.parts[part] += time.Since(start)
	return err
}

// add books what part of a stage took.
func (s *stopwatch) add(stage string, wall, cpu time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := s.stages[stage]
	if t == nil {
		t = &timing{Stage: stage}
		s.stages[stage] = t
	}
	t.Wall += wall.Seconds()
	t.CPU += cpu.Seconds()
	t.PeakMiB = peakMiB()
}

// total closes the account.
func (s *stopwatch) total() []timing {
	s.stages["total"] = &timing{"total", time.Since(s.start).Seconds(), cpuSeconds(), peakMiB()}
	var out []timing
	for _, name := range stageNames {
		if t := s.stages[name]; t != nil {
			r := *t
			r.Wall, r.CPU = round3(r.Wall), round3(r.CPU)
			out = append(out, r)
		}
	}
	return out
}

// built is the account so far, for the manifest.
func (s *stopwatch) built() buildTime {
	out := buildTime{At: time.Now().UTC().Format(time.RFC3339), Stages: map[string]int64{}, Methods: map[string]float64{}}
	for name, t := range s.stages {
		out.Stages[name] = int64(t.Wall*1000 + 0.5)
	}
	for name, d := range s.parts {
		out.Methods[name] = round3(d.Seconds() * 1000)
	}
	return out
}

func round3(v float64) float64 { return float64(int64(v*1000+0.5)) / 1000 }
