package main

import (
	"bytes"
	"context"
	"path/filepath"
	"testing"

	"cocode/cmd/internal/cli"
	"cocode/cmd/internal/ui"
)

// BenchmarkRun is the main job on the twelve interviews, from files to workbook.
// Data that a process loads once (lexicons, codebook) is loaded in the first round
// only; the time of a whole process is a little longer.
func BenchmarkRun(b *testing.B) {
	sample := filepath.Join("..", "..", "testdata", "interviews")
	for b.Loop() {
		var out, errs bytes.Buffer
		streams := &ui.Streams{In: &bytes.Buffer{}, Out: &out, Err: &errs}
		if status := cli.Run(context.Background(), streams, []string{"run", sample, "--out", b.TempDir()}); status != 0 {
			b.Fatal(errs.String())
		}
	}
}
