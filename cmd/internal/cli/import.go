package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cocode/analysis/study"
	"cocode/corpus"
	"cocode/corpus/diag"
	"cocode/corpus/language/annotate"
	"cocode/corpus/transcript"
	"cocode/corpus/transcript/attributes"
	"cocode/corpus/transcript/files"
)

// importOptions are the flags that import and run share.
type importOptions struct {
	interviewer []string
	language    string
	attributes  string
}

func (o *importOptions) flags(c *cobra.Command) {
	f := c.Flags()
	f.StringArrayVar(&o.interviewer, "interviewer", nil, "`NAME` or label of one who asks, where the guess is wrong (may be repeated)")
	f.StringVar(&o.language, "language", "", "language of the interviews, such as en or sv, in place of the detected one")
	f.StringVar(&o.attributes, "attributes", "", "`FILE` (csv or xlsx) with what is known of participants or interviews")
}

func (a *app) importCommand() *cobra.Command {
	var o importOptions
	var update bool
	c := &cobra.Command{
		Use:   "import PATH…",
		Short: "Read transcripts into a study",
		Long: `Import reads files, and folders with all that is in them: Word, OpenDocument, RTF,
PDF, HTML, text, Markdown, subtitles (srt, vtt), Whisper's JSON, and tables with a
row per answer. It finds who speaks and who asks. A file that cannot be read is
named with the reason, and the others are imported; the exit status is 1 then.
Files may have 64 MB, and an interview 4 MB of words, which is some 70 hours of talk.
Links to files are followed, links to folders only within the folder that is named.

With --update, files correct the transcripts of the same name: codings whose words
stand are kept, those whose words changed are marked, those whose words are gone are
listed. The old text remains in the record.`,
		Example: "  cocode import interviews --attributes participants.csv\n  cocode import --update corrected/coach-03.docx",
		RunE: func(c *cobra.Command, paths []string) error {
			if len(paths) == 0 && o.attributes == "" {
				return misuse("import: name a file or a folder")
			}
			if err := a.checkInterviewers(c.Context(), paths, o.interviewer); err != nil {
				return err
			}
			return a.writing(func(s *study.Study) error {
				if update {
					return a.updateFrom(c.Context(), s, paths, o)
				}
				result, err := a.importInto(c.Context(), s, paths, o)
				if err != nil {
					return err
				}
				next := "; next: cocode inductive, cocode deductive"
				if result.added == 0 {
					next = ""
				}
				fmt.Fprintf(a.Out, "%s imported%s\n", counted(result.added, "interview"), next)
				return result.failed()
			})
		},
	}
	o.flags(c)
	c.Flags().BoolVar(&update, "update", false, "correct transcripts that are in the study; codings move along with their words")
	return c
}

// imported is what an import came to.
type imported struct {
	added    int
	problems diag.List
}

func (i imported) failed() error {
	if i.problems.Failed() {
		return errReported
	}
	return nil
}

// importInto reads transcripts and attributes into a study. Problems are printed as
// they come.
func (a *app) importInto(ctx context.Context, s *study.Study, paths []string, o importOptions) (*imported, error) {
	sheet, err := a.readAttributes(o.attributes)
	if err != nil {
		return nil, err
	}
	in := &importing{app: a, study: s, sheet: sheet}
	if len(paths) > 0 {
		err = in.transcripts(ctx, paths, transcript.Options{Interviewer: o.interviewer, Language: o.language})
	}
	if err == nil && sheet != nil {
		err = in.attributes()
	}
	return &in.result, err
}

type importing struct {
	*app
	study  *study.Study
	sheet  *attributes.Table
	result imported
	batch  []corpus.Document
	bytes  int // of the words in the batch
}

// batchBytes is the most bytes of words that wait to be saved.
const batchBytes = 8 << 20

func (in *importing) transcripts(ctx context.Context, paths []string, o transcript.Options) error {
	found, problems := files.Find(paths)
	found = slices.DeleteFunc(found, ours)
	in.say(problems)
	step := in.Begin("import", len(found))
	for f := range files.Read(ctx, found, o) {
		in.say(f.Problems)
		for _, d := range f.Documents {
			if d.Language == "" {
				d.Language = annotate.Detect(&d)
			}
			nameParticipant(in.sheet, &d)
			in.batch = append(in.batch, d)
			in.bytes += len(d.Text)
			if len(d.Participants()) == 0 {
				in.say(diag.List{{Position: diag.Position{File: f.Path}, Severity: diag.Warning, Summary: "nobody in it is a participant, so nothing of it will be coded",
					Hint: "look at it with cocode show, and name who asks with --interviewer"}})
			}
		}
		if len(in.batch) >= batch || in.bytes >= batchBytes {
			if err := in.save(); err != nil {
				return err
			}
		}
		step.Add(1)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := in.save(); err != nil {
		return err
	}
	step.End("%s from %s", counted(in.result.added, "interview"), counted(len(found), "file"))
	return nil
}

// ours reports whether a file is one of the program's own: a study, what lies beside
// one, or the workbook that run writes beside it.
func ours(path string) bool {
	base := filepath.Base(path)
	if strings.Contains(base, suffix) {
		return true
	}
	beside, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*"+suffix))
	return base == workbookName && len(beside) > 0
}

// say prints problems and remembers them.
func (in *importing) say(problems diag.List) {
	for _, p := range problems {
		fmt.Fprintln(in.Err, p)
	}
	in.result.problems = append(in.result.problems, problems...)
}

// save writes the documents that wait, as one event.
func (in *importing) save() error {
	if len(in.batch) == 0 {
		return nil
	}
	added, err := in.study.AddDocuments(in.batch)
	if err != nil {
		return err
	}
	in.say(added.Problems)
	if n := len(added.Already); n > 0 {
		fmt.Fprintf(in.Err, "%s already in the study, word for word\n", counted(n, "interview"))
	}
	in.result.added += len(added.Documents)
	in.batch, in.bytes = nil, 0
	return nil
}
