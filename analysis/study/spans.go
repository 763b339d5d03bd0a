package study

import (
	"fmt"
	"strconv"
	"strings"

	"cocode/corpus/text"
)

// formatSpans writes spans as they stand in a column: "12-40 44-51".
func formatSpans(spans []text.Span) string {
	var b []byte
	for i, s := range spans {
		if i > 0 {
			b = append(b, ' ')
		}
		b = strconv.AppendInt(b, int64(s.Start), 10)
		b = append(b, '-')
		b = strconv.AppendInt(b, int64(s.End), 10)
	}
	return string(b)
}

func parseSpans(column string) ([]text.Span, error) {
	var spans []text.Span
	for _, field := range strings.Fields(column) {
		start, end, _ := strings.Cut(field, "-")
		a, err1 := strconv.Atoi(start)
		b, err2 := strconv.Atoi(end)
		if err1 != nil || err2 != nil {
			return nil, &DamageError{What: fmt.Sprintf("%q is no span", field)}
		}
		spans = append(spans, text.Span{Start: a, End: b})
	}
	return spans, nil
}
