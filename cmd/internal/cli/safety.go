package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cocode/analysis/study"
)

func (a *app) backupCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy a study while it is open, and verify the copy",
		Long: `Backup makes a consistent copy of the study under a new name, whoever is working in
it, and verifies the copy. It never overwrites a file. Of a damaged study whose
record is whole it makes the study anew from the record.`,
		Example: "  cocode backup ../backups/coaches-2026-03-01.cocode",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			err := a.reading(func(s *study.Study) error { return s.Backup(c.Context(), args[0]) })
			if errors.As(err, new(*study.DamageError)) {
				return a.rescue(c.Context(), args[0], err)
			}
			if err == nil {
				_, err = fmt.Fprintf(a.Out, "%s made and verified\n", args[0])
			}
			return err
		},
	}
}

// rescue makes a damaged study anew from its record.
func (a *app) rescue(ctx context.Context, to string, damage error) error {
	path, err := a.studyPath()
	if err != nil {
		return err
	}
	if err := study.Rescue(ctx, path, to, a.options()); err != nil {
		return fmt.Errorf("%w\nno backup was made: %w", damage, err)
	}
	_, err = fmt.Fprintf(a.Out, "%s is damaged, but its record is whole: %s was made anew from it and verified; go on with that file\n", path, to)
	return err
}

func (a *app) mergeCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "merge OTHER",
		Short: "Bring in what was done in another copy of the study",
		Long: `Merge brings another copy's interviews, codings, decisions and memos into this
study, all or nothing. Merging again changes nothing, and two copies merged either
way give the same study. The other file is only read. With --json it prints one object:
how many entries of the record came in, of which kinds, what both copies have changed
and which of the two stands, and what cannot be done beside the rest.`,
		Example: "  cocode merge from-erik.cocode",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.writing(func(s *study.Study) error { return a.merge(s, args[0], asJSON) })
		},
	}
	jsonFlag(c, &asJSON)
	return c
}

// mergedRow is what merge --json prints.
type mergedRow struct {
	Other     string          `json:"other"`
	Entries   int             `json:"entries"`
	Kinds     map[string]int  `json:"kinds"`
	Differ    []differenceRow `json:"differ"`
	Conflicts []string        `json:"conflicts"`
}

type differenceRow struct {
	What   string `json:"what"`
	Stands string `json:"stands"`
	Lost   string `json:"lost"`
}

func mergedOf(other string, m study.Merged) mergedRow {
	row := mergedRow{Other: other, Entries: m.Events, Kinds: m.Kinds, Differ: []differenceRow{}, Conflicts: nonNil(m.Conflicts)}
	for _, d := range m.Differ {
		row.Differ = append(row.Differ, differenceRow(d))
	}
	return row
}

func (a *app) merge(s *study.Study, other string, asJSON bool) error {
	m, err := s.Merge(other)
	if err != nil {
		return err
	}
	if asJSON {
		return a.printJSON(mergedOf(other, m))
	}
	if m.Events == 0 {
		_, err := fmt.Fprintf(a.Out, "%s holds nothing that is not here already\n", other)
		return err
	}
	fmt.Fprintf(a.Out, "%s of the record came in:\n", counted(m.Events, "entry"))
	for _, kind := range slices.Sorted(maps.Keys(m.Kinds)) {
		fmt.Fprintf(a.Out, "  %4d %s\n", m.Kinds[kind], kind)
	}
	for _, d := range m.Differ {
		fmt.Fprintf(a.Out, "both changed %s: %q stands (newer), %q is in the record\n", d.What, d.Stands, d.Lost)
	}
	for _, c := range m.Conflicts {
		fmt.Fprintf(a.Err, "warning: %s\n", c)
	}
	return nil
}

func (a *app) purgeCommand() *cobra.Command {
	var yes bool
	var why string
	c := &cobra.Command{
		Use:   "purge PARTICIPANT",
		Short: "Remove everything a participant said, for one who withdraws consent",
		Long: `Purge removes a participant's transcript, quotes, units, condensed units, evidence
and memos on them from the study, from its record and from the free pages of the
file (GDPR, article 17). It cannot be undone. It says what was removed, and names
the copies of the study in its folder that still hold the words, whatever they are
called, and workbooks and exports: delete them yourself, and what lies elsewhere.`,
		Example: "  cocode purge 'Coach 7' --why 'withdrew consent on 3 March'",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.writing(func(s *study.Study) error {
				if err := a.confirm(yes, fmt.Sprintf("remove everything that %s said, for good?", args[0])); err != nil {
					return err
				}
				return a.purge(s, args[0], why)
			})
		},
	}
	c.Flags().BoolVar(&yes, "yes", false, "do not ask")
	c.Flags().StringVar(&why, "why", "", "a `REASON` for the record; do not repeat the participant's words or name")
	return c
}

// confirm asks on the terminal, and takes anything but yes for a no.
func (a *app) confirm(yes bool, question string) error {
	if yes {
		return nil
	}
	if !a.Live {
		return misuse("%s say so with --yes", question)
	}
	fmt.Fprintf(a.Err, "%s [yes/no] ", question)
	answer, _ := bufio.NewReader(a.In).ReadString('\n')
	if strings.ToLower(strings.TrimSpace(answer)) != "yes" {
		return errors.New("nothing was changed")
	}
	return nil
}

func (a *app) purge(s *study.Study, participant, why string) error {
	p, err := s.Purge(participant, why)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.Out, "removed: %s, %s, %s, %s, %s, %s, %s\n", counted(len(p.Documents), "transcript"), counted(p.Turns, "turn"), counted(p.Units, "unit"),
		counted(p.Readings, "condensed unit"), counted(p.Suggestions, "suggestion"), counted(p.Decisions, "decision"), counted(p.Memos, "memo"))
	for _, d := range p.Redacted {
		fmt.Fprintf(a.Out, "%s: others speak in it too; this participant's turns were made unreadable\n", d)
	}
	if p.Passages > 0 {
		fmt.Fprintf(a.Out, "replaced: %s of other texts that repeated the words\n", counted(p.Passages, "passage"))
	}
	fmt.Fprintf(a.Out, "rewritten without words: %s of the record\n", counted(p.Events, "entry"))
	for _, text := range p.Look {
		fmt.Fprintf(a.Out, "read this yourself, it holds a word that only this participant said: %s\n", text)
	}
	for _, file := range p.Copies {
		fmt.Fprintf(a.Out, "this copy beside the study still holds the words, or cannot be read to know: %s\n", file)
	}
	if len(p.Sheets) > 0 {
		fmt.Fprintf(a.Out, "look through the workbooks and exports beside the study, and delete those with the words: %s\n", strings.Join(p.Sheets, ", "))
	}
	return nil
}
