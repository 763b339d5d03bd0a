package pdf

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"cocode/corpus/transcript/internal/source"
)

// Limits of one file. PDFium runs in a sandbox without files and network, with at
// most maxMemory pages of 64 kB, and is stopped when its time is over.
const (
	maxPages  = 3000
	maxTime   = 60 * time.Second
	maxMemory = 512 << 20 / 65536
)

// engine is PDFium, compiled once in the life of the program and only when the
// first PDF comes: its start costs more than all other readers together. It reads
// one file at a time, so that its memory is bounded.
var engine struct {
	sync.Mutex
	cache wazero.CompilationCache
}

// line is one line of a page as PDFium finds it.
type line struct {
	words       string
	lead        int     // bytes of words that are set in bold at the beginning
	left, right float64 // points from the left edge
	base        float64 // of its letters, points from the bottom
	size        float64 // of its type, in points
	page        int
}

// scan returns the lines of a PDF in the order of its pages.
func scan(data []byte) (lines []line, fault *source.Fault) {
	engine.Lock()
	defer engine.Unlock()
	ctx, cancel := context.WithTimeout(context.Background(), maxTime)
	defer cancel()
	pool, err := start(ctx)
	if err != nil && ctx.Err() == nil { // a damaged cache must not stop the work
		engine.cache = wazero.NewCompilationCache()
		pool, err = start(ctx)
	}
	if err != nil {
		return nil, source.Faultf("save the transcript as .docx or .txt", "the PDF reader did not start: %v", err)
	}
	defer pool.Close()
	lines, err = read(ctx, pool, data)
	return lines, explain(ctx, err)
}

// explain says in plain words why PDFium failed.
func explain(ctx context.Context, err error) *source.Fault {
	var fault *source.Fault
	switch {
	case err == nil:
		return nil
	case errors.As(err, &fault):
		return fault
	case ctx.Err() != nil:
		return source.Faultf("print it to a new PDF, or save it as .docx", "it took more than %v to read and was given up", maxTime)
	case is(err, pdferrors.ErrPassword), is(err, pdferrors.ErrSecurity):
		return source.Faultf("open it with its password and save a copy without one", "it is protected by a password")
	}
	return source.Faultf("get a whole copy of it, or print it to a new PDF", "the PDF is cut or damaged")
}

// is compares by words as well, since the sandbox passes some errors on as words.
func is(err, target error) bool {
	return errors.Is(err, target) || strings.Contains(err.Error(), target.Error())
}

// start makes a sandbox. The compiled machine code is kept in the user's cache
// folder: it makes the next start thirty times faster. Without such a folder it is
// kept in memory only.
func start(ctx context.Context) (pdfium.Pool, error) {
	if engine.cache == nil {
		engine.cache = openCache()
	}
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithCompilationCache(engine.cache).
		WithMemoryLimitPages(maxMemory).
		WithCloseOnContextDone(true)
	return webassembly.Init(webassembly.Config{
		Context: ctx, MinIdle: 1, MaxIdle: 1, MaxTotal: 1,
		FSConfig: wazero.NewFSConfig(), RuntimeConfig: config, Stdout: io.Discard, Stderr: io.Discard,
	})
}

func openCache() wazero.CompilationCache {
	if folder, err := os.UserCacheDir(); err == nil {
		if cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(folder, "cocode", "pdfium")); err == nil {
			return cache
		}
	}
	return wazero.NewCompilationCache()
}

func read(ctx context.Context, pool pdfium.Pool, data []byte) ([]line, error) {
	reader, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		return nil, err
	}
	defer reader.Close()
	document, err := reader.OpenDocument(&requests.OpenDocument{File: &data})
	if err != nil {
		return nil, err
	}
	count, err := reader.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: document.Document})
	if err != nil {
		return nil, err
	}
	if count.PageCount > maxPages {
		return nil, source.Faultf("split it into one file an interview", "it has %d pages, and %d are read at most", count.PageCount, maxPages)
	}
	var lines []line
	bytes := 0
	for i := range count.PageCount {
		found, err := page(reader, document.Document, i)
		if err != nil {
			return nil, err
		}
		for _, l := range found {
			bytes += len(l.words)
		}
		if lines = append(lines, found...); bytes > source.MaxText || len(lines) > source.MaxBlocks {
			return nil, source.TooMuch()
		}
	}
	return lines, nil
}

// page returns the lines of one page.
func page(reader pdfium.Pdfium, document references.FPDF_DOCUMENT, number int) ([]line, error) {
	loaded, err := reader.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: document, Index: number})
	if err != nil {
		return nil, err
	}
	defer reader.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page})
	text, err := reader.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: requests.Page{ByReference: &loaded.Page}})
	if err != nil {
		return nil, err
	}
	defer reader.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage})
	chars, err := reader.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil || chars.Count <= 0 {
		return nil, err
	}
	words, err := reader.FPDFText_GetText(&requests.FPDFText_GetText{TextPage: text.TextPage, StartIndex: 0, Count: chars.Count})
	if err != nil {
		return nil, err
	}
	return split(reader, text.TextPage, words.Text, number)
}
