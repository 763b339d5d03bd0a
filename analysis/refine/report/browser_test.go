package report_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"cocode/analysis/refine"
	"cocode/analysis/refine/report"
)

// tool finds a program. The test is skipped where there is none, unless
// COCODE_BROWSER=1 asks for it.
func tool(t *testing.T, names ...string) string {
	t.Helper()
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("COCODE_BROWSER") == "1" {
		t.Fatalf("none of %v is installed", names)
	}
	t.Skipf("none of %v is installed", names)
	return ""
}

// browse runs a browser without a window on a page of the folder, with the network away.
func browse(t *testing.T, dir, page string, do ...string) string {
	t.Helper()
	args := append([]string{"--headless", "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND",
		"--user-data-dir=" + filepath.Join(dir, "profile"), "--window-size=1200,900"}, do...)
	out, err := exec.Command(tool(t, "chromium", "chromium-browser", "google-chrome"), append(args, "file://"+filepath.ToSlash(filepath.Join(dir, page)))...).Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// The page that a person sees needs no scrolling sideways, on a screen and on a narrow
// one, and its picture has a size.
func TestInBrowser(t *testing.T) {
	const look = `<script>
const picture = document.querySelector("svg").getBoundingClientRect();
document.title = ["seen", document.documentElement.scrollWidth, innerWidth, Math.round(picture.width), Math.round(picture.height)].join(" ");
</script></body>`
	dir := t.TempDir()
	page := strings.Replace(string(written(t, report.HTML, refinement(refine.Options{}))), "</body>", look, 1)
	if err := os.WriteFile(filepath.Join(dir, "report.html"), []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, window := range []string{"1200,900", "800,900"} {
		dom := browse(t, dir, "report.html", "--window-size="+window, "--dump-dom")
		m := regexp.MustCompile(`<title>seen (\d+) (\d+) (\d+) (\d+)</title>`).FindStringSubmatch(dom)
		if m == nil {
			t.Fatalf("%s: the browser shows no report with a picture", window)
		}
		var n [4]int
		for i, s := range m[1:] {
			n[i], _ = strconv.Atoi(s)
		}
		if n[0] > n[1] {
			t.Errorf("%s: the page is %d wide in a window of %d", window, n[0], n[1])
		}
		if n[2] < 200 || n[3] < 150 {
			t.Errorf("%s: the picture is %d by %d", window, n[2], n[3])
		}
	}
}

// Printed with suggestions, every page says that there are some.
func TestPrinted(t *testing.T) {
	words := tool(t, "pdftotext")
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "report.html"), written(t, report.HTML, refinement(refine.Options{Suggestions: true})), 0o600); err != nil {
		t.Fatal(err)
	}
	pdf := filepath.Join(dir, "report.pdf")
	browse(t, dir, "report.html", "--no-pdf-header-footer", "--print-to-pdf="+pdf)
	out, err := exec.Command(words, pdf, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	pages := strings.Split(strings.TrimRight(string(out), "\f\n"), "\f")
	if len(pages) < 2 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, p := range pages {
		if !strings.Contains(strings.Join(strings.Fields(p), " "), "nobody has decided on") {
			t.Errorf("page %d of %d says nothing of suggestions", i+1, len(pages))
		}
	}
}
