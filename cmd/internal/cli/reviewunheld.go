package cli

import (
	"errors"
	"fmt"

	"cocode/analysis"
)

// errUnheld says that the coder wants to go on to the units without a suggestion.
var errUnheld = errors.New("on to the units without a suggestion")

// offerUnheld asks whether to go on to the units without a suggestion, if there are any.
func (r *reviewing) offerUnheld() (bool, error) {
	units, err := r.unheldUnits(r.study)
	if err != nil || len(units) == 0 {
		return false, err
	}
	fmt.Fprintf(r.Out, "%s no suggestion and no code; x goes through them, those first whose answer teaches most, any other key ends ", have(len(units)))
	key, err := r.keys.key()
	fmt.Fprintln(r.Out)
	return key == 'x', err
}

func have(units int) string { return countedThat(units, "unit", "has", "have") }

// unheld goes through the units that have no suggestion and no code.
func (r *reviewing) unheld() error {
	units, err := r.unheldUnits(r.study)
	if err != nil {
		return err
	}
	r.decided = 0
	err = r.each(len(units), func(i int) (int, error) { return r.askUnit(units[i], len(units)-i) })
	fmt.Fprintf(r.Out, "%d without a suggestion decided by %s, %d left\n", r.decided, r.actor(), len(units)-r.decided)
	return err
}

// askUnit shows a unit and takes one answer, as ask does.
func (r *reviewing) askUnit(unit string, left int) (int, error) {
	if err := r.showUnit(unit, left, nil); err != nil {
		return 0, err
	}
	if err := r.memosOn(r.study, unit); err != nil {
		return 0, err
	}
	fmt.Fprint(r.Out, "no suggestion  [c n m u s q] ")
	key, err := r.keys.key()
	if err != nil {
		return 0, err
	}
	fmt.Fprintln(r.Out)
	switch key {
	case 'c':
		code, err := r.askCode()
		if err != nil || code == "" {
			return 0, err
		}
		return r.save([]analysis.Decision{{Unit: unit, Scheme: r.scheme.Scheme.ID, Code: code, Coder: r.actor(), Status: analysis.Accepted}})
	case 'n':
		r.decided++
		return 1, r.study.MarkSeen(r.actor(), []string{unit})
	case 'm':
		return 0, r.memo(unit)
	case 'u':
		return r.undoLast()
	case 's':
		return 1, nil
	case 'q', 3, 4: // also Ctrl-C and Ctrl-D
		return 0, errQuit
	}
	fmt.Fprintln(r.Out, "c a code, n no code fits, m memo, u undo, s skip, q quit")
	return 0, nil
}
