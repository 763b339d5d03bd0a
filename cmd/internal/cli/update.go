package cli

import (
	"context"
	"fmt"

	"cocode/analysis/study"
	"cocode/cmd/internal/ui"
	"cocode/corpus"
	"cocode/corpus/transcript"
	"cocode/corpus/transcript/files"
)

// updateFrom corrects transcripts that are in the study by the files of the same
// name: spans move along, and what was coded is kept.
func (a *app) updateFrom(ctx context.Context, s *study.Study, paths []string, o importOptions) error {
	found, problems := files.Find(paths)
	in := &importing{app: a, study: s}
	in.say(problems)
	for f := range files.Read(ctx, found, transcript.Options{Interviewer: o.interviewer, Language: o.language}) {
		in.say(f.Problems)
		for _, d := range f.Documents {
			if err := in.correct(d); err != nil {
				return err
			}
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return in.result.failed()
}

func (in *importing) correct(d corpus.Document) error {
	before, err := in.study.Document(d.Name)
	if err != nil {
		return fmt.Errorf("%w; a new transcript is imported without --update", err)
	}
	if d.Language == "" {
		d.Language = before.Language
	}
	keepNames(before, &d)
	u, err := in.study.UpdateDocument(d.Name, d)
	if err != nil {
		return err
	}
	if u.Same {
		_, err := fmt.Fprintf(in.Out, "%s: the text is the same, nothing was done\n", d.Name)
		return err
	}
	fmt.Fprintf(in.Out, "%s: %s, %d changed, %d gone\n", d.Name, countedThat(u.Standing, "unit", "stands", "stand"), len(u.Changed), len(u.Gone))
	for _, c := range u.Changed {
		fmt.Fprintf(in.Out, "  changed %s (%s): %q is now %q\n", c.Unit, counted(c.Decisions, "decision"), ui.Cut(oneLine(c.Was), 60), ui.Cut(oneLine(c.Now), 60))
	}
	for _, c := range u.Gone {
		fmt.Fprintf(in.Out, "  gone    %s (%s): %q\n", c.Unit, counted(c.Decisions, "decision"), ui.Cut(oneLine(c.Was), 60))
	}
	return nil
}

// keepNames gives speakers the participant's names that the study knows them by, and
// their roles, which a person may have set right.
func keepNames(before, d *corpus.Document) {
	for i := range d.Speakers {
		for _, known := range before.Speakers {
			if known.Label == d.Speakers[i].Label {
				d.Speakers[i].Participant, d.Speakers[i].Role = known.Participant, known.Role
			}
		}
	}
}
