package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"cocode/analysis"
	"cocode/analysis/study"
	"cocode/cmd/internal/ui"
	"cocode/corpus/diag"
)

func (a *app) reviewCommand() *cobra.Command {
	var unheld bool
	c := &cobra.Command{
		Use:   "review",
		Short: "Decide on suggestions: one by one here, or in a spreadsheet",
		Long: `Review goes through the open suggestions one by one, those first whose answer
teaches most. Single keys:

  a  accept       r  reject      ?  unsure
  o  another code in place of this one
  f  a facet: whose it is, whose words, when, in which phase
  m  a memo on the unit
  u  undo the last answer
  x  on to the units without a suggestion
  s  skip         q  quit

After the last suggestion it offers the units that have none and that nobody has given
a code, those first whose answer teaches most; with --unheld it begins there. There, c
gives a code and n says that none fits.

Every answer is saved as it is given, under your name (--coder).`,
		Example: "  cocode review --coder anna",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.writing(func(s *study.Study) error { return a.review(s, unheld) })
		},
	}
	c.Flags().BoolVar(&unheld, "unheld", false, "begin with the units that have no suggestion")
	c.AddCommand(a.reviewExport(), a.reviewImport())
	return c
}

// reviewing is one sitting of a coder.
type reviewing struct {
	*app
	study   *study.Study
	view    *view
	scheme  analysis.Index
	keys    keyReader
	named   map[suggestion]analysis.Facets // what the coder has said before the answer
	decided int
}

func (a *app) review(s *study.Study, unheld bool) error {
	v, err := newView(s)
	if err != nil {
		return err
	}
	scheme, _, err := v.scheme()
	if err != nil {
		return err
	}
	open, err := openSuggestions(s, scheme.Scheme.ID, a.actor())
	if err != nil {
		return err
	}
	r := &reviewing{app: a, study: s, view: v, scheme: scheme, keys: newKeyReader(a.In), named: map[suggestion]analysis.Facets{}}
	if !unheld {
		err = r.each(len(open), func(i int) (int, error) { return r.ask(open[i], len(open)-i) })
		fmt.Fprintf(a.Out, "%d decided by %s, %d left\n", r.decided, a.actor(), len(open)-r.decided)
		if err == nil {
			unheld, err = r.offerUnheld()
		}
	}
	if unheld || errors.Is(err, errUnheld) {
		err = r.unheld()
	}
	if errors.Is(err, io.EOF) || errors.Is(err, errQuit) {
		return nil
	}
	return err
}

// each asks n questions. An answer tells how far to go on, as that of ask does.
func (r *reviewing) each(n int, ask func(i int) (step int, err error)) error {
	for i := 0; i < n; {
		step, err := ask(i)
		if err != nil {
			return err
		}
		i = max(i+step, 0)
	}
	return nil
}

// openSuggestions returns what a coder has not decided, most teaching first.
func openSuggestions(s *study.Study, scheme, coder string) ([]analysis.Coding, error) {
	all, err := s.Codings(study.Filter{Scheme: scheme})
	if err != nil {
		return nil, err
	}
	type key struct{ unit, code string }
	mine := map[key]bool{}
	for _, c := range all {
		if c.Coder == coder {
			mine[key{c.Unit, c.Code}] = true
		}
	}
	var open []analysis.Coding
	for _, c := range all {
		if c.Status == analysis.Suggested && !mine[key{c.Unit, c.Code}] {
			open = append(open, c)
		}
	}
	return teachingFirst(s, open)
}

var errQuit = errors.New("quit")

// ask shows a suggestion and takes one answer. It returns how far to go on: 1 to the
// next, 0 to ask again, -1 back to the one before.
func (r *reviewing) ask(c analysis.Coding, left int) (int, error) {
	if err := r.show(c, left); err != nil {
		return 0, err
	}
	key, err := r.keys.key()
	if err != nil {
		return 0, err
	}
	fmt.Fprintln(r.Out)
	switch key {
	case 'a':
		return r.decide(c, c.Code, analysis.Accepted)
	case 'r':
		return r.decide(c, c.Code, analysis.Rejected)
	case '?':
		return r.decide(c, c.Code, analysis.Unsure)
	case 'o':
		return r.other(c)
	case 'f':
		return 0, r.setFacet(c)
	case 'm':
		return 0, r.memo(c.Unit)
	case 'u':
		return r.undoLast()
	case 's':
		return 1, nil
	case 'x':
		return 0, errUnheld
	case 'q', 3, 4: // also Ctrl-C and Ctrl-D
		return 0, errQuit
	}
	fmt.Fprintln(r.Out, "a accept, r reject, ? unsure, o other code, f facet, m memo, u undo, x units without a suggestion, s skip, q quit")
	return 0, nil
}

func (r *reviewing) show(c analysis.Coding, left int) error {
	if err := r.showUnit(c.Unit, left, c.Evidence); err != nil {
		return err
	}
	r.showFacets(c)
	if err := r.memosOn(r.study, c.Unit, c.Code); err != nil {
		return err
	}
	node, _ := r.scheme.Node(c.Code)
	_, err := fmt.Fprintf(r.Out, "%s (%s), confidence %.2f  [a r ? o f m u x s q] ", r.Set(ui.Bold, node.Name), c.Code, c.Confidence)
	return err
}

// showUnit prints the words of a unit, those of the evidence set off.
func (r *reviewing) showUnit(id string, left int, evidence []analysis.Evidence) error {
	name, _, _ := strings.Cut(id, "-")
	d, err := r.view.document(name)
	if err != nil {
		return err
	}
	units, err := r.study.Units(study.UnitFilter{Document: d.ID})
	if err != nil {
		return err
	}
	i := slices.IndexFunc(units, func(u study.Unit) bool { return u.ID == id })
	if i < 0 {
		return fmt.Errorf("the unit %s is gone; run the deductive pass again", id)
	}
	u := units[i]
	fmt.Fprintf(r.Out, "\n%s %s, %d left\n", d.Name, d.where(u.Turn, u.Extent()), left)
	for _, s := range u.Spans {
		fmt.Fprintf(r.Out, "  %s\n", r.highlight(d.Text, s, spansOf(evidence), ui.For))
	}
	return nil
}

func (r *reviewing) decide(c analysis.Coding, code string, status analysis.Status) (int, error) {
	return r.save([]analysis.Decision{{Unit: c.Unit, Scheme: c.Scheme, Code: code, Coder: r.actor(), Status: status, Facets: r.named[suggestion{c.Unit, c.Code}]}})
}

func (r *reviewing) save(decisions []analysis.Decision) (int, error) {
	if _, err := r.study.Decide(decisions, "terminal"); err != nil {
		return 0, err
	}
	r.decided++
	return 1, nil
}

// other rejects the suggestion and gives another code in its place.
func (r *reviewing) other(c analysis.Coding) (int, error) {
	word, err := r.askCode()
	if err != nil || word == "" {
		return 0, err
	}
	return r.save([]analysis.Decision{
		{Unit: c.Unit, Scheme: c.Scheme, Code: c.Code, Coder: r.actor(), Status: analysis.Rejected},
		{Unit: c.Unit, Scheme: c.Scheme, Code: word, Coder: r.actor(), Status: analysis.Accepted, Facets: r.inPlace(c)},
	})
}

// askCode takes the id of a code; it is empty if none was given that there is.
func (r *reviewing) askCode() (string, error) {
	fmt.Fprint(r.Out, "which code? ")
	word, err := r.keys.line()
	if err != nil || word == "" {
		return "", err
	}
	var known []string
	for _, n := range r.scheme.Scheme.Nodes {
		known = append(known, n.ID)
	}
	if slices.Contains(known, word) {
		return word, nil
	}
	if near, ok := diag.Nearest(word, known); ok {
		fmt.Fprintf(r.Out, "there is no code %q; did you mean %s?\n", word, near)
	} else {
		fmt.Fprintf(r.Out, "there is no code %q; the command codes lists them\n", word)
	}
	return "", nil
}

func (r *reviewing) memo(unit string) error {
	fmt.Fprint(r.Out, "memo: ")
	words, err := r.keys.line()
	if err != nil || words == "" {
		return err
	}
	_, err = r.study.SetMemo(study.Memo{Kind: study.OnUnit, Subject: unit, Text: words})
	return err
}

func (r *reviewing) undoLast() (int, error) {
	if r.decided == 0 {
		fmt.Fprintln(r.Out, "nothing to undo in this sitting")
		return 0, nil
	}
	events, err := r.study.History()
	if err != nil {
		return 0, err
	}
	for i := len(events) - 1; i >= 0; i-- {
		if (events[i].Kind == "decide" || events[i].Kind == "seen") && !events[i].Undone {
			r.decided--
			return -1, r.study.Undo(events[i].N, "")
		}
	}
	return 0, nil
}

// keyReader takes single keys from a terminal, and the first sign of each line from
// anything else.
type keyReader struct {
	terminal *os.File
	lines    *bufio.Reader
}

func newKeyReader(in io.Reader) keyReader {
	k := keyReader{lines: bufio.NewReader(in)}
	if f, ok := in.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		k.terminal = f
	}
	return k
}

func (k keyReader) key() (byte, error) {
	if k.terminal == nil {
		line, err := k.line()
		if line == "" {
			return ' ', err
		}
		return line[0], nil
	}
	before, err := term.MakeRaw(int(k.terminal.Fd()))
	if err != nil {
		return 0, err
	}
	defer term.Restore(int(k.terminal.Fd()), before) // a terminal that cannot be restored was closed
	var b [1]byte
	_, err = k.terminal.Read(b[:])
	return b[0], err
}

func (k keyReader) line() (string, error) {
	line, err := k.lines.ReadString('\n')
	line = strings.TrimSpace(line)
	if line != "" {
		err = nil
	}
	return line, err
}
