package study

import (
	"encoding/json"

	"github.com/ncruces/go-sqlite3"

	"cocode/analysis"
)

// The ways in which a person changes the inductive scheme. They are words of the
// file.
const (
	reviseRename   = "rename"
	reviseMove     = "move"
	reviseMerge    = "merge"
	reviseAdd      = "add"
	reviseAssign   = "assign"
	reviseAside    = "set aside"
	reviseBack     = "take back"
	reviseCondense = "condense"
)

// revisionRecord is one change of the inductive scheme or of one reading.
type revisionRecord struct {
	Do     string   `json:"do"`
	Node   string   `json:"node,omitempty"`
	Name   string   `json:"name,omitempty"`   // rename, add
	Level  string   `json:"level,omitempty"`  // add
	Parent string   `json:"parent,omitempty"` // move, add
	From   []string `json:"from,omitempty"`   // merge: the nodes that become Node
	Units  []string `json:"units,omitempty"`  // assign, condense
	Words  string   `json:"words,omitempty"`  // condense
	Before string   `json:"before,omitempty"`
}

// applyRevision keeps the change, for the proposals to come, and makes it.
func applyRevision(f *fold, p part) error {
	n, err := f.db.number("SELECT coalesce(max(n), 0) + 1 FROM revision")
	if err != nil {
		return err
	}
	if err := f.db.put("revision", n, f.event.ID, string(p.Payload)); err != nil {
		return err
	}
	return f.revise(p.Payload)
}

// reviseAgain makes all changes of persons on a new proposal. One that names a node
// which is no longer proposed has nothing to do.
func (f *fold) reviseAgain() error {
	changes, err := collect(f.db.scan("revision", "ORDER BY n"), func(r *sqlite3.Stmt) (string, error) { return r.ColumnText(2), nil })
	if err != nil {
		return err
	}
	for _, c := range changes {
		if err := f.revise([]byte(c)); err != nil {
			return err
		}
	}
	return nil
}

func (f *fold) revise(payload []byte) error {
	var r revisionRecord
	if err := json.Unmarshal(payload, &r); err != nil {
		return &DamageError{What: "a revision of the inductive scheme cannot be read"}
	}
	switch r.Do {
	case reviseRename:
		return f.editNode(r.Node, func(n *nodeState) { n.name = r.Name })
	case reviseMove:
		return f.moveNode(r)
	case reviseAside:
		return f.editNode(r.Node, func(n *nodeState) { n.aside = true })
	case reviseBack:
		return f.editNode(r.Node, func(n *nodeState) { n.aside = false })
	case reviseAdd:
		return f.addNode(r)
	case reviseMerge:
		return f.mergeNodes(r)
	case reviseAssign:
		return f.editReadings(r.Units, func(x *readingRecord) { x.Code = r.Node })
	case reviseCondense:
		return f.editReadings(r.Units, func(x *readingRecord) { x.Condensed = r.Words })
	}
	return f.conflict("its change %q of the inductive scheme is not known to this cocode", r.Do)
}

// nodeState is a row of the table node.
type nodeState struct {
	codebook        int
	id              string
	position        int
	name, parent    string
	level           string
	unplaced, aside bool
}

func (d *database) nodes(codebook int) ([]nodeState, error) {
	return collect(d.scan("node", "WHERE codebook = ? ORDER BY position, id", codebook), func(r *sqlite3.Stmt) (nodeState, error) {
		return nodeState{r.ColumnInt(0), r.ColumnText(1), r.ColumnInt(2), r.ColumnText(3), r.ColumnText(4), r.ColumnText(5), r.ColumnBool(6), r.ColumnBool(7)}, nil
	})
}

func (d *database) putNode(n nodeState) error {
	return d.put("node", n.codebook, n.id, n.position, n.name, n.parent, n.level, n.unplaced, n.aside)
}

func (f *fold) editNode(id string, edit func(*nodeState)) error {
	nodes, err := f.db.nodes(0)
	if err != nil {
		return err
	}
	for _, n := range nodes {
		if n.id == id {
			edit(&n)
			return f.db.putNode(n)
		}
	}
	return nil
}

// moveNode does nothing if the parent is no longer proposed or no longer higher, so
// that a scheme never runs in a circle.
func (f *fold) moveNode(r revisionRecord) error {
	nodes, err := f.db.nodes(0)
	if err != nil {
		return err
	}
	level := map[string]string{}
	for _, n := range nodes {
		level[n.id] = n.level
	}
	if r.Parent != "" && !above(level[r.Parent], level[r.Node]) {
		return nil
	}
	return f.editNode(r.Node, func(n *nodeState) {
		n.parent, n.unplaced = r.Parent, r.Parent == "" && n.level == string(analysis.LevelCode)
	})
}

func (f *fold) addNode(r revisionRecord) error {
	last, err := f.db.number("SELECT coalesce(max(position), -1) + 1 FROM node WHERE codebook = 0")
	if err != nil {
		return err
	}
	unplaced := r.Parent == "" && r.Level == string(analysis.LevelCode)
	return f.db.putNode(nodeState{0, r.Node, int(last), r.Name, r.Parent, r.Level, unplaced, false})
}

// mergeNodes lets one node take over what others hold, units or nodes below them,
// and removes the others.
func (f *fold) mergeNodes(r revisionRecord) error {
	nodes, err := f.db.nodes(0)
	if err != nil {
		return err
	}
	if !hasNode(nodes, r.Node) {
		return nil
	}
	gone := map[string]bool{}
	for _, id := range r.From {
		gone[id] = id != r.Node
	}
	for _, n := range nodes {
		switch {
		case gone[n.id]:
			err = f.db.exec("DELETE FROM node WHERE codebook = 0 AND id = ?", n.id)
		case gone[n.parent]:
			n.parent = r.Node
			err = f.db.putNode(n)
		}
		if err != nil {
			return err
		}
	}
	return f.recode(gone, r.Node)
}

func hasNode(nodes []nodeState, id string) bool {
	for _, n := range nodes {
		if n.id == id {
			return true
		}
	}
	return false
}

// recode gives the readings of some codes another code.
func (f *fold) recode(from map[string]bool, to string) error {
	var changed []readingState
	for r, err := range f.db.scan("reading", "ORDER BY unit") {
		if err != nil {
			return err
		}
		if x := readReading(r); from[x.Code] {
			changed = append(changed, x)
		}
	}
	for _, x := range changed {
		if err := f.db.put("reading", x.Unit, x.Condensed, to, x.edited); err != nil {
			return err
		}
	}
	return nil
}

// editReadings changes readings as a person asked. A unit that is not there is left
// out; one that no pass has read gets a reading of its own.
func (f *fold) editReadings(units []string, edit func(*readingRecord)) error {
	for _, unit := range units {
		there, err := f.db.number("SELECT count(*) FROM unit WHERE id = ?", unit)
		if err != nil {
			return err
		}
		if there == 0 {
			continue
		}
		x := readingRecord{Unit: unit}
		for r, err := range f.db.scan("reading", "WHERE unit = ?", unit) {
			if err != nil {
				return err
			}
			x = readReading(r).readingRecord
		}
		edit(&x)
		if err := f.db.put("reading", x.Unit, x.Condensed, x.Code, true); err != nil {
			return err
		}
	}
	return nil
}
