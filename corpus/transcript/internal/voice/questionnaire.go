package voice

import (
	"strings"

	"cocode/corpus/transcript/internal/source"
)

// questionWords and answerWords head the two columns of a table of questions and
// answers; the voices are theirs.
var (
	questionWords = map[string]string{"question": "Interviewer", "questions": "Interviewer", "fråga": "Intervjuare", "frågor": "Intervjuare"}
	answerWords   = map[string]string{"answer": "Participant", "answers": "Participant", "response": "Participant", "svar": "Deltagare"}
)

// isQuestionnaire reports whether rows are a table of questions and their answers.
func isQuestionnaire(rows []source.Block) bool {
	head := rows[0]
	return len(rows) > 1 && len(head.Cells) == 2 && questionWords[header(head, 0)] != "" && answerWords[header(head, 1)] != ""
}

func header(row source.Block, column int) string {
	return strings.ToLower(strings.Trim(cell(row, column), " :*"))
}

// questionnaire gives each question to who asks and each answer to who answers.
func questionnaire(rows []source.Block) []source.Block {
	asks, answers := questionWords[header(rows[0], 0)], answerWords[header(rows[0], 1)]
	blocks := []source.Block{block(source.Heading, strings.Join(cellTexts(rows[0]), " | "))}
	for _, row := range rows[1:] {
		for i, content := range row.Cells {
			for _, b := range source.Flat(content) {
				b.Voice, b.Lead, b.Kind = asks, 0, source.Speech
				if i > 0 {
					b.Voice = answers
				}
				blocks = append(blocks, b)
			}
		}
	}
	return blocks
}
