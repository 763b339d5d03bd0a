// Command cocode codes interviews: it imports transcripts, proposes codes
// inductively and deductively, lets the researcher decide on every one, and writes
// category matrices to Excel. See README.md, or run cocode help.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"cocode/cmd/internal/cli"
	"cocode/cmd/internal/ui"
)

// memory is from where on the collector works harder instead of taking more: a large
// study lives in what it holds, and not in twice that. $GOMEMLIMIT prevails.
const memory = 512 << 20

func main() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memory)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	status := cli.Run(ctx, ui.System(), os.Args[1:])
	stop()
	os.Exit(status)
}
