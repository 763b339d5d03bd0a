package cli

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"cocode/cmd/internal/ui"
)

// jargon is what no person should have to read.
var jargon = regexp.MustCompile(`strconv|invalid syntax|unmarshal|goroutine|panic|parsing "|nil pointer|\[\S+ \S+ \S+\]`)

// commands calls do with every command that can be run.
func commands(c *cobra.Command, do func(*cobra.Command)) {
	if c.Runnable() {
		do(c)
	}
	for _, sub := range c.Commands() {
		commands(sub, do)
	}
}

// Every option with a number or a word of a list refuses nonsense before anything is
// done, in words for people.
func TestOptionsRefuseNonsense(t *testing.T) {
	t.Chdir(t.TempDir())
	streams, _, _ := ui.Test()
	root := (&app{Streams: streams}).root()
	tried := 0
	commands(root, func(c *cobra.Command) {
		c.Flags().VisitAll(func(f *pflag.Flag) {
			for _, value := range nonsense(c, f) {
				tried++
				refuses(t, c, f, value)
			}
		})
	})
	if tried < 60 {
		t.Errorf("only %d values were tried", tried)
	}
}

func nonsense(c *cobra.Command, f *pflag.Flag) []string {
	switch f.Value.Type() {
	case "bool":
		return []string{"maybe"}
	case "float64":
		return []string{"x", "-1", "7", "NaN"}
	case "int", "int64", "uint64":
		return []string{"x", "-1", "1.5", "99999999999999999999999"}
	}
	path := strings.TrimPrefix(c.CommandPath(), "cocode ")
	if (rules[path+" "+f.Name] != nil || rules[f.Name] != nil) && f.Name != "why" {
		return []string{"", " "}
	}
	return nil
}

func refuses(t *testing.T, c *cobra.Command, f *pflag.Flag, value string) {
	t.Helper()
	streams, out, errs := ui.Test()
	args := append(strings.Fields(c.CommandPath())[1:], "--"+f.Name+"="+value)
	status := Run(context.Background(), streams, args)
	switch said := errs.String(); {
	case status != misused:
		t.Errorf("%v: status %d\n%s%s", args, status, out, said)
	case !strings.Contains(said, "--"+f.Name+":"):
		t.Errorf("%v: does not name the option:\n%s", args, said)
	case jargon.MatchString(said):
		t.Errorf("%v: speaks to programmers:\n%s", args, said)
	}
}

// Every command has an example, which names it.
func TestCommandsHaveExamples(t *testing.T) {
	streams, _, _ := ui.Test()
	commands((&app{Streams: streams}).root(), func(c *cobra.Command) {
		if !strings.Contains(c.Example, c.CommandPath()) && c.HasParent() {
			t.Errorf("%s has no example of itself: %q", c.CommandPath(), c.Example)
		}
	})
}

func TestUnknownOptionsAndHelp(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"units --jsno", "did you mean --json?"},
		{"help nosuch", `no command "nosuch"`},
		{"help ruin", "did you mean run?"},
		{"help agreement nosuch", "no command"},
		{"codings --status acepted", "did you mean accepted?"},
		{"codings --status", "--status needs a value"},
		{"inductive --unit sentense", "did you mean sentence?"},
		{"import x --language xx", "expected one of en, sv"},
		{"review --coder cocode", "program's own name"},
	} {
		streams, out, errs := ui.Test()
		if status := Run(context.Background(), streams, strings.Fields(c.args)); status != misused || !strings.Contains(errs.String(), c.want) {
			t.Errorf("%s: status %d, want %q in\n%s%s", c.args, status, c.want, out, errs)
		}
	}
}
