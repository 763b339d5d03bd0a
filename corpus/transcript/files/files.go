// Package files finds transcripts in folders and reads them, several at a time and
// in a fixed order. It is the rim of the corpus: the only package of it that opens
// files. Whatever it finds (a pipe, a link to itself, a folder that may not be
// entered) is named and passed over, and never waited for.
package files

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"runtime"
	"syscall"

	"cocode/corpus"
	"cocode/corpus/diag"
	"cocode/corpus/text"
	"cocode/corpus/transcript"
)

// File is what came of one file.
type File struct {
	Path      string
	Documents []corpus.Document // none if the problems hold an error
	Problems  diag.List
}

// Read reads the files that Find returned, on all cores, and yields them in their
// order. At most as many files as there are cores are held in memory, whatever
// their number. Names of documents are made unique: of two documents whose names
// differ at most in upper and lower case, the later is called "name (2)", and a
// warning says so. Options.Name applies only if there is one file. The sequence
// ends early if ctx is done.
func Read(ctx context.Context, paths []string, o transcript.Options) iter.Seq[File] {
	if len(paths) != 1 {
		o.Name = ""
	}
	return func(yield func(File) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		names := &namer{taken: map[string]string{}, texts: map[string]string{}}
		for result := range inOrder(ctx, paths, o) {
			f, ok := <-result
			if !ok || ctx.Err() != nil {
				return
			}
			names.settle(&f)
			if !yield(f) {
				return
			}
		}
	}
}

// inOrder starts the work on each file as soon as a core is free, and hands out the
// places where results will come in the order of the paths.
func inOrder(ctx context.Context, paths []string, o transcript.Options) <-chan chan File {
	cores := runtime.GOMAXPROCS(0)
	queue := make(chan chan File, cores-1)
	go func() {
		defer close(queue)
		for _, path := range paths {
			result := make(chan File, 1)
			select {
			case queue <- result:
			case <-ctx.Done():
				return
			}
			go func() { result <- one(path, o) }()
		}
	}()
	return queue
}

// one reads one file. A reader that fails in a way that nobody foresaw costs its
// file and not the others.
func one(path string, o transcript.Options) (f File) {
	f.Path = path
	defer func() {
		if r := recover(); r != nil {
			f.Documents, f.Problems = nil, nil
			f.Problems.Errorf(diag.Position{File: shown(path)}, "save it in another format, and report this file if you can",
				"the reader failed: %v", r)
		}
	}()
	data, problem := load(path)
	if problem != nil {
		f.Problems = diag.List{*problem}
		return f
	}
	f.Documents, f.Problems = transcript.Read(shown(path), data, o)
	return f
}

// load returns the bytes of an ordinary file of a size that is read.
func load(path string) ([]byte, *diag.Problem) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, problem(path, err)
	}
	if !info.Mode().IsRegular() {
		return nil, notAFile(path, info.Mode())
	}
	if info.Size() > transcript.MaxSize {
		p := transcript.TooLarge(shown(path), info.Size())
		return nil, &p
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, problem(path, err)
	}
	defer f.Close()
	data := make([]byte, 0, info.Size()+1)
	for {
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		switch {
		case err == io.EOF:
			return data, nil
		case err != nil:
			return nil, problem(path, err)
		case len(data) > transcript.MaxSize:
			p := transcript.TooLarge(shown(path), int64(len(data)))
			return nil, &p
		case len(data) == cap(data):
			data = append(data, 0)[:len(data)]
		}
	}
}

// problem says in plain words why a file or folder cannot be opened.
func problem(path string, err error) *diag.Problem {
	p := &diag.Problem{Position: diag.Position{File: shown(path)}}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		p.Summary, p.Hint = "there is no such file or folder", "look at the spelling"
		if _, linked := os.Lstat(path); linked == nil {
			p.Summary, p.Hint = "it is a link to a file that is not there", ""
		}
	case errors.Is(err, fs.ErrPermission):
		p.Summary, p.Hint = "no permission to read it", "change its permissions, or ask who owns it"
	case errors.Is(err, syscall.ELOOP):
		p.Summary, p.Hint = "it is a link that leads back to itself", "delete the link"
	default:
		var at *fs.PathError
		if errors.As(err, &at) {
			err = at.Err
		}
		p.Summary = fmt.Sprintf("it cannot be read: %v", err)
	}
	return p
}

func notAFile(path string, mode fs.FileMode) *diag.Problem {
	what := "something that is no file"
	switch {
	case mode.IsDir():
		what = "a folder"
	case mode&fs.ModeNamedPipe != 0:
		what = "a pipe"
	case mode&fs.ModeSocket != 0:
		what = "a socket"
	case mode&fs.ModeDevice != 0:
		what = "a device"
	}
	return &diag.Problem{Position: diag.Position{File: shown(path)}, Summary: fmt.Sprintf("it is %s, not a file", what)}
}

// shown returns a path as it can be printed on one line: bytes that are no letters
// become U+FFFD, line ends become blanks.
func shown(path string) string {
	clean := []rune(text.Canonical(path))
	for i, r := range clean {
		if r == '\n' || r == '\t' {
			clean[i] = ' '
		}
	}
	return string(clean)
}
