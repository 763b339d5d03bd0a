package voice

import (
	"strings"
	"unicode"

	"cocode/corpus/text"
)

// part is what the word of a label says of the speaker.
type part uint8

const (
	noPart       part = iota
	asks              // interviewer, moderator, forskare
	answers           // respondent, informant, deltagare
	eitherPart        // a known label that does not tell which: speaker, R, M
	professional      // coach, nurse, sjuksköterska: answers, and names a role more than a person
)

// parts are label words in English, Swedish, Danish, Norwegian and German.
var parts = lexicon(map[part]string{
	asks: `interviewer interviewers int interv iv ivr ivl q intervjuare intervjuaren intervjuledare intervjuledaren samtalsledare
		samtalsledaren moderator moderatorn mod researcher researchers forskare forskaren facilitator host utfrågare frågeställare
		intervjuer intervjuar intervieweren intervjueren interviewerin fragesteller fragestellerin ordstyrer forsker moderatorin
		interviewleder doktorand doktoranden i question fråga frage spørsmål spørgsmål`,
	answers: `participant participants interviewee interviewees respondent respondents respondenten informant informanten ip ie ivp
		intervjuperson intervjupersonen deltagare deltagaren deltaker deltakeren deltager deltageren subject respondentin informantin
		teilnehmer teilnehmerin befragte befragter interviewte interviewpartner interviewperson interviewpersonen svarande intervjuad intervjuade a answer svar antwort`,
	eitherPart: `speaker spk speakers talare talaren sprecher sprecherin taler taleren voice röst stimme person p r s m f d b u unknown okänd
		ukendt ukjent unbekannt female male man woman kvinna`,
	professional: `coach coachen nurse sjuksköterska läkare doctor physician patient brukare användare user anhörig relative
		manager chef chefen enhetschef lärare teacher student sköterska undersköterska physiotherapist fysioterapeut`,
})

// stops begin lines with a colon that no speaker has said: notes, questions in a
// row, places in time, and words with which sentences begin.
var stops = set(`note notes nb obs ps question questions fråga frågor answer answers svar example examples exempel kl klockan time tid date
	datum http https www ftp mailto tel file url kommentar kommentarer comment comments anmärkning anm hinweis summary sammanfattning
	theme tema themes teman part del section avsnitt topic ämne background bakgrund warning varning tips tip källa source ref figure
	figur table tabell quote citat title titel rubrik subject ämnesrad re fwd sv vs
	so well but and or then now yes no yeah nope ja nej jo men och eller så sen sedan alltså jaha nå nä mm okej okay ok first second
	third fourth finally lastly först andra tredje slutligen jag vi du ni det den this that these those what why how when where vad varför
	hur när var who it he she they we you det där här here there because eftersom if om also även plus minus remember kom ihåg result
	resultat conclusion slutsats like example t.ex e.g i.e dvs d.v.s bl.a m.m osv etc monday tuesday wednesday thursday friday saturday
	sunday måndag tisdag onsdag torsdag fredag lördag söndag start slut end pause paus item punkt step steg day dag week vecka year år
	rule regel problem lösning solution positive negative fördel nackdel pro con idea goal mål`)

// stage are the first words of directions in brackets, which are no names.
var stage = set(`laughs laughing laughter laugh chuckles chuckling giggles sighs sigh sighing pause pauses silence inaudible unclear unintelligible
	crosstalk overlapping overlap indistinct music applause coughs coughing cough clears crying cries weeping sobs smiles smiling nods
	nodding whispers whispering noise background phone door interruption interrupted recording recorder end start begin beginning
	skratt skrattar skrattande fnissar fniss suckar suck paus tystnad tyst ohörbart ohörbar otydligt oklart hostar harklar gråter ler
	nickar viskar ljud telefonen telefon dörren avbrott inspelningen inspelning slut början musik applåder pratar båda mumlar mummel
	griner latter ler pause stilhed lachen lacht seufzt stille unverständlich gelächter räuspert foreign speaking speaks reads läser
	blank_audio sound sounds both all alla everyone sniffs yawns gäspar thinks tänker long short lång kort anonymised anonymized
	anonymiserat namn name place plats redacted omitted bortklippt sic`)

// fields are the keys of the lines above an interview.
var fields = set(`date datum dato time tid place plats ort location setting verksamhet workplace arbetsplats interview intervju id
	interview-id intervju-id nr number nummer interviewnumber length längd duration recorded inspelad recording inspelning transcribed
	transcript transkription transkriberad transcriber transkriberare transcription version project projekt study studie language språk
	present närvarande file fil filnamn filename title titel profession yrke role roll municipality kommun organisation organization
	unit enhet age ålder gender kön years format status consent samtycke medium session topic subject ämne anmärkning remark remarks
	transkriberat created modified exported duration participants deltagare attendees interviewer intervjuare interviewee participant
	respondent informant intervjuperson interviewed intervjuad by host meeting möte transcribedby transcriptionby`)

func lexicon(lists map[part]string) map[string]part {
	words := map[string]part{}
	for p, list := range lists {
		for w := range strings.FieldsSeq(list) {
			words[w] = p
		}
	}
	return words
}

func set(list string) map[string]bool {
	words := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		words[w] = true
	}
	return words
}

// partOf returns what the words of a label say. A label in which one word says
// something ("Anna (interviewer)", "Interviewer 2", "IP3") says it; single letters
// must stand alone or with a number.
func partOf(label string) part {
	words := labelWords(label)
	found := noPart
	for _, w := range words {
		if len(w) == 1 && len(words) > 1 {
			continue
		}
		switch p := parts[w]; {
		case p == asks:
			return asks
		case found == noPart:
			found = p
		}
	}
	return found
}

// labelWords returns the words of a label in lower case, without numbers.
func labelWords(label string) []string {
	return strings.FieldsFunc(text.Fold(label), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' })
}

// keyOf is what labels of one speaker share however they are typed: "IP 3", "ip3".
func keyOf(label string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text.Fold(label))
}

// firstWord returns the first word of s in lower case with its inner dots.
func firstWord(s string) string {
	fields := strings.Fields(text.Fold(s))
	if len(fields) == 0 {
		return ""
	}
	return strings.Trim(fields[0], ".,:;!?()[]\"'*")
}

// shape is what the letters of a label look like.
type shape uint8

const (
	sentence shape = iota // ordinary words
	low                   // one word in lower case
	name                  // words that begin with a capital
	code                  // letters with a number, or a few capitals
)

var particles = set("von van de der den af av la le di da dos du zu och and")

func shapeOf(label string) shape {
	bare, _, _ := strings.Cut(label, "(")
	if who, _, ok := strings.Cut(bare, ", "); ok && trustIn(who) == someone {
		bare = who // "Anna, coach"
	}
	words := strings.Fields(strings.Trim(bare, " ,."))
	if len(words) == 0 || len(words) > 4 || strings.ContainsAny(label, "?!\"“”;=/\\…") {
		return sentence
	}
	if len(words) == 1 && isCode(words[0]) {
		return code
	}
	for i, w := range words {
		first := []rune(w)[0]
		switch {
		case unicode.IsUpper(first), i > 0 && (unicode.IsDigit(first) || particles[w] || parts[strings.ToLower(w)] != noPart):
		case len(words) == 1 && unicode.IsLetter(first):
			return low
		default:
			return sentence
		}
	}
	return name
}

// isCode reports whether a word is short and made of capitals, or holds a number.
func isCode(word string) bool {
	letters, digits, capitals := 0, 0, 0
	for _, r := range word {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsUpper(r):
			capitals++
			letters++
		case unicode.IsLetter(r):
			letters++
		}
	}
	if digits > 0 {
		return letters > 0 && letters < 12 && digits < 5
	}
	return letters > 0 && letters == capitals && letters <= 4
}
