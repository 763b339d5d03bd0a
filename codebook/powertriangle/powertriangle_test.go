package powertriangle_test

import (
	"testing"

	"cocode/codebook"
	"cocode/codebook/powertriangle"
)

func TestSourceIsSound(t *testing.T) {
	if _, problems := codebook.Parse(powertriangle.Name, powertriangle.Source); len(problems) > 0 {
		t.Fatal(problems)
	}
}

// The instrument that comes with the program meets what check asks of others'.
func TestNothingToMend(t *testing.T) {
	for _, p := range codebook.Check(powertriangle.Codebook()) {
		t.Error(p)
	}
}

// The ids are cited by people and by other programs: none may go.
func TestIdsAndPlaces(t *testing.T) {
	parents := map[string]string{
		"enablers": "", "barriers": "", "contexts": "",
		"access-to-resources": "enablers", "discursive-resistance": "enablers",
		"lack-of-access-to-resources": "barriers", "discursive-barriers": "barriers",
		"users-resources": "access-to-resources", "alternative-resources": "access-to-resources",
		"units-resources": "access-to-resources", "organizations-resources": "access-to-resources",
		"involving-users": "discursive-resistance", "valuing-contributions": "discursive-resistance", "challenging-perceptions": "discursive-resistance",
		"understaffing": "lack-of-access-to-resources", "lack-of-time": "lack-of-access-to-resources", "lack-of-continuity": "lack-of-access-to-resources",
		"lack-of-users-resources": "lack-of-access-to-resources", "lack-of-organizational-support": "lack-of-access-to-resources",
		"paternalism-among-professionals": "discursive-barriers", "self-subordination-among-users": "discursive-barriers",
		"tokenism": "discursive-barriers", "guarding-power": "discursive-barriers",
		"setting-and-user-group": "contexts", "laws-and-guidelines": "contexts", "reform-and-economy": "contexts", "collaboration-across-providers": "contexts",
	}
	book := powertriangle.Codebook()
	for id, parent := range parents {
		if c, ok := book.Find(id); !ok || c.Parent() != parent {
			t.Errorf("%s: found %v under %q, want it under %q", id, ok, c.Parent(), parent)
		}
	}
	n := 0
	for range book.All() {
		n++
	}
	if n != len(parents) {
		t.Errorf("%d codes, want %d", n, len(parents))
	}
}

func TestEveryCodeIsComplete(t *testing.T) {
	for c := range powertriangle.Codebook().All() {
		for _, lang := range []string{"en", "sv"} {
			for field, words := range map[string]string{"name": c.Name[lang], "definition": c.Definition[lang], "include": c.Include[lang], "exclude": c.Exclude[lang], "near-miss": c.NearMiss[lang].Text} {
				if words == "" {
					t.Errorf("%s: no %s in %s", c.ID, field, lang)
				}
			}
			if !c.Abstract && (c.Example[lang] == "" || len(c.Indicators[lang]) == 0) {
				t.Errorf("%s: no example or no indicator in %s", c.ID, lang)
			}
		}
		if !c.Abstract && (len(c.Examples["en"]) < 30 || len(c.NearMisses["en"]) < 10 || len(c.Examples["sv"]) < 15 || len(c.NearMisses["sv"]) < 5) {
			t.Errorf("%s: %d and %d examples, %d and %d near-misses", c.ID, len(c.Examples["en"]), len(c.Examples["sv"]), len(c.NearMisses["en"]), len(c.NearMisses["sv"]))
		}
	}
}
