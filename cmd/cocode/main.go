// Command cocode codes interviews: it imports transcripts, proposes codes
// inductively and deductively, lets the researcher decide on every one, and writes
// category matrices to Excel. See README.md, or run cocode help.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"cocode/cmd/internal/cli"
	"cocode/cmd/internal/ui"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	status := cli.Run(ctx, ui.System(), os.Args[1:])
	stop()
	os.Exit(status)
}
