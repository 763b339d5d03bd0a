package study

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// Options say who works with a study. The zero value is a nameless person at the
// present time.
type Options struct {
	Actor string           // whose name the record keeps for every change
	Now   func() time.Time // the clock; nil is the system's
}

func (o Options) now() time.Time {
	if o.Now == nil {
		return time.Now()
	}
	return o.Now()
}

func (o Options) actor() string {
	if o.Actor == "" {
		return "someone"
	}
	return o.Actor
}

// Study is an open study file. Its methods may be called from several goroutines;
// each is one transaction.
type Study struct {
	path     string
	options  Options
	readOnly bool
	lock     *writerLock
	mutex    sync.Mutex
	db       *database
}

// Path returns the file's path, as it was given.
func (s *Study) Path() string { return s.path }

const (
	// pragmas hold for every connection. EXTRA also syncs the folder after the
	// journal is removed, so that what was acknowledged survives a power cut.
	pragmas = `PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;
		PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32000; PRAGMA busy_timeout = 10000;`
	reading = pragmas + `PRAGMA cache_size = -8000;` // the study is gone through in its order
	writing = pragmas + `PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON;`
)

// Create makes a new study and opens it for writing. It never overwrites a file.
func Create(path string, o Options) (*Study, error) {
	if err := isFree(path); err != nil {
		return nil, err
	}
	lock, err := takeLock(path, o.actor(), o.now())
	if err != nil {
		return nil, words(path, err)
	}
	if err := createFile(path, o); err != nil {
		lock.release()
		return nil, words(path, err)
	}
	return openLocked(path, o, lock)
}

// createFile builds the study under another name and moves it into place, so that a
// half-made study never has the name of one.
func createFile(path string, o Options) error {
	unfinished, remove, err := makeUnfinished(path)
	if err != nil {
		return err
	}
	defer remove()
	err = fillNew(unfinished, path, o, func(s *Study) error {
		return s.change(func(f *fold) error {
			name := strings.TrimSuffix(filepath.Base(path), ".cocode")
			return s.record(f, kindCreate, name, "", 1, []part{{name, encode(createRecord{name})}})
		})
	})
	if err != nil {
		return err
	}
	return moveNew(unfinished, path)
}

// moveNew gives a finished file its name, unless a file has it already. A hard link
// does so in one step; where there are none, an empty file holds the place first.
func moveNew(from, to string) error {
	err := os.Link(from, to)
	if os.IsExist(err) {
		return fmt.Errorf("%s exists already and was left as it is: %w", filepath.Base(to), fs.ErrExist)
	}
	if err == nil {
		err = os.Remove(from)
	} else {
		err = moveOver(from, to)
	}
	if err == nil {
		syncFolder(filepath.Dir(to))
	}
	return err
}

func moveOver(from, to string) error {
	place, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	place.Close()
	return os.Rename(from, to)
}

// syncFolder makes a new name durable, on the systems that can.
func syncFolder(path string) {
	if f, err := os.Open(path); err == nil {
		f.Sync()
		f.Close()
	}
}

// Open opens a study for reading and writing. One process at a time may: a second
// one gets a *BusyError that says who and since when. A file that is no study is
// not touched.
func Open(path string, o Options) (*Study, error) {
	if _, err := readHeader(path); err != nil {
		return nil, err
	}
	if f, err := os.OpenFile(path, os.O_RDWR, 0); err != nil {
		return nil, words(path, err)
	} else {
		f.Close()
	}
	lock, err := takeLock(path, o.actor(), o.now())
	if err != nil {
		return nil, words(path, err)
	}
	return openLocked(path, o, lock)
}

func openLocked(path string, o Options, lock *writerLock) (*Study, error) {
	s := &Study{path: path, options: o, lock: lock}
	err := s.connect("rw", writing)
	if err == nil {
		err = words(path, s.trim())
	}
	if err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// trim cuts off what a process left behind the last page that was killed after it
// had made the file smaller and before it had told the system so.
func (s *Study) trim() error {
	return s.db.transaction("BEGIN IMMEDIATE", func() error {
		h, err := readHeader(s.path)
		if err != nil {
			return err
		}
		info, err := os.Stat(s.path)
		if err != nil || h.pages < 1 || info.Size() <= h.size() {
			return err
		}
		return os.Truncate(s.path, h.size())
	})
}

// OpenReadOnly opens a study for reading, whoever else reads or writes it.
func OpenReadOnly(path string, o Options) (*Study, error) {
	s := &Study{path: path, options: o, readOnly: true}
	// A connection that may write is tried first: if a process was killed while it
	// wrote, the rest of its work has to be rolled back before anyone can read.
	err := s.connect("rw", reading)
	if err != nil && s.db == nil {
		err = s.connect("ro", reading)
	}
	if _, e := os.Stat(path + "-journal"); err != nil && e == nil && !errors.As(err, new(*BusyError)) {
		err = fmt.Errorf("%s cannot be read before the rest of a write that was cut off is taken back; open it once where it and its folder can be written: %w", filepath.Base(path), err)
	}
	if err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

func (s *Study) connect(mode, pragmas string) error {
	h, err := readHeader(s.path)
	if err != nil {
		return err
	}
	if err := checkFirstPage(s.path, h); err != nil {
		return words(s.path, err)
	}
	if s.db, err = openDatabase(s.path, mode, pragmas); err != nil {
		s.db = nil
		return words(s.path, err)
	}
	return words(s.path, s.prepare())
}

// prepare checks what can be known only now: that the checksums are on, and that
// the schema is one that this program writes.
func (s *Study) prepare() error {
	schema, err := s.db.number("PRAGMA user_version")
	if err != nil {
		return err
	}
	if on, err := s.db.number("PRAGMA checksum_verification"); err != nil || on != 1 {
		return &DamageError{What: "its pages have no checksums"}
	}
	return s.migrate(int(schema))
}

// Close closes the study. It may be called more than once.
func (s *Study) Close() error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	var err error
	if s.db != nil {
		err = words(s.path, s.db.Close())
		s.db = nil
	}
	s.lock.release()
	s.lock = nil
	return err
}

// change runs work in a transaction that writes.
func (s *Study) change(work func(*fold) error) error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.db == nil {
		return errClosed(s.path)
	}
	if s.readOnly {
		return fmt.Errorf("%s is open for reading only; nothing was changed", filepath.Base(s.path))
	}
	return words(s.path, s.db.transaction("BEGIN IMMEDIATE", func() error { return work(newFold(s.db)) }))
}

// view runs work in a transaction that only reads, so that everything it reads is of
// one moment.
func (s *Study) view(work func(*database) error) error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.db == nil {
		return errClosed(s.path)
	}
	return words(s.path, s.db.transaction("BEGIN", func() error { return work(s.db) }))
}

func errClosed(path string) error { return fmt.Errorf("%s is closed", filepath.Base(path)) }
