package ui

import (
	"fmt"
	"sync/atomic"
	"time"

	"github.com/schollz/progressbar/v3"
)

// Step is one stage of longer work, shown on standard error.
type Step struct {
	streams *Streams
	label   string
	begun   time.Time
	bar     *progressbar.ProgressBar
	waiting atomic.Int64 // parts done that no bar shows yet
}

// patience is how long a step may take before a moving bar is shown for it.
const patience = time.Second

// Begin starts a step of total parts (0 if the number is not known).
func (u *Streams) Begin(label string, total int) *Step {
	return &Step{streams: u, label: label, begun: time.Now(), bar: u.bar(label, total)}
}

func (u *Streams) bar(label string, total int) *progressbar.ProgressBar {
	if !u.Live {
		return nil
	}
	if total <= 0 {
		total = -1
	}
	return progressbar.NewOptions(total,
		progressbar.OptionSetWriter(u.Err),
		progressbar.OptionSetDescription(label),
		progressbar.OptionShowCount(),
		progressbar.OptionSetWidth(24),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionSetRenderBlankState(false),
	)
}

// Add tells that n more parts are done. It is safe for use by several goroutines.
func (s *Step) Add(n int) {
	if s.bar == nil {
		return
	}
	s.waiting.Add(int64(n))
	if time.Since(s.begun) > patience {
		_ = s.bar.Add64(s.waiting.Swap(0)) // a bar that cannot be drawn is no reason to stop
	}
}

// End finishes the step and leaves one line of what came of it, with the time.
func (s *Step) End(format string, args ...any) {
	if s.bar != nil {
		_ = s.bar.Clear()
	}
	took := time.Since(s.begun).Round(10 * time.Millisecond)
	fmt.Fprintf(s.streams.Err, "%-10s %s (%s)\n", s.label, fmt.Sprintf(format, args...), took)
}
