package transcript

import (
	"bytes"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"cocode/corpus/transcript/internal/pack"
	"cocode/corpus/transcript/internal/source"
)

// endings are the file names' endings that are read, and their formats.
var endings = map[string]string{
	"txt": "txt", "text": "txt", "md": "md", "markdown": "md", "docx": "docx", "docm": "docx", "dotx": "docx", "odt": "odt", "ott": "odt",
	"fodt": "fodt", "rtf": "rtf", "html": "html", "htm": "html", "xhtml": "html", "srt": "srt", "vtt": "vtt", "json": "json", "otr": "json", "csv": "csv",
	"tsv": "csv", "tab": "csv", "xlsx": "xlsx", "xlsm": "xlsx", "pdf": "pdf",
}

// others are formats that may hold a transcript and are not read, with what to do.
var others = map[string]string{
	"doc": "an old Word document", "dot": "an old Word document", "wps": "a Works document", "wpd": "a WordPerfect document",
	"pages": "a Pages document", "xls": "an old Excel workbook", "ods": "an OpenDocument spreadsheet", "numbers": "a Numbers sheet",
	"ppt": "an old PowerPoint file", "pptx": "a PowerPoint file", "odp": "an OpenDocument presentation", "epub": "an e-book", "tex": "a LaTeX file",
	"mht": "a web archive", "mhtml": "a web archive", "eaf": "an ELAN file", "trs": "a Transcriber file", "textgrid": "a Praat file", "sbv": "YouTube captions",
	"ass": "SubStation subtitles", "ssa": "SubStation subtitles", "ttml": "TTML subtitles", "dfxp": "TTML subtitles", "zip": "a zip archive",
	"7z": "a 7-Zip archive", "rar": "a RAR archive", "gz": "a gzip archive", "tar": "a tar archive",
}

// instead is what to do with a format that is not read.
func instead(ending string) string {
	switch ending {
	case "xls", "ods", "numbers":
		return "save it as .xlsx or .csv"
	case "zip", "7z", "rar", "gz", "tar":
		return "unpack it, and give the folder"
	case "eaf", "trs", "textgrid", "sbv", "ass", "ssa", "ttml", "dfxp":
		return "export it as .vtt, .srt or .txt"
	}
	return "save it as .docx"
}

// Ending returns the ending of a file name in lower case without its dot, and
// whether files with it are read or may at least hold a transcript.
func Ending(name string) (ending string, read, document bool) {
	ending = strings.ToLower(strings.TrimPrefix(filepath.Ext(name), "."))
	if len(ending) > 12 || strings.Trim(ending, "abcdefghijklmnopqrstuvwxyz0123456789") != "" || strings.Trim(ending, "0123456789") == "" {
		return "", false, false // "Dr. Berg", "interview 2.5": a dot within a name
	}
	_, read = endings[ending]
	_, other := others[ending]
	return ending, read, read || other
}

// signature is how files of a kind begin.
type signature struct{ begin, what, hint string }

// signatures are kinds that hold no text, by their first bytes.
var signatures = []signature{
	{"\x89PNG\r\n\x1a\n", "a PNG picture", ""}, {"\xFF\xD8\xFF", "a JPEG picture", ""}, {"GIF8", "a GIF picture", ""}, {"BM", "", ""},
	{"II*\x00", "a TIFF picture", ""}, {"MM\x00*", "a TIFF picture", ""}, {"MZ", "a Windows program", "do not open it if you do not know where it comes from"},
	{"\x7FELF", "a program", "do not open it if you do not know where it comes from"}, {"\xCF\xFA\xED\xFE", "a program", ""},
	{"ID3", "a sound file", hear}, {"\xFF\xFB", "a sound file", hear}, {"\xFF\xF3", "a sound file", hear}, {"RIFF", "a sound or film file", hear},
	{"OggS", "a sound file", hear}, {"fLaC", "a sound file", hear}, {"\x1A\x45\xDF\xA3", "a film", hear}, {"\x1F\x8B", "a gzip archive", unpack},
	{"7z\xBC\xAF\x27\x1C", "a 7-Zip archive", unpack}, {"Rar!\x1A\x07", "a RAR archive", unpack}, {"BZh", "a bzip2 archive", unpack},
	{"SQLite format 3\x00", "a database", "a study is opened with --study"}, {"\x00\x05\x16\x07", "a leftover of macOS", ""},
}

const (
	hear   = "make a transcript of it first, and import that"
	unpack = "unpack it, and give the folder"
)

var (
	srtBegins = regexp.MustCompile(`^\s*\d{1,6}[ \t]*\r?\n[ \t]*-?\d{1,3}:\d{1,2}:\d{1,2}[,.]\d{1,3}[ \t]*-->`)
	oleWord   = utf16Name("WordDocument")
	oleExcel  = utf16Name("Workbook")
	oleLocked = utf16Name("EncryptedPackage")
)

// sniff returns the format that the bytes are of. Bytes decide over the name; a
// plain text is what its name says.
func sniff(ending string, data []byte) (format string, fault *source.Fault) {
	head := bytes.TrimPrefix(data[:min(len(data), 2048)], []byte("\xEF\xBB\xBF"))
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return sniffZip(data)
	case bytes.HasPrefix(head, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return "", oldOffice(data)
	case bytes.HasPrefix(head, []byte("%PDF-")), ending == "pdf" && bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-")):
		return "pdf", nil
	case bytes.HasPrefix(head, []byte(`{\rtf`)):
		return "rtf", nil
	}
	if fault := foreign(head); fault != nil {
		return "", fault
	}
	return sniffText(endings[ending], head)
}

// sniffText tells marked-up texts apart.
func sniffText(named string, head []byte) (string, *source.Fault) {
	start := strings.ToLower(strings.TrimSpace(string(head)))
	switch {
	case strings.HasPrefix(start, "webvtt"):
		return "vtt", nil
	case srtBegins.Match(head):
		return "srt", nil
	case strings.HasPrefix(start, "<!doctype html"), strings.HasPrefix(start, "<html"):
		return "html", nil
	case strings.HasPrefix(start, "<?xml"), strings.HasPrefix(start, "<office:"):
		return sniffXML(named, start)
	case strings.HasPrefix(start, "{") && (strings.Contains(start, `"segments"`) || strings.Contains(start, `"transcription"`)):
		return "json", nil
	}
	switch named {
	case "":
		return "txt", nil
	case "docx", "odt", "fodt", "xlsx", "pdf", "rtf":
		return asText(named, head)
	}
	return named, nil
}

// asText accepts a text under the name of an office format, and refuses other bytes.
func asText(named string, head []byte) (string, *source.Fault) {
	for _, b := range head {
		if b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' {
			return "", source.Faultf("get a whole copy of it, or save it again from the program that made it", "it is no .%s file: its beginning is missing or damaged", named)
		}
	}
	return "txt", nil
}

func sniffXML(named, start string) (string, *source.Fault) {
	switch {
	case strings.Contains(start, "office:document"):
		return "fodt", nil
	case strings.Contains(start, "<html"):
		return "html", nil
	case strings.Contains(start, "worddocument"), strings.Contains(start, "pkg:package"):
		return "", source.Faultf("save it as .docx", "it is a Word document in a single XML file, which is not read")
	case strings.Contains(start, "<tt "), strings.Contains(start, "<timedtext"):
		return "", source.Faultf(instead("ttml"), "it is TTML subtitles, which are not read")
	case named == "html":
		return "html", nil
	}
	return "", source.Faultf("save the transcript as .docx, .txt or .vtt", "it is XML of a kind that is not known")
}

func sniffZip(data []byte) (string, *source.Fault) {
	archive, fault := pack.Open(data)
	if fault != nil {
		return "", fault
	}
	mime, _, fault := mimetype(archive)
	if fault != nil {
		return "", fault
	}
	names := archive.Names()
	has := func(begin string) bool {
		return slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(n, begin) })
	}
	switch {
	case strings.Contains(mime, "opendocument.text"):
		return "odt", nil
	case strings.Contains(mime, "opendocument"):
		return "", source.Faultf(instead("ods"), "it is an OpenDocument file, but no text")
	case strings.Contains(mime, "epub"):
		return "", source.Faultf(instead("epub"), "it is an e-book, which is not read")
	case archive.Has("word/document.xml"), has("word/"):
		return "docx", nil
	case archive.Has("xl/workbook.xml"):
		return "xlsx", nil
	case has("ppt/"):
		return "", source.Faultf(instead("pptx"), "it is a PowerPoint file, which is not read")
	case archive.Has("content.xml") && has("META-INF/"):
		return "odt", nil
	case has("Index/"):
		return "", source.Faultf(instead("pages"), "it is a Pages or Numbers file, which is not read")
	}
	return "", source.Faultf(unpack, "it is a zip archive of %s, not a document", source.Counted(len(names), "file"))
}

// mimetype returns what an archive says that it is.
func mimetype(a *pack.Archive) (string, bool, *source.Fault) {
	if !a.Has("mimetype") {
		return "", false, nil
	}
	data, ok, fault := a.Part("mimetype")
	return string(data[:min(len(data), 200)]), ok, fault
}

// oldOffice tells what a compound file of the old Office is, by the names of its
// streams.
func oldOffice(data []byte) *source.Fault {
	switch {
	case bytes.Contains(data, oleLocked):
		return pack.Locked()
	case bytes.Contains(data, oleWord):
		return source.Faultf("save it as .docx", "it is an old Word document (.doc), which is not read")
	case bytes.Contains(data, oleExcel):
		return source.Faultf("save it as .xlsx or .csv", "it is an old Excel workbook (.xls), which is not read")
	}
	return source.Faultf("save it as .docx", "it is a file of an old Office program, which is not read")
}

// foreign names files that hold no text.
func foreign(head []byte) *source.Fault {
	for _, s := range signatures {
		if bytes.HasPrefix(head, []byte(s.begin)) && (s.what != "" || bytes.IndexByte(head, 0) >= 0) && !looksText(head) {
			what := s.what
			if what == "" {
				what = "a picture"
			}
			return source.Faultf(s.hint, "it is %s, not a transcript", what)
		}
	}
	if len(head) > 12 && bytes.Equal(head[4:8], []byte("ftyp")) {
		return source.Faultf(hear, "it is a film or sound file, not a transcript")
	}
	return nil
}

// looksText reports whether a beginning has no byte that texts lack: a text may
// begin with the letters MZ.
func looksText(head []byte) bool {
	for _, b := range head {
		if b < ' ' && b != '\t' && b != '\n' && b != '\r' || b == 0xFF {
			return false
		}
	}
	return true
}

func utf16Name(name string) []byte {
	b := make([]byte, 0, 2*len(name))
	for _, c := range []byte(name) {
		b = append(b, c, 0)
	}
	return b
}
