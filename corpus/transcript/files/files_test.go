package files_test

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cocode/corpus"
	"cocode/corpus/diag"
	"cocode/corpus/transcript"
	"cocode/corpus/transcript/files"
)

const talk = "I: Hur?\nIP: Så.\n"

// tree writes files into a new folder; a name that ends with / is a folder.
func tree(t *testing.T, entries map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, data := range entries {
		path := filepath.Join(root, name)
		if strings.HasSuffix(name, "/") {
			must(t, os.MkdirAll(path, 0o755))
			continue
		}
		must(t, os.MkdirAll(filepath.Dir(path), 0o755))
		must(t, os.WriteFile(path, []byte(data), 0o644))
	}
	return root
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// read imports a folder; it fails rather than waits.
func read(t *testing.T, o transcript.Options, paths ...string) (documents []corpus.Document, problems diag.List) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		var found []string
		found, problems = files.Find(paths)
		for f := range files.Read(context.Background(), found, o) {
			documents = append(documents, f.Documents...)
			problems = append(problems, f.Problems...)
		}
	}()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		t.Fatal("the import waits for something")
	}
	return documents, problems
}

func names(documents []corpus.Document) []string {
	var out []string
	for _, d := range documents {
		out = append(out, d.Name)
	}
	return out
}

func contains(problems diag.List, words string) bool {
	for _, p := range problems {
		if strings.Contains(p.String(), words) {
			return true
		}
	}
	return false
}

func TestAFolderIsReadInOrderAndLeftoversAreSilent(t *testing.T) {
	root := tree(t, map[string]string{
		"b.txt": talk + "b", "a/x.txt": talk + "x", "a/.DS_Store": "x", "a/~$x.docx": "x", "Thumbs.db": "x", ".hidden.txt": talk, "__MACOSX/y.txt": "x",
		"z.TXT": talk + "z", "ljud.mp3": "x", "README.md": "about", "c.txt/d.txt": talk + "d",
	})
	documents, problems := read(t, transcript.Options{}, root)
	if diff := cmp.Diff([]string{"x", "b", "d", "z"}, names(documents)); diff != "" {
		t.Error(diff)
	}
	if problems.Failed() || len(problems) != 2 || !contains(problems, "sound") || !contains(problems, "README.md") {
		t.Errorf("problems: %v", problems)
	}
}

func TestABrokenFileAmongGoodOnesIsNamed(t *testing.T) {
	root := tree(t, map[string]string{"a.txt": talk, "b.txt": "\x89PNG\r\n\x1a\n\x00\x00", "c.docx": "PK\x03\x04junk", "d.txt": "", "e.txt": talk + "e", "f.doc": "x", "participants.csv": "document,age\na,3\n"})
	documents, problems := read(t, transcript.Options{}, root)
	if diff := cmp.Diff([]string{"a", "e"}, names(documents)); diff != "" {
		t.Error(diff)
	}
	for _, words := range []string{"b.txt: it is a PNG", "c.docx: the file is cut", "d.txt: the file is empty", "f.doc: it is an old Word", "participants.csv:1: it looks like a sheet of attributes"} {
		if !contains(problems, words) {
			t.Errorf("nothing is said of %q in %v", words, problems)
		}
	}
}

func TestNamesAreMadeUnique(t *testing.T) {
	root := tree(t, map[string]string{"1/intervju.txt": "I: A?\nParticipant: B.", "2/intervju.txt": "I: C?\nParticipant: D.", "2/intervju.md": "I: E?\nParticipant: F.", "3/Intervju.txt": "I: A?\nParticipant: B."})
	documents, problems := read(t, transcript.Options{}, root)
	if diff := cmp.Diff([]string{"intervju", "intervju (2)", "intervju (3)", "Intervju (4)"}, names(documents)); diff != "" {
		t.Error(diff)
	}
	for _, d := range documents {
		if d.ID != corpus.Identify(d.Name, d.Text, 0) || d.Speakers[1].Participant != d.Name {
			t.Errorf("%q keeps an old identity or participant: %+v", d.Name, d.Speakers)
		}
	}
	if problems.Failed() || !contains(problems, `this one is called "intervju (2)"`) || !contains(problems, "the same words as") {
		t.Errorf("problems: %v", problems)
	}
}

func TestOddNames(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("such names cannot be there")
	}
	root := tree(t, map[string]string{"👩‍⚕️ samtal.txt": talk + "1", "ny\nrad.txt": talk + "2", "a\xffb.txt": talk + "3", "interview 2.5": talk + "4", "CASE.txt": talk + "5", "case.txt": talk + "6"})
	documents, problems := read(t, transcript.Options{}, root)
	if diff := cmp.Diff([]string{"CASE", "a\uFFFDb", "case (2)", "interview 2.5", "ny rad", "👩‍⚕️ samtal"}, names(documents)); diff != "" {
		t.Errorf("%s%v", diff, problems)
	}
	if problems.Failed() {
		t.Error(problems.Err())
	}
}

func TestNothingIsWaitedFor(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("pipes and links are others there")
	}
	root := tree(t, map[string]string{"a.txt": talk, "sub/": ""})
	must(t, mkfifo(filepath.Join(root, "pipe.txt"), 0o644))
	must(t, os.Symlink(filepath.Join(root, "loop.txt"), filepath.Join(root, "loop.txt")))
	must(t, os.Symlink(root, filepath.Join(root, "sub", "up")))
	must(t, os.Symlink("nowhere", filepath.Join(root, "gone.txt")))
	must(t, os.Symlink("a.txt", filepath.Join(root, "b.txt")))
	documents, problems := read(t, transcript.Options{}, root, filepath.Join(root, "a.txt"), "/dev/null", filepath.Join(root, "missing.txt"))
	if diff := cmp.Diff([]string{"a"}, names(documents)); diff != "" {
		t.Error(diff)
	}
	for _, words := range []string{"pipe.txt: it is a pipe", "loop.txt: it is a link that leads back", "gone.txt: it is a link to a file that is not there", "/dev/null: it is a device", "missing.txt: there is no such file"} {
		if !contains(problems, words) {
			t.Errorf("nothing is said of %q in %v", words, problems)
		}
	}
}

// Links to files are followed; links to folders only within what was given.
func TestLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links are others there")
	}
	root := tree(t, map[string]string{"given/a.txt": talk, "given/sub/b.txt": talk + "b", "outside/secret.txt": talk + "s", "outside/one.txt": talk + "1", "parent.txt": talk + "p"})
	given := filepath.Join(root, "given")
	for name, target := range map[string]string{
		"up": "..", "self": ".", "sub/back": "../sub", "sub/top": "..", "other": "../outside", "all": "/", "one.txt": "../outside/one.txt", "tub": "sub", "chain": "other",
	} {
		must(t, os.Symlink(target, filepath.Join(given, name)))
	}
	documents, problems := read(t, transcript.Options{}, given)
	if diff := cmp.Diff([]string{"a", "one", "b"}, names(documents)); diff != "" {
		t.Error(diff)
	}
	for _, words := range []string{
		"given/up: it is a link to a folder outside", "given/other: it is a link to a folder outside", "given/all: it is a link to a folder outside", "given/chain: it is a link to a folder outside",
		"given/self: warning: passed over: it is a link back", "sub/back: warning: passed over", "sub/top: warning: passed over",
	} {
		if !contains(problems, words) {
			t.Errorf("nothing is said of %q in %v", words, problems)
		}
	}
	if documents, _ = read(t, transcript.Options{}, given, filepath.Join(root, "outside")); len(documents) != 4 {
		t.Errorf("a linked folder that is given too: %v", names(documents))
	}
}

func TestNoPermission(t *testing.T) {
	root := tree(t, map[string]string{"a.txt": talk, "closed/b.txt": talk + "b", "c.txt": talk + "c"})
	must(t, os.Chmod(filepath.Join(root, "closed"), 0))
	must(t, os.Chmod(filepath.Join(root, "c.txt"), 0))
	t.Cleanup(func() { _ = os.Chmod(filepath.Join(root, "closed"), 0o755) })
	if _, err := os.ReadDir(filepath.Join(root, "closed")); err == nil {
		t.Skip("this user may read everything")
	}
	documents, problems := read(t, transcript.Options{}, root)
	if diff := cmp.Diff([]string{"a"}, names(documents)); diff != "" {
		t.Error(diff)
	}
	if !contains(problems, "closed: no permission") || !contains(problems, "c.txt: no permission") {
		t.Errorf("problems: %v", problems)
	}
}

func TestALargeFileIsRefusedBeforeItIsRead(t *testing.T) {
	root := tree(t, map[string]string{"a.txt": talk})
	path := filepath.Join(root, "big.txt")
	must(t, os.WriteFile(path, nil, 0o644))
	must(t, os.Truncate(path, 200<<20))
	begin := time.Now()
	_, problems := read(t, transcript.Options{}, root)
	if !contains(problems, "big.txt: the file has 200 MB, and files of up to 64 MB are read") || time.Since(begin) > time.Second {
		t.Errorf("after %v: %v", time.Since(begin), problems)
	}
}

func TestAnEmptyFolder(t *testing.T) {
	_, problems := read(t, transcript.Options{}, t.TempDir())
	if !contains(problems, "the folder holds no transcripts") {
		t.Errorf("problems: %v", problems)
	}
}

func TestReadingStopsWhenAsked(t *testing.T) {
	entries := map[string]string{}
	for i := range 40 {
		entries[string(rune('a'+i%26))+strings.Repeat("x", i)+".txt"] = talk
	}
	found, _ := files.Find([]string{tree(t, entries)})
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	for range files.Read(ctx, found, transcript.Options{}) {
		if n++; n == 3 {
			cancel()
		}
	}
	if n > 4 {
		t.Errorf("%d files after cancel", n)
	}
	for range files.Read(context.Background(), found, transcript.Options{}) {
		break
	}
}

// The invented interviews of the repository, in all their formats.
func TestInterviews(t *testing.T) {
	root := filepath.Join("..", "..", "..", "testdata", "interviews")
	if _, err := os.Stat(root); err != nil {
		t.Skip("the interviews are not there")
	}
	turns := map[string]int{"coach-01": 48, "coach-02": 56, "coach-03": 60, "coach-04": 54, "coach-05": 64, "coach-06": 50, "coach-07": 64, "coach-08": 56, "coach-09": 40, "coach-10": 54, "coach-11": 50, "coach-12": 54}
	documents, problems := read(t, transcript.Options{}, root)
	if problems.Failed() || len(documents) != len(turns) {
		t.Fatalf("%d documents: %v", len(documents), problems)
	}
	for _, d := range documents {
		if len(d.Turns) != turns[d.Name] || len(d.Speakers) != 2 || d.Speakers[0].Role != corpus.Interviewer || d.Speakers[1].Role != corpus.Participant {
			t.Errorf("%s: %d turns, want %d; %+v", d.Name, len(d.Turns), turns[d.Name], d.Speakers)
		}
		for i, turn := range d.Turns {
			if turn.Speaker != i%2 {
				t.Errorf("%s: turn %d is of speaker %d", d.Name, i, turn.Speaker)
			}
			for _, s := range d.Speakers {
				if strings.HasPrefix(turn.Span.Of(d.Text), s.Label+":") || strings.Contains(turn.Span.Of(d.Text), "[00:") {
					t.Errorf("%s: a label or stamp in turn %d: %q", d.Name, i, turn.Span.Of(d.Text))
				}
			}
		}
	}
}

func BenchmarkImport(b *testing.B) {
	root := filepath.Join("..", "..", "..", "testdata", "interviews")
	found, problems := files.Find([]string{root})
	if problems.Failed() || len(found) == 0 {
		b.Skip("the interviews are not there")
	}
	words := 0
	for b.Loop() {
		words = 0
		for f := range files.Read(context.Background(), found, transcript.Options{}) {
			for _, d := range f.Documents {
				words += len(strings.Fields(d.Text))
			}
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
