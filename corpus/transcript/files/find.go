package files

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cocode/corpus/diag"
	"cocode/corpus/transcript"
)

// maxFiles is how many files one import may find.
const maxFiles = 100_000

// maxFolders is how deep folders may stand in each other.
const maxFolders = 100

// Find returns the transcripts under paths, each once: files as they are given,
// folders with all that is in them, sorted by name. In folders, hidden files and
// what office programs and systems leave behind (~$x.docx, .DS_Store, Thumbs.db)
// are passed over without a word; sound, pictures and other files that are no
// documents with a warning; documents of kinds that are not read are kept, so that
// reading says what to do with them. Folders and links that cannot be followed are
// errors.
//
// Links to files are followed. A link to a folder is followed, once, if the folder
// lies in one that was given. One that leads elsewhere is an error, since what is there
// was not given; one that leads back to a folder around it is named and passed over.
func Find(paths []string) ([]string, diag.List) {
	f := &finder{seen: map[string]bool{}}
	for _, path := range paths {
		f.roots = append(f.roots, real(path))
	}
	for _, path := range paths {
		f.given(filepath.Clean(path))
	}
	if len(f.found) > maxFiles {
		f.problems.Errorf(diag.Position{}, "give fewer folders", "there are more than %d files", maxFiles)
		return nil, f.problems
	}
	return f.found, f.problems
}

// finder goes through the folders.
type finder struct {
	roots    []string // the real paths of what was given
	found    []string
	seen     map[string]bool // files and folders by their real path
	problems diag.List
}

// given takes a path that the user named: it is read whatever its name is.
func (f *finder) given(path string) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		f.problems = append(f.problems, *problem(path, err))
	case info.IsDir():
		before := len(f.found)
		reported := len(f.problems)
		f.folder(path, 0)
		if len(f.found) == before && len(f.problems) == reported {
			f.problems.Errorf(diag.Position{File: shown(path)}, "give a folder with .docx, .txt, .vtt or other transcripts", "the folder holds no transcripts")
		}
	case strings.HasPrefix(filepath.Base(path), "~$"):
		f.problems.Errorf(diag.Position{File: shown(path)}, "give the document itself", "it is the lock file of an open Word document")
	default:
		f.add(path)
	}
}

// folder takes all entries of a folder in the order of their names.
func (f *finder) folder(path string, depth int) {
	if depth > maxFolders {
		f.problems.Errorf(diag.Position{File: shown(path)}, "", "folders stand in each other more than %d deep", maxFolders)
		return
	}
	if !f.first(path) || len(f.found) > maxFiles {
		return
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		f.problems = append(f.problems, *problem(path, err))
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	for _, e := range entries {
		if !leftover(e.Name()) {
			f.entry(filepath.Join(path, e.Name()), depth)
		}
	}
}

// entry takes one entry of a folder.
func (f *finder) entry(path string, depth int) {
	info, err := os.Stat(path)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) || isLink(path) {
			f.problems = append(f.problems, *problem(path, err))
		}
		return
	}
	ending, read, document := transcript.Ending(path)
	switch {
	case info.IsDir() && isLink(path) && !f.follows(path):
	case info.IsDir():
		f.folder(path, depth+1)
	case about(path):
		f.problems.Warnf(diag.Position{File: shown(path)}, "give the file by its name to read it all the same", "passed over: a page about the folder, no transcript")
	case !info.Mode().IsRegular():
		f.problems = append(f.problems, *notAFile(path, info.Mode()))
	case read, document, ending == "":
		f.add(path)
	case strangers[ending] != "":
		f.problems.Warnf(diag.Position{File: shown(path)}, "", "passed over: %s", strangers[ending])
	default:
		f.add(path) // reading says that the kind is not known
	}
}

// follows reports whether a link to a folder is followed, and says why if not.
func (f *finder) follows(path string) bool {
	target, at := real(path), diag.Position{File: shown(path)}
	if !slices.ContainsFunc(f.roots, func(root string) bool { return within(target, root) }) {
		f.problems.Errorf(at, "if its files belong to the study, give that folder by its own name", "it is a link to a folder outside the one that was given, and was not followed")
		return false
	}
	if within(real(filepath.Dir(path)), target) {
		f.problems.Warnf(at, "", "passed over: it is a link back to a folder that it lies in")
		return false
	}
	return true
}

// within reports whether a real path is a folder or lies in it.
func within(path, folder string) bool {
	inside, err := filepath.Rel(folder, path)
	return err == nil && inside != ".." && !strings.HasPrefix(inside, ".."+string(filepath.Separator))
}

// about reports whether a file tells of its folder.
func about(path string) bool {
	switch strings.ToLower(strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))) {
	case "readme", "läsmig", "license", "licence", "changelog":
		return true
	}
	return false
}

func isLink(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// strangers are files that often lie beside transcripts.
var strangers = map[string]string{
	"mp3": sound, "wav": sound, "m4a": sound, "aac": sound, "ogg": sound, "oga": sound, "opus": sound, "flac": sound, "wma": sound, "amr": sound,
	"mp4": film, "mov": film, "avi": film, "mkv": film, "webm": film, "m4v": film, "mpg": film, "mpeg": film, "wmv": film,
	"png": picture, "jpg": picture, "jpeg": picture, "gif": picture, "tif": picture, "tiff": picture, "bmp": picture, "heic": picture, "webp": picture, "svg": picture,
	"yaml": "a codebook or settings", "yml": "a codebook or settings", "cocode": "a study file", "qdpx": "a project of another program",
	"nvp": "a project of another program", "nvpx": "a project of another program", "mx": "a project of another program", "sqlite": "a database", "db": "a database",
	"exe": "a program", "dll": "a program", "lnk": "a shortcut", "url": "a shortcut", "webloc": "a shortcut", "ini": "settings", "css": "style of a web page", "js": "a script",
}

const (
	sound   = "sound, no transcript"
	film    = "a film, no transcript"
	picture = "a picture, no transcript"
)

// leftover reports whether a name is of a file that programs leave behind.
func leftover(name string) bool {
	switch strings.ToLower(name) {
	case "thumbs.db", "desktop.ini", "__macosx", "icon\r", "$recycle.bin", "system volume information", "node_modules":
		return true
	}
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.HasPrefix(name, "~WRL") || strings.HasSuffix(name, "~") ||
		strings.HasSuffix(strings.ToLower(name), ".tmp") || strings.HasSuffix(strings.ToLower(name), ".bak")
}

// add keeps a file that is not there yet.
func (f *finder) add(path string) {
	if f.first(path) {
		f.found = append(f.found, path)
	}
}

// first reports whether a file or folder comes for the first time, by whichever
// path or link.
func (f *finder) first(path string) bool {
	at := real(path)
	if f.seen[at] {
		return false
	}
	f.seen[at] = true
	return true
}

// real returns a path without links, from the root.
func real(path string) string {
	followed, err := filepath.EvalSymlinks(path)
	if err != nil {
		followed = path
	}
	if absolute, err := filepath.Abs(followed); err == nil {
		return absolute
	}
	return followed
}
