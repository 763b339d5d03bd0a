package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cocode/analysis/doublecoding"
	"cocode/analysis/study"
)

type sampleOptions struct {
	coders []string
	share  float64
	seed   uint64
	flat   bool
	out    string
}

func (a *app) agreementSample() *cobra.Command {
	var o sampleOptions
	c := &cobra.Command{
		Use:   "sample",
		Short: "Draw a sample for blind double coding, with a file for each coder",
		Long: `Sample draws units for two or more coders to code independently, the same share of
every interview (or of all units together with --flat), and writes for each coder a
study file that hides the others' codings and the machine's suggestions. The coder
fills in a sheet (cocode review export --coder NAME in that file), reads it back with
review import, and the file comes home with merge: as often as you like.

The same seed draws the same sample.`,
		Example: "  cocode agreement sample --coders anna,erik --share 0.2 --out blind\n  cocode merge blind/anna.cocode",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			switch {
			case len(o.coders) == 0:
				return misuse("agreement sample: name the coders with --coders anna,erik")
			case o.out == "":
				return misuse("agreement sample: name a folder for the coders' files with --out")
			}
			if err := o.checkCoders(); err != nil {
				return err
			}
			return a.writing(func(s *study.Study) error { return a.sample(c.Context(), s, o) })
		},
	}
	f := c.Flags()
	f.StringSliceVar(&o.coders, "coders", nil, "`NAMES` separated by commas")
	f.Float64Var(&o.share, "share", 0.2, "share of the units, above 0 and up to 1")
	f.Uint64Var(&o.seed, "seed", 1, "seed of the drawing")
	f.BoolVar(&o.flat, "flat", false, "draw from all units together, not from every interview alike")
	f.StringVarP(&o.out, "out", "o", "", "`FOLDER` for the coders' files")
	return c
}

// checkCoders finds names that are none, that come twice, or whose file is there already.
func (o sampleOptions) checkCoders() error {
	for i, name := range o.coders {
		if err := person(name); err != nil {
			return misuse("--coders: %w", err)
		}
		if slices.Contains(o.coders[:i], name) {
			return misuse("--coders: %q is named twice", name)
		}
		if _, err := os.Lstat(o.file(name)); err == nil {
			return fmt.Errorf("%s exists already; choose another folder with --out", o.file(name))
		}
	}
	return nil
}

// file is the study file that a coder is handed.
func (o sampleOptions) file(coder string) string {
	return filepath.Join(o.out, fileName(coder)+suffix)
}

func (a *app) sample(ctx context.Context, s *study.Study, o sampleOptions) error {
	var strata [][]string
	ids, err := allDocuments(s)
	if err != nil {
		return err
	}
	for _, id := range ids {
		units, err := corpusUnits(s, id)
		if err != nil {
			return err
		}
		var names []string
		for _, u := range units {
			names = append(names, u.ID)
		}
		strata = append(strata, names)
	}
	how := fmt.Sprintf("%.4g %% of the units of every interview, seed %d", 100*o.share, o.seed)
	if o.flat {
		var all []string
		for _, names := range strata {
			all = append(all, names...)
		}
		strata = [][]string{all}
		how = fmt.Sprintf("%.4g %% of all units, seed %d", 100*o.share, o.seed)
	}
	units := doublecoding.Draw(strata, o.share, o.seed)
	if len(units) == 0 {
		return errors.New("the study has no units to draw from yet; run: cocode deductive")
	}
	if err := s.DrawSample(study.Sample{Coders: o.coders, How: how, Units: units}); err != nil {
		return err
	}
	return a.handOut(ctx, s, o, how, len(units))
}

func (a *app) handOut(ctx context.Context, s *study.Study, o sampleOptions, how string, units int) error {
	if err := makeFolder(o.out); err != nil {
		return err
	}
	fmt.Fprintf(a.Out, "%s drawn: %s\n", counted(units, "unit"), how)
	for _, name := range o.coders {
		file := o.file(name)
		if err := s.Handout(ctx, file); err != nil {
			return err
		}
		fmt.Fprintf(a.Out, "%s for %s; there: cocode review export --coder %s sheet.xlsx, then review import; here: cocode merge %s\n", file, name, name, file)
	}
	return nil
}

// fileName makes a name of a file out of a person's name.
func fileName(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '-'
		}
		return r
	}, name)
}
