package study_test

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"cocode/analysis"
	"cocode/analysis/study"
	"cocode/analysis/study/generate"
	"cocode/corpus"
)

// long reports whether the tests may take minutes (COCODE_LONG=1).
var long = os.Getenv("COCODE_LONG") != ""

// TestMain lets the test binary be the process that is killed: with COCODE_HELPER it
// works on a study and says on its standard output what is done.
func TestMain(m *testing.M) {
	flag.Parse()
	if path := os.Getenv("COCODE_HELPER"); path != "" {
		os.Exit(helper(path))
	}
	if f := flag.Lookup("rapid.checks"); !long && f.Value.String() == f.DefValue {
		f.Value.Set("6") // each check is some forty transactions
	}
	code := m.Run()
	if large != "" {
		os.RemoveAll(filepath.Dir(large))
	}
	if once != nil {
		os.RemoveAll(filepath.Dir(once.other))
	}
	os.Exit(code)
}

// work is what the helper does, one transaction a step; the same every time.
type work struct {
	s    *study.Study
	path string // of the study; beside it lies other.cocode, to be merged
}

var small = generate.Size{Words: 1500, Unit: 20, Suggestions: 60}

// steps are the helper's transactions, in order. Each leaves the study in a state
// that is the same whenever it is reached.
var steps = []struct {
	name string
	do   func(*work) error
}{
	{"create", func(w *work) (err error) {
		w.s, err = study.Create(w.path, fixed("Anna"))
		return err
	}},
	{"codebook", func(w *work) (err error) {
		_, err = w.s.AddCodebook([]byte("invented"), generate.Codebook(), "1")
		return err
	}},
	{"import", func(w *work) error {
		var list []corpus.Document
		w.each(func(x generate.Interview) error { list = append(list, x.Document); return nil })
		_, err := w.s.AddDocuments(list)
		return err
	}},
	{"import more", func(w *work) error { return importOne(w.s, generate.New(9, small)) }},
	{"units", func(w *work) error {
		var list []study.Segmentation
		w.each(func(x generate.Interview) error {
			list = append(list, study.Segmentation{Document: x.Document.ID, Units: x.Units})
			return nil
		})
		_, err := w.s.SetUnits(list)
		return err
	}},
	{"inductive", func(w *work) error {
		p := analysis.Proposal{Scheme: analysis.Scheme{Nodes: []analysis.Node{{ID: "a", Name: "a", Level: analysis.LevelCode}}}}
		w.each(func(x generate.Interview) error {
			for _, u := range x.Units {
				p.Readings = append(p.Readings, analysis.Reading{Unit: u.ID, Condensed: x.Document.Quote(u)[:20], Code: "a"})
			}
			return nil
		})
		return w.s.SaveProposal(w.documents(), p)
	}},
	{"deductive", func(w *work) error {
		var list []analysis.Suggestion
		w.each(func(x generate.Interview) error { list = append(list, x.Suggestions...); return nil })
		return w.s.SaveSuggestions(1, analysis.MachineCoder, w.documents(), list)
	}},
	{"review", func(w *work) error { return w.decide(0, 40) }},
	{"decide", func(w *work) error { return w.decide(40, 41) }},
	{"decide again", func(w *work) error { return w.decide(41, 42) }},
	{"memo", func(w *work) error {
		_, err := w.s.SetMemo(study.Memo{Kind: study.OnStudy, Text: "a thought"})
		return err
	}},
	{"correct", func(w *work) error {
		x := generate.New(0, small)
		x.Document.Text = strings.ReplaceAll(x.Document.Text, "ta ", "te ")
		_, err := w.s.UpdateDocument(x.Document.ID, x.Document)
		return err
	}},
	{"undo", func(w *work) error { return w.s.Undo(w.events(), "") }},
	{"merge", func(w *work) error {
		_, err := w.s.Merge(filepath.Join(filepath.Dir(w.path), "other.cocode"))
		return err
	}},
	{"undo all", func(w *work) error { return w.s.UndoTo(w.events()-3, "") }},
	{"redo all", func(w *work) error { return w.s.Undo(w.events(), "") }},
	{"purge", func(w *work) error {
		_, err := w.s.Purge("P1", "")
		return err
	}},
	{"backup", func(w *work) error {
		return w.s.Backup(context.Background(), w.path+"-backup")
	}},
}

// fixed is a clock that stands still: the record goes on by a microsecond an event.
func fixed(actor string) study.Options {
	return study.Options{Actor: actor, Now: func() time.Time { return time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC) }}
}

func importOne(s *study.Study, x generate.Interview) error {
	_, err := s.AddDocuments([]corpus.Document{x.Document})
	return err
}

// each works on three interviews.
func (w *work) each(do func(generate.Interview) error) error {
	for i := range 3 {
		if err := do(generate.New(i, small)); err != nil {
			return err
		}
	}
	return nil
}

func (w *work) documents() (ids []string) {
	w.each(func(x generate.Interview) error { ids = append(ids, x.Document.ID); return nil })
	return ids
}

func (w *work) events() int {
	events, _ := w.s.History()
	return len(events)
}

func (w *work) decide(from, to int) error {
	var list []analysis.Decision
	for _, x := range generate.New(1, small).Suggestions[from:to] {
		list = append(list, analysis.Decision{Unit: x.Unit, Scheme: "invented", Code: x.Code, Coder: "Anna", Status: analysis.Accepted})
	}
	_, err := w.s.Decide(list, "a review")
	return err
}

// helper does the steps from COCODE_FROM on and acknowledges each.
func helper(path string) int {
	from, _ := strconv.Atoi(os.Getenv("COCODE_FROM"))
	if err := limitFiles(os.Getenv("COCODE_LIMIT")); err != nil {
		fmt.Println("error", err)
		return 1
	}
	if os.Getenv("COCODE_MIGRATE") != "" {
		study.PretendSchema(nil)
	}
	w := &work{path: path}
	fmt.Println("ready")
	if from > 0 {
		var err error
		if w.s, err = study.Open(path, fixed("Anna")); err != nil {
			fmt.Println("error", err)
			return 1
		}
		fmt.Println("done", from-1)
	}
	for i := from; i < len(steps); i++ {
		if err := steps[i].do(w); err != nil {
			fmt.Println("error", err)
			return 1
		}
		fmt.Println("done", i)
	}
	w.s.Close()
	return 0
}

// process is a running helper.
type process struct {
	*exec.Cmd
	lines *bufio.Scanner
	done  int    // the last step that it acknowledged; -1 for none
	said  string // its error
}

func startHelper(t testing.TB, path string, from int, more ...string) *process {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(append(os.Environ(), "COCODE_HELPER="+path, fmt.Sprintf("COCODE_FROM=%d", from)), more...)
	out, err := c.StdoutPipe()
	must(t, err)
	must(t, c.Start())
	p := &process{c, bufio.NewScanner(out), -1, ""}
	for p.lines.Scan() {
		if p.lines.Text() == "ready" {
			return p
		}
	}
	t.Fatal("the helper did not start")
	return nil
}

// read takes in what the helper says until it ends.
func (p *process) read() {
	for p.lines.Scan() {
		if n, ok := strings.CutPrefix(p.lines.Text(), "done "); ok {
			p.done, _ = strconv.Atoi(n)
		}
		if what, ok := strings.CutPrefix(p.lines.Text(), "error "); ok {
			p.said = what
		}
	}
	p.Wait()
}

// reference is the whole work done without disturbance: the digest after each step,
// a copy of the file after each step, and how long it took.
type reference struct {
	digests []string
	files   []string
	other   string
	took    time.Duration
}

var (
	once     *reference // made by the first test that needs it, for all
	onceOnly sync.Mutex
)

func workOnce(t testing.TB) *reference {
	t.Helper()
	onceOnly.Lock()
	defer onceOnly.Unlock()
	if once != nil {
		return once
	}
	dir, err := os.MkdirTemp("", "cocode-once")
	must(t, err)
	r := &reference{other: filepath.Join(dir, "other.cocode")}
	makeOther(t, r.other)
	w := &work{path: filepath.Join(dir, "study.cocode")}
	for i, step := range steps {
		start := time.Now()
		if err := step.do(w); err != nil {
			t.Fatalf("%s: %v", step.name, err)
		}
		r.took += time.Since(start)
		r.digests = append(r.digests, digest(t, w.s))
		file := filepath.Join(dir, fmt.Sprintf("after-%d", i))
		must(t, w.s.Backup(t.Context(), file))
		r.files = append(r.files, file)
	}
	verified(t, w.s)
	must(t, w.s.Close())
	once = r
	return r
}

// makeOther makes the study that is merged.
func makeOther(t testing.TB, path string) {
	t.Helper()
	s, err := study.Create(path, study.Options{Actor: "Bo", Now: func() time.Time { return time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC) }})
	must(t, err)
	must(t, importOne(s, generate.New(20, small)))
	must(t, importOne(s, generate.New(1, small)))
	must(t, s.Close())
}

// start returns a folder with the study as it was after a step, and the other one.
func (r *reference) start(t testing.TB, after int) (path string) {
	t.Helper()
	dir := t.TempDir()
	path = filepath.Join(dir, "study.cocode")
	copyTo(t, r.other, filepath.Join(dir, "other.cocode"))
	if after >= 0 {
		copyTo(t, r.files[after], path)
	}
	return path
}

func copyTo(t testing.TB, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	must(t, err)
	must(t, os.WriteFile(to, b, 0o666))
}
