package cli

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"syscall"
)

// plain returns the words of an error with what the operating system said of a file
// put as a sentence that says what to do.
func plain(err error) string {
	words := strings.TrimSuffix(strings.TrimSuffix(err.Error(), ": "+fs.ErrNotExist.Error()), ": "+fs.ErrExist.Error())
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return strings.Replace(words, path.Error(), path.Path+": "+reason(path.Err), 1)
	case errors.As(err, &link):
		return strings.Replace(words, link.Error(), link.New+": "+reason(link.Err), 1)
	}
	return words
}

// reason says what stands in the way of a file, and what to do.
func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such file or folder; check the name, and the folder that you are in"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return "you have no permission to read or write here; change the permissions, or choose another place"
	case errors.Is(err, fs.ErrExist):
		return "it exists already; choose another name"
	case errors.Is(err, syscall.EISDIR):
		return "it is a folder, and a file is expected; name the file in it"
	case errors.Is(err, syscall.ENOTDIR):
		return "a part of the path is a file, and a folder is expected; check the path"
	case errors.Is(err, syscall.ENOSPC):
		return "the disk is full; make room and try again"
	case errors.Is(err, syscall.ENAMETOOLONG):
		return "the name is too long; choose a shorter one"
	case errors.Is(err, syscall.ELOOP):
		return "it is a link that leads back to itself; name the file itself"
	}
	return byWords(err)
}

// byWords finds the system's error in one that only quotes it.
func byWords(err error) string {
	for _, known := range []syscall.Errno{syscall.ENOSPC, syscall.EROFS, syscall.EACCES, syscall.EPERM, syscall.ENOENT, syscall.EISDIR, syscall.ENOTDIR} {
		if strings.HasSuffix(err.Error(), ": "+known.Error()) {
			return reason(known)
		}
	}
	return err.Error()
}
