// Golem prints golem's dictionary of a language, as the generator lexicon reads it:
// a form, a tab, a base and, for Swedish, a tab and the kinds of the base. The dictionaries are those of michmech/lemmatization-lists (Open
// Database Licence); they are modules of their own here, so that 3 MB of data stay
// out of the program's module.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"github.com/aaaton/golem/v4"
	"github.com/aaaton/golem/v4/dicts/en"
	"github.com/aaaton/golem/v4/dicts/sv"
)

var dictionaries = map[string]golem.LanguagePack{"en": en.New(), "sv": sv.New()}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "golem:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 1 || dictionaries[args[0]] == nil {
		return fmt.Errorf("want one language, en or sv, not %q", args)
	}
	resource, err := dictionaries[args[0]].GetResource()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(os.Stdout)
	for line := range strings.Lines(string(resource)) {
		forms := strings.Split(strings.TrimSpace(line), "\t")
		kinds := ""
		if args[0] == "sv" {
			kinds = swedishKinds(forms)
		}
		for _, form := range forms {
			fmt.Fprintf(out, "%s\t%s\t%s\n", strings.TrimSpace(form), forms[0], kinds)
		}
	}
	return out.Flush()
}
