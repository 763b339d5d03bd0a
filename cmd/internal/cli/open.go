package cli

import (
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"strings"

	"cocode/analysis/study"
)

// suffix is the ending of study files.
const suffix = ".cocode"

// studyPath returns the study to work on: the one named by flag or environment, else
// the only one in the current folder.
func (a *app) studyPath() (string, error) {
	for _, named := range []string{a.studyFlag, os.Getenv("COCODE_STUDY")} {
		if named != "" {
			return named, nil
		}
	}
	here, err := filepath.Glob("*" + suffix)
	if err != nil {
		return "", err
	}
	switch len(here) {
	case 0:
		return "", misuse("there is no study in this folder; name one with --study FILE, or start one with: cocode new NAME%s", suffix)
	case 1:
		return here[0], nil
	}
	return "", misuse("there are %d studies in this folder (%s); name one with --study FILE", len(here), strings.Join(here, ", "))
}

// actor returns the name under which a change is recorded.
func (a *app) actor() string {
	if a.coder != "" {
		return a.coder
	}
	if named := os.Getenv("COCODE_CODER"); named != "" {
		return named
	}
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username
	}
	return "unknown"
}

func (a *app) options() study.Options { return study.Options{Actor: a.actor(), Now: a.now} }

// reading opens the study to look at it.
func (a *app) reading(work func(*study.Study) error) error {
	return a.with(study.OpenReadOnly, work)
}

// writing opens the study to change it.
func (a *app) writing(work func(*study.Study) error) error {
	return a.with(study.Open, work)
}

func (a *app) with(open func(string, study.Options) (*study.Study, error), work func(*study.Study) error) error {
	path, err := a.studyPath()
	if err != nil {
		return err
	}
	s, err := open(path, a.options())
	if err != nil {
		return err
	}
	err = work(s)
	if closing := s.Close(); err == nil && closing != nil {
		err = fmt.Errorf("closing %s: %w", path, closing)
	}
	return err
}
