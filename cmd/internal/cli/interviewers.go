package cli

import (
	"context"
	"slices"
	"strings"

	"cocode/corpus/transcript"
	"cocode/corpus/transcript/files"
)

// checkInterviewers refuses a name of --interviewer that no speaker of the files has,
// and says who speaks in them. Nothing is written yet: a wrong name would leave every
// guess as it was, and nobody would see it.
func (a *app) checkInterviewers(ctx context.Context, paths, names []string) error {
	if len(names) == 0 {
		return nil
	}
	found, _ := files.Find(paths)
	var labels []string
	for f := range files.Read(ctx, slices.DeleteFunc(found, ours), transcript.Options{}) {
		for _, d := range f.Documents {
			for _, sp := range d.Speakers {
				if sp.Label != "" && !slices.Contains(labels, sp.Label) {
					labels = append(labels, sp.Label)
				}
			}
		}
	}
	for _, name := range names {
		known := func(label string) bool { return transcript.SameSpeaker(label, name) }
		if len(labels) > 0 && !slices.ContainsFunc(labels, known) {
			return misuse("--interviewer: nobody called %q speaks in these files%s (speakers are: %s)", name, didYouMean("", name, labels), strings.Join(labels, ", "))
		}
	}
	return ctx.Err()
}
