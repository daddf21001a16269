<?xml version='1.0' encoding='utf-8'?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>Answers</name>
    <message>
      <source>Nothing to compare with yet</source>
      <translation>Noch nichts zum Vergleichen</translation>
    </message>
    <message>
      <source>Other pictures appear here as soon as they have been looked at.</source>
      <translation>Andere Bilder erscheinen hier, sobald sie indiziert sind.</translation>
    </message>
    <message>
      <source>Least alike under {condition}</source>
      <translation>Am unähnlichsten · {condition}</translation>
    </message>
    <message>
      <source>Most alike under {condition}</source>
      <translation>Am ähnlichsten · {condition}</translation>
    </message>
    <message>
      <source>There is no ranking</source>
      <translation>Keine Rangfolge</translation>
    </message>
    <message>
      <source>Looking at this picture…</source>
      <translation>Bild wird untersucht …</translation>
    </message>
    <message>
      <source>Its ranking follows in a moment.</source>
      <translation>Die Rangfolge folgt gleich.</translation>
    </message>
    <message>
      <source>What is like it?</source>
      <translation>Was ist ähnlich?</translation>
    </message>
    <message>
      <source>Click any picture, or drop one here, to see the others ranked by likeness.</source>
      <translation>Ein Bild anklicken oder hier ablegen, um die anderen nach Ähnlichkeit geordnet zu sehen.</translation>
    </message>
  </context>
  <context>
    <name>BarChart</name>
    <message>
      <source>chance</source>
      <translation>Zufall</translation>
    </message>
    <message>
      <source>{value}, 95 % interval {low} to {high}</source>
      <translation>{value}, 95-%-Intervall {low} bis {high}</translation>
    </message>
    <message>
      <source>by chance {value}</source>
      <translation>Zufall: {value}</translation>
    </message>
  </context>
  <context>
    <name>BlendBar</name>
    <message>
      <source>Add</source>
      <translation>Hinzufügen</translation>
    </message>
    <message>
      <source>Mix in another condition</source>
      <translation>Weitere Hinsicht beimischen</translation>
    </message>
    <message>
      <source>Save…</source>
      <translation>Speichern …</translation>
    </message>
    <message>
      <source>Keep this mix under a name, as a condition</source>
      <translation>Diese Mischung unter einem Namen als Hinsicht behalten</translation>
    </message>
    <message>
      <source>Stop mixing</source>
      <translation>Mischen beenden</translation>
    </message>
    <message>
      <source>Mix</source>
      <translation>Mischung</translation>
    </message>
  </context>
  <context>
    <name>Browser</name>
    <message>
      <source>{shown} of {all}</source>
      <translation>{shown} von {all}</translation>
    </message>
    <message>
      <source>Most alike</source>
      <translation>Am ähnlichsten</translation>
    </message>
    <message>
      <source>{n} new, update</source>
      <translation>{n} neu, aktualisieren</translation>
    </message>
  </context>
  <context>
    <name>ByHand</name>
    <message>
      <source>My groups</source>
      <translation>Meine Gruppen</translation>
    </message>
  </context>
  <context>
    <name>Captions</name>
    <message>
      <source>Rank {rank} · cosine {score}</source>
      <translation>Rang {rank} · Kosinus {score}</translation>
    </message>
    <message>
      <source>This file could not be read.</source>
      <translation>Diese Datei konnte nicht gelesen werden.</translation>
    </message>
    <message>
      <source>cosine {score}</source>
      <translation>Kosinus {score}</translation>
    </message>
    <message>
      <source>{name}, could not be read</source>
      <translation>{name}, nicht lesbar</translation>
    </message>
    <message>
      <source>{name}, rank {rank}, score {score}</source>
      <translation>{name}, Rang {rank}, Kosinus {score}</translation>
    </message>
    <message>
      <source>with {names}</source>
      <translation>mit {names}</translation>
    </message>
    <message>
      <source>fewer than 1 in {n} pairs of this folder are this alike</source>
      <translation>so ähnlich ist weniger als 1 von {n} Paaren dieses Ordners</translation>
    </message>
    <message>
      <source>most pairs of this folder are this alike</source>
      <translation>so ähnlich sind die meisten Paare dieses Ordners</translation>
    </message>
    <message>
      <source>1 in {n} pairs of this folder is this alike</source>
      <translation>so ähnlich ist 1 von {n} Paaren dieses Ordners</translation>
    </message>
    <message>
      <source>&lt; 1 in {n}</source>
      <translation>&lt; 1 von {n}</translation>
    </message>
    <message>
      <source>1 in {n}</source>
      <translation>1 von {n}</translation>
    </message>
    <message>
      <source>{n}M</source>
      <translation>{n} Mio.</translation>
    </message>
    <message>
      <source>{n}k</source>
      <translation>{n} Tsd.</translation>
    </message>
    <message>
      <source>1 copy belongs to it</source>
      <translation>1 Kopie gehört dazu</translation>
    </message>
    <message>
      <source>{n} copies belong to it</source>
      <translation>{n} Kopien gehören dazu</translation>
    </message>
  </context>
  <context>
    <name>CardRow</name>
    <message>
      <source>Groups in a row</source>
      <translation>Gruppen in einer Reihe</translation>
    </message>
  </context>
  <context>
    <name>ChipButton</name>
    <message>
      <source>Remove {name} from the query</source>
      <translation>{name} aus der Anfrage entfernen</translation>
    </message>
  </context>
  <context>
    <name>Column</name>
    <message>
      <source>Your mix</source>
      <translation>Eigene Mischung</translation>
    </message>
    <message>
      <source>Index</source>
      <translation>Indizieren</translation>
    </message>
    <message>
      <source>Condition of column {n}</source>
      <translation>Hinsicht der Spalte {n}</translation>
    </message>
    <message>
      <source>Ranking in column {n}</source>
      <translation>Rangfolge in Spalte {n}</translation>
    </message>
    <message>
      <source>Remove column {n}</source>
      <translation>Spalte {n} entfernen</translation>
    </message>
    <message>
      <source>Index this folder under {condition}</source>
      <translation>Diesen Ordner in der Hinsicht „{condition}“ indizieren</translation>
    </message>
  </context>
  <context>
    <name>ColumnModel</name>
    <message>
      <source>in common</source>
      <translation>gemeinsam</translation>
    </message>
  </context>
  <context>
    <name>CommonDialog</name>
    <message>
      <source>What do these have in common?</source>
      <translation>Was haben diese gemeinsam?</translation>
    </message>
    <message>
      <source>Looking…</source>
      <translation>Wird untersucht …</translation>
    </message>
    <message>
      <source>and {n} more</source>
      <translation>und {n} weitere</translation>
    </message>
    <message>
      <source>What these have in common</source>
      <translation>Was diese gemeinsam haben</translation>
    </message>
    <message>
      <source>Not indexed for all of them: {names}</source>
      <translation>Nicht für alle indiziert: {names}</translation>
    </message>
  </context>
  <context>
    <name>CompareView</name>
    <message>
      <source>Add a column</source>
      <translation>Spalte hinzufügen</translation>
    </message>
    <message>
      <source>End the comparison</source>
      <translation>Vergleich beenden</translation>
    </message>
    <message>
      <source>End the comparison (Esc)</source>
      <translation>Vergleich beenden (Esc)</translation>
    </message>
    <message>
      <source>All columns</source>
      <translation>Alle Spalten</translation>
    </message>
  </context>
  <context>
    <name>Comparing</name>
    <message>
      <source>What is like it?</source>
      <translation>Was ist ähnlich?</translation>
    </message>
    <message>
      <source>Click any picture: every column ranks it.</source>
      <translation>Ein Bild anklicken: Jede Spalte zeigt dazu ihre Rangfolge.</translation>
    </message>
    <message>
      <source>Nothing to compare with yet</source>
      <translation>Noch nichts zum Vergleichen</translation>
    </message>
    <message>
      <source>No other picture passes the filter</source>
      <translation>Kein anderes Bild passt zum Filter</translation>
    </message>
    <message>
      <source>No ranking yet</source>
      <translation>Noch keine Rangfolge</translation>
    </message>
    <message>
      <source>Its network is not here yet</source>
      <translation>Das Netz dazu ist noch nicht vorhanden</translation>
    </message>
    <message>
      <source>Being indexed…</source>
      <translation>Wird indiziert …</translation>
    </message>
    <message>
      <source>Not indexed yet</source>
      <translation>Noch nicht indiziert</translation>
    </message>
    <message>
      <source>{done} of {all} indexed</source>
      <translation>{done} von {all} indiziert</translation>
    </message>
  </context>
  <context>
    <name>ConditionList</name>
    <message>
      <source>Conditions to measure</source>
      <translation>Hinsichten, die gemessen werden</translation>
    </message>
    <message>
      <source>This folder has not been indexed under it yet.</source>
      <translation>In dieser Hinsicht ist der Ordner noch nicht indiziert.</translation>
    </message>
  </context>
  <context>
    <name>ConditionSelector</name>
    <message>
      <source>Alike in</source>
      <translation>Hinsicht</translation>
    </message>
    <message>
      <source>Your mix</source>
      <translation>Eigene Mischung</translation>
    </message>
    <message>
      <source>Mix several conditions</source>
      <translation>Mehrere Hinsichten mischen</translation>
    </message>
    <message>
      <source>Seen by a trained network</source>
      <translation>Von einem trainierten Netz gesehen</translation>
    </message>
    <message>
      <source>Measured by a formula</source>
      <translation>Mit einer Formel gemessen</translation>
    </message>
    <message>
      <source>Taught by labels or examples</source>
      <translation>Aus Labels oder Beispielen gelernt</translation>
    </message>
    <message>
      <source>Mixed from others</source>
      <translation>Aus anderen gemischt</translation>
    </message>
    <message>
      <source>{name}: {n} values a picture</source>
      <translation>{name}: {n} Werte je Bild</translation>
    </message>
    <message>
      <source>about {n} ms of one core</source>
      <translation>etwa {n} ms auf einem Kern</translation>
    </message>
  </context>
  <context>
    <name>ConfusionPage</name>
    <message>
      <source>Labels that are confused</source>
      <translation>Verwechselte Labels</translation>
    </message>
    <message>
      <source>No label is taken for another.</source>
      <translation>Kein Label wird mit einem anderen verwechselt.</translation>
    </message>
    <message>
      <source>Pictures whose nearest other picture has another label. In each pair the picture on the left has the first label, its nearest one the second.</source>
      <translation>Bilder, deren nächstes anderes Bild ein anderes Label hat. In jedem Paar hat das linke Bild das erste Label, sein nächstes das zweite.</translation>
    </message>
  </context>
  <context>
    <name>CopiesLine</name>
    <message>
      <source>Looking for near copies</source>
      <translation>Fast-Kopien werden gesucht</translation>
    </message>
    <message>
      <source>&amp;Stop</source>
      <translation>&amp;Anhalten</translation>
    </message>
    <message>
      <source>Loo&amp;k for near copies</source>
      <translation>Fast-&amp;Kopien suchen</translation>
    </message>
    <message>
      <source>Looking for near copies…</source>
      <translation>Fast-Kopien werden gesucht …</translation>
    </message>
    <message>
      <source>Near copies were not looked for.</source>
      <translation>Nach Fast-Kopien wurde nicht gesucht.</translation>
    </message>
  </context>
  <context>
    <name>CourseCharts</name>
    <message>
      <source>Epoch</source>
      <translation>Epoche</translation>
    </message>
    <message>
      <source>Loss by epoch</source>
      <translation>Verlust je Epoche</translation>
    </message>
    <message>
      <source>Kinds of triplets by epoch</source>
      <translation>Arten von Tripletts je Epoche</translation>
    </message>
    <message>
      <source>Triplets in order</source>
      <translation>Tripletts in richtiger Ordnung</translation>
    </message>
    <message>
      <source>{name} by epoch</source>
      <translation>{name} je Epoche</translation>
    </message>
    <message>
      <source>Loss</source>
      <translation>Verlust</translation>
    </message>
    <message>
      <source>Triplets</source>
      <translation>Tripletts</translation>
    </message>
    <message>
      <source>No epoch has ended yet.</source>
      <translation>Noch keine Epoche abgeschlossen.</translation>
    </message>
    <message>
      <source>learning</source>
      <translation>Lernen</translation>
    </message>
    <message>
      <source>validation triplets</source>
      <translation>Validierungstripletts</translation>
    </message>
    <message>
      <source>taught</source>
      <translation>beigebracht</translation>
    </message>
    <message>
      <source>untrained</source>
      <translation>untrainiert</translation>
    </message>
    <message>
      <source>chance</source>
      <translation>Zufall</translation>
    </message>
    <message>
      <source>easy</source>
      <translation>leicht</translation>
    </message>
    <message>
      <source>semi-hard</source>
      <translation>mittelschwer</translation>
    </message>
    <message>
      <source>hard</source>
      <translation>schwer</translation>
    </message>
  </context>
  <context>
    <name>CutBar</name>
    <message>
      <source>Of {n} pairs of pictures drawn from this folder, one is as alike as those above</source>
      <translation>Von {n} zufälligen Bildpaaren dieses Ordners ist eines so ähnlich wie die Treffer darüber</translation>
    </message>
    <message>
      <source>Show the other {n}</source>
      <translation>Übrige {n} anzeigen</translation>
    </message>
    <message>
      <source>Hide these {n}</source>
      <translation>Diese {n} ausblenden</translation>
    </message>
    <message>
      <source>Nothing is more alike than 1 in {n} random pairs</source>
      <translation>Kein Treffer ist ähnlicher als 1 von {n} Zufallspaaren</translation>
    </message>
    <message>
      <source>The others are no more alike than 1 in {n} random pairs</source>
      <translation>Die übrigen sind nicht ähnlicher als 1 von {n} Zufallspaaren</translation>
    </message>
    <message>
      <source>Below: no more alike than 1 in {n} random pairs</source>
      <translation>Darunter: nicht ähnlicher als 1 von {n} Zufallspaaren</translation>
    </message>
    <message>
      <source>Less alike than 1 in {n}</source>
      <translation>Weniger ähnlich als 1 von {n}</translation>
    </message>
    <message>
      <source>1 in {n}</source>
      <translation>1 von {n}</translation>
    </message>
  </context>
  <context>
    <name>DeedBar</name>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Which?</source>
      <translation>Welche?</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Fortschritt</translation>
    </message>
    <message>
      <source>Take this back (Ctrl+Z)</source>
      <translation>Rückgängig machen (Strg+Z)</translation>
    </message>
    <message>
      <source>Which files stay as they were, and why</source>
      <translation>Welche Dateien unverändert blieben und warum</translation>
    </message>
    <message>
      <source>Hide this line</source>
      <translation>Diese Zeile ausblenden</translation>
    </message>
  </context>
  <context>
    <name>DropTarget</name>
    <message>
      <source>Pictures to compare with</source>
      <translation>Bilder zum Vergleichen</translation>
    </message>
    <message>
      <source>Pictures ({0})</source>
      <translation>Bilder ({0})</translation>
    </message>
    <message>
      <source>Pasted picture</source>
      <translation>Eingefügtes Bild</translation>
    </message>
  </context>
  <context>
    <name>Exchange</name>
    <message>
      <source>Import a condition</source>
      <translation>Hinsicht importieren</translation>
    </message>
    <message>
      <source>Export a condition</source>
      <translation>Hinsicht exportieren</translation>
    </message>
    <message>
      <source>{name} is here, and can be chosen as a condition.</source>
      <translation>„{name}“ ist importiert und kann als Hinsicht gewählt werden.</translation>
    </message>
    <message>
      <source>Saved {file}</source>
      <translation>Gespeichert: {file}</translation>
    </message>
    <message>
      <source>Taught conditions (*{suffix})</source>
      <translation>Beigebrachte Hinsichten (*{suffix})</translation>
    </message>
  </context>
  <context>
    <name>ExportDialog</name>
    <message>
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>Progress of the export</source>
      <translation>Fortschritt des Exports</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>Format</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>Exportieren …</translation>
    </message>
    <message>
      <source>The results, as they are shown: {n}</source>
      <translation>Treffer, wie angezeigt: {n}</translation>
    </message>
    <message>
      <source>What is selected: {n}</source>
      <translation>Auswahl: {n}</translation>
    </message>
    <message>
      <source>The whole folder: {n}</source>
      <translation>Ganzer Ordner: {n}</translation>
    </message>
    <message>
      <source>Table (CSV)</source>
      <translation>Tabelle (CSV)</translation>
    </message>
    <message>
      <source>JSON document</source>
      <translation>JSON-Dokument</translation>
    </message>
    <message>
      <source>Contact sheet, one picture (PNG)</source>
      <translation>Kontaktabzug, ein Bild (PNG)</translation>
    </message>
    <message>
      <source>Contact sheet, pages (PDF)</source>
      <translation>Kontaktabzug, Seiten (PDF)</translation>
    </message>
    <message>
      <source>Vectors for NumPy (.npz)</source>
      <translation>Vektoren für NumPy (.npz)</translation>
    </message>
    <message>
      <source>Vectors as Parquet</source>
      <translation>Vektoren als Parquet</translation>
    </message>
    <message>
      <source>Folder for the TensorFlow Embedding Projector</source>
      <translation>Ordner für den TensorFlow Embedding Projector</translation>
    </message>
    <message>
      <source>Folder for FiftyOne</source>
      <translation>Ordner für FiftyOne</translation>
    </message>
    <message>
      <source>A line for each picture: path, size, time, and rank and score.</source>
      <translation>Eine Zeile je Bild: Pfad, Größe, Zeit sowie Rang und Kosinus.</translation>
    </message>
    <message>
      <source>The same for programs, with what was asked for.</source>
      <translation>Dasselbe für Programme, mit der Anfrage dazu.</translation>
    </message>
    <message>
      <source>All pictures with their names on one sheet, up to 5,000.</source>
      <translation>Alle Bilder mit Namen auf einem Blatt, bis zu 5.000.</translation>
    </message>
    <message>
      <source>The same on sheets of A4, 48 to a page.</source>
      <translation>Dasselbe auf A4-Blättern, 48 je Seite.</translation>
    </message>
    <message>
      <source>Arrays of vectors and paths, for numpy.load.</source>
      <translation>Arrays mit Vektoren und Pfaden, für numpy.load.</translation>
    </message>
    <message>
      <source>A table of paths and vectors, for Arrow, pandas and DuckDB.</source>
      <translation>Eine Tabelle mit Pfaden und Vektoren, für Arrow, pandas und DuckDB.</translation>
    </message>
    <message>
      <source>Vectors, names and small pictures, for tensorboard --logdir.</source>
      <translation>Vektoren, Namen und kleine Bilder, für tensorboard --logdir.</translation>
    </message>
    <message>
      <source>A dataset that names your pictures and holds their vectors.</source>
      <translation>Ein Datensatz, der auf die Bilder verweist und ihre Vektoren enthält.</translation>
    </message>
    <message>
      <source>Vectors under {name}.</source>
      <translation>Vektoren der Hinsicht „{name}“.</translation>
    </message>
    <message>
      <source>A mix has no vectors of its own, so those are not offered.</source>
      <translation>Eine Mischung hat keine eigenen Vektoren, deshalb fehlen sie hier.</translation>
    </message>
    <message>
      <source>{done} of {total}</source>
      <translation>{done} von {total}</translation>
    </message>
  </context>
  <context>
    <name>Exporting</name>
    <message>
      <source>New folder (*)</source>
      <translation>Neuer Ordner (*)</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>Saved {file}</source>
      <translation>Gespeichert: {file}</translation>
    </message>
    <message>
      <source>Stopped. Nothing was written.</source>
      <translation>Abgebrochen. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
      <source>Save the map</source>
      <translation>Karte speichern</translation>
    </message>
    <message>
      <source>PNG pictures (*.png);;SVG drawings (*.svg)</source>
      <translation>PNG-Bilder (*.png);;SVG-Zeichnungen (*.svg)</translation>
    </message>
    <message>
      <source>{file} is a picture of this folder and stays as it is.</source>
      <translation>„{file}“ ist ein Bild dieses Ordners und bleibt unverändert.</translation>
    </message>
    <message>
      <source>Drawing the map…</source>
      <translation>Karte wird gezeichnet …</translation>
    </message>
    <message>
      <source>Pages for a browser (*.html)</source>
      <translation>Seiten für den Browser (*.html)</translation>
    </message>
    <message>
      <source>PNG pictures (*.png)</source>
      <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
      <source>CSV tables (*.csv)</source>
      <translation>CSV-Tabellen (*.csv)</translation>
    </message>
    <message>
      <source>JSON documents (*.json)</source>
      <translation>JSON-Dokumente (*.json)</translation>
    </message>
    <message>
      <source>Export what was measured</source>
      <translation>Messergebnisse exportieren</translation>
    </message>
    <message>
      <source>Writing {file}…</source>
      <translation>{file} wird geschrieben …</translation>
    </message>
  </context>
  <context>
    <name>FailuresDialog</name>
    <message>
      <source>Files that are not shown</source>
      <translation>Nicht angezeigte Dateien</translation>
    </message>
    <message>
      <source>Show in file manager</source>
      <translation>Im Dateimanager anzeigen</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <source>Filter by name, folder or reason</source>
      <translation>Nach Name, Ordner oder Grund filtern</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>Filter</translation>
    </message>
    <message>
      <source>{n} of {total}</source>
      <translation>{n} von {total}</translation>
    </message>
    <message>
      <source>Nothing matches this filter.</source>
      <translation>Nichts passt zu diesem Filter.</translation>
    </message>
    <message>
      <source>Every file of this folder could be read.</source>
      <translation>Jede Datei dieses Ordners konnte gelesen werden.</translation>
    </message>
    <message>
      <source>{n} in all</source>
      <translation>{n} insgesamt</translation>
    </message>
    <message>
      <source>{n} in all, {left_out} of them left out on purpose</source>
      <translation>{n} insgesamt, davon {left_out} absichtlich ausgelassen</translation>
    </message>
    <message>
      <source>Copy selected</source>
      <translation>Auswahl kopieren</translation>
    </message>
    <message>
      <source>Copy all</source>
      <translation>Alles kopieren</translation>
    </message>
  </context>
  <context>
    <name>FailuresModel</name>
    <message>
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>Grund</translation>
    </message>
  </context>
  <context>
    <name>FieldBox</name>
    <message>
      <source>Take {field} out of the filter</source>
      <translation>{field} aus dem Filter nehmen</translation>
    </message>
    <message>
      <source>{field}: {values}</source>
      <translation>{field}: {values}</translation>
    </message>
  </context>
  <context>
    <name>FileMenu</name>
    <message>
      <source>Open</source>
      <translation>Öffnen</translation>
    </message>
    <message>
      <source>Show in file manager</source>
      <translation>Im Dateimanager anzeigen</translation>
    </message>
    <message>
      <source>Copy path</source>
      <translation>Pfad kopieren</translation>
    </message>
    <message>
      <source>Copy picture</source>
      <translation>Bild kopieren</translation>
    </message>
    <message>
      <source>Find similar</source>
      <translation>Ähnliche suchen</translation>
    </message>
    <message>
      <source>More like this too</source>
      <translation>Auch wie dieses</translation>
    </message>
    <message>
      <source>Less like this</source>
      <translation>Weniger wie dieses</translation>
    </message>
  </context>
  <context>
    <name>FilterBar</name>
    <message>
      <source>Name or folder contains</source>
      <translation>Name oder Ordner enthält</translation>
    </message>
    <message>
      <source>Filter by name</source>
      <translation>Nach Namen filtern</translation>
    </message>
    <message>
      <source>Clear filter</source>
      <translation>Filter löschen</translation>
    </message>
    <message>
      <source>Show all pictures again</source>
      <translation>Wieder alle Bilder anzeigen</translation>
    </message>
    <message>
      <source>Close the filter bar; what is chosen still counts</source>
      <translation>Filterleiste schließen; die Auswahl gilt weiter</translation>
    </message>
  </context>
  <context>
    <name>Filtering</name>
    <message>
      <source>Filter · {n}</source>
      <translation>Filter · {n}</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>Filter</translation>
    </message>
    <message>
      <source>Show only some pictures: by name, date, camera … (Ctrl+F)</source>
      <translation>Nur bestimmte Bilder anzeigen: nach Name, Datum, Kamera … (Strg+F)</translation>
    </message>
    <message>
      <source>No other picture passes the filter</source>
      <translation>Kein anderes Bild passt zum Filter</translation>
    </message>
    <message>
      <source>No pictures here yet</source>
      <translation>Noch keine Bilder</translation>
    </message>
    <message>
      <source>Likewise looks into this folder and all folders in it.</source>
      <translation>Likewise durchsucht diesen Ordner und alle Ordner darin.</translation>
    </message>
    <message>
      <source>No picture passes the filter</source>
      <translation>Kein Bild passt zum Filter</translation>
    </message>
  </context>
  <context>
    <name>FirstTime</name>
    <message>
      <source>Looking for pictures in this folder and all folders in it</source>
      <translation>Bilder in diesem Ordner und allen Ordnern darin werden gesucht</translation>
    </message>
    <message>
      <source>Reading {pictures} for the first time; how long it takes is known in a moment</source>
      <translation>Zum ersten Mal gelesen: {pictures}. Wie lange es dauert, steht gleich fest</translation>
    </message>
    <message>
      <source>Reading {pictures} for the first time, for about {time} more</source>
      <translation>Zum ersten Mal gelesen: {pictures}, noch etwa {time}</translation>
    </message>
    <message>
      <source>{pictures} read in {time}. The next time this folder is open at once</source>
      <translation>{pictures} in {time} eingelesen. Beim nächsten Mal öffnet sich dieser Ordner sofort</translation>
    </message>
  </context>
  <context>
    <name>FirstTimeBar</name>
    <message>
      <source>The pictures are read on this computer; none is changed or sent anywhere. What is found out about them is kept in {place}. You can click pictures meanwhile. Pause, cancel or close at any time: what is done is kept.</source>
      <translation>Die Bilder werden auf diesem Computer eingelesen; keines wird verändert oder verschickt. Was über sie ermittelt wird, liegt in {place}. Bilder lassen sich schon jetzt anklicken. Pausieren, Abbrechen oder Schließen geht jederzeit: Fertiges bleibt erhalten.</translation>
    </message>
    <message>
      <source>Show where</source>
      <translation>Ort anzeigen</translation>
    </message>
    <message>
      <source>Close this note</source>
      <translation>Hinweis schließen</translation>
    </message>
    <message>
      <source>Close this note; reading goes on</source>
      <translation>Hinweis schließen; das Einlesen geht weiter</translation>
    </message>
  </context>
  <context>
    <name>FolderLabels</name>
    <message>
      <source>Read as soon as the pictures are known</source>
      <translation>Wird gelesen, sobald die Bilder bekannt sind</translation>
    </message>
    <message>
      <source>Reading labels…</source>
      <translation>Labels werden gelesen …</translation>
    </message>
  </context>
  <context>
    <name>FoldersPage</name>
    <message>
      <source>Excluded folders</source>
      <translation>Ausgeschlossene Ordner</translation>
    </message>
    <message>
      <source>Known folders</source>
      <translation>Bekannte Ordner</translation>
    </message>
    <message>
      <source>Add…</source>
      <translation>Hinzufügen …</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Forget this folder…</source>
      <translation>Ordner vergessen …</translation>
    </message>
    <message>
      <source>Pictures in these are left out, also inside a folder that is opened.</source>
      <translation>Bilder darin werden ausgelassen, auch innerhalb eines geöffneten Ordners.</translation>
    </message>
    <message>
      <source>Leave out a folder</source>
      <translation>Ordner ausschließen</translation>
    </message>
    <message>
      <source>Forget a folder</source>
      <translation>Ordner vergessen</translation>
    </message>
    <message>
      <source>Forget “{name}”?</source>
      <translation>„{name}“ vergessen?</translation>
    </message>
    <message>
      <source>Its thumbnails, vectors and search indexes are removed. The pictures themselves are not touched.</source>
      <translation>Vorschaubilder, Vektoren und Suchindizes des Ordners werden entfernt. Die Bilder selbst bleiben unberührt.</translation>
    </message>
    <message>
      <source>Forget</source>
      <translation>Vergessen</translation>
    </message>
  </context>
  <context>
    <name>FoundPages</name>
    <message>
      <source>What was found</source>
      <translation>Was gefunden wurde</translation>
    </message>
    <message>
      <source>Labels and how many pictures have them</source>
      <translation>Labels und wie viele Bilder sie haben</translation>
    </message>
    <message>
      <source>Rows whose picture is not in this folder</source>
      <translation>Zeilen, deren Bild nicht in diesem Ordner ist</translation>
    </message>
    <message>
      <source>Pictures that nothing is said of</source>
      <translation>Bilder, zu denen nichts angegeben ist</translation>
    </message>
    <message>
      <source>Pictures with several labels at once, which are left out</source>
      <translation>Bilder mit mehreren Labels zugleich; sie werden ausgelassen</translation>
    </message>
    <message>
      <source>Rows that cannot be used, or say something again</source>
      <translation>Zeilen, die unbrauchbar sind oder sich wiederholen</translation>
    </message>
    <message>
      <source>What the row names</source>
      <translation>Angabe in der Zeile</translation>
    </message>
    <message>
      <source>Line</source>
      <translation>Zeile</translation>
    </message>
    <message>
      <source>No picture ({n})</source>
      <translation>Kein Bild ({n})</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Bild</translation>
    </message>
    <message>
      <source>Not mentioned ({n})</source>
      <translation>Nicht genannt ({n})</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>Labels</translation>
    </message>
    <message>
      <source>Several labels ({n})</source>
      <translation>Mehrere Labels ({n})</translation>
    </message>
    <message>
      <source>Problem</source>
      <translation>Problem</translation>
    </message>
    <message>
      <source>Problems ({n})</source>
      <translation>Probleme ({n})</translation>
    </message>
    <message>
      <source>left out: fewer than {fewest}</source>
      <translation>ausgelassen: weniger als {fewest}</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>Label</translation>
    </message>
    <message>
      <source>Teaching</source>
      <translation>Lernen</translation>
    </message>
    <message>
      <source>Labels that few pictures have are left out when teaching.</source>
      <translation>Labels, die nur wenige Bilder haben, bleiben beim Beibringen außen vor.</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <source>Different pictures with this label</source>
      <translation>Verschiedene Bilder mit diesem Label</translation>
    </message>
    <message>
      <source>Labels ({n})</source>
      <translation>Labels ({n})</translation>
    </message>
  </context>
  <context>
    <name>Gallery</name>
    <message>
      <source>Pictures</source>
      <translation>Bilder</translation>
    </message>
  </context>
  <context>
    <name>GivenFile</name>
    <message>
      <source>Measure by labels alone</source>
      <translation>Nur mit Labels messen</translation>
    </message>
    <message>
      <source>P&amp;airs…</source>
      <translation>&amp;Paare …</translation>
    </message>
    <message>
      <source>Measure on a file too: pairs (a, b, similar or dissimilar) or triplets (anchor, positive, negative)</source>
      <translation>Auch an einer Datei messen: Paare (a, b, similar oder dissimilar) oder Tripletts (anchor, positive, negative)</translation>
    </message>
    <message>
      <source>Tables (*.csv *.tsv *.txt *.jsonl *.ndjson);;All files (*)</source>
      <translation>Tabellen (*.csv *.tsv *.txt *.jsonl *.ndjson);;Alle Dateien (*)</translation>
    </message>
    <message>
      <source>Pairs or triplets to measure on</source>
      <translation>Paare oder Tripletts zum Messen</translation>
    </message>
  </context>
  <context>
    <name>GroupCard</name>
    <message>
      <source>Group {n}</source>
      <translation>Gruppe {n}</translation>
    </message>
    <message>
      <source>Key {n}, or drop here</source>
      <translation>Taste {n} oder hier ablegen</translation>
    </message>
    <message>
      <source>Select the pictures of {group}</source>
      <translation>Bilder auswählen: {group}</translation>
    </message>
  </context>
  <context>
    <name>GroupField</name>
    <message>
      <source>Name of {group}</source>
      <translation>Name von {group}</translation>
    </message>
    <message>
      <source>Click to give the group a name</source>
      <translation>Klicken, um der Gruppe einen Namen zu geben</translation>
    </message>
  </context>
  <context>
    <name>GroupPanel</name>
    <message>
      <source>Groups</source>
      <translation>Gruppen</translation>
    </message>
    <message>
      <source>What you mean by alike</source>
      <translation>Was mit „ähnlich“ gemeint ist</translation>
    </message>
    <message>
      <source>What you mean by alike; a folder can have several</source>
      <translation>Was mit „ähnlich“ gemeint ist; ein Ordner kann mehrere Einteilungen haben</translation>
    </message>
    <message>
      <source>New, rename, remove</source>
      <translation>Neu, umbenennen, entfernen</translation>
    </message>
    <message>
      <source>Select pictures and press 1 to 9; 0 takes them out</source>
      <translation>Bilder auswählen und 1 bis 9 drücken; 0 nimmt sie heraus</translation>
    </message>
    <message>
      <source>Take back (Ctrl+Z)</source>
      <translation>Zurücknehmen (Strg+Z)</translation>
    </message>
    <message>
      <source>Questions…</source>
      <translation>Fragen …</translation>
    </message>
    <message>
      <source>Say which of two pictures is more like a third</source>
      <translation>Angeben, welches von zwei Bildern einem dritten ähnlicher ist</translation>
    </message>
    <message>
      <source>Teach…</source>
      <translation>Beibringen …</translation>
    </message>
    <message>
      <source>Make a condition of what these groups have shown</source>
      <translation>Aus diesen Gruppen eine Hinsicht machen</translation>
    </message>
    <message>
      <source>Hide the groups (Ctrl+G)</source>
      <translation>Gruppen ausblenden (Strg+G)</translation>
    </message>
    <message>
      <source>&amp;New…</source>
      <translation>&amp;Neu …</translation>
    </message>
    <message>
      <source>&amp;Rename…</source>
      <translation>&amp;Umbenennen …</translation>
    </message>
    <message>
      <source>Re&amp;move…</source>
      <translation>&amp;Entfernen …</translation>
    </message>
  </context>
  <context>
    <name>GroupedModel</name>
    <message>
      <source>{picture}, in group {n}</source>
      <translation>{picture}, in Gruppe {n}</translation>
    </message>
    <message>
      <source>{picture}, favourite</source>
      <translation>{picture}, Favorit</translation>
    </message>
    <message>
      <source>{picture}, tagged {tags}</source>
      <translation>{picture}, Schlagwörter: {tags}</translation>
    </message>
  </context>
  <context>
    <name>Grouping</name>
    <message>
      <source>New groups</source>
      <translation>Neue Gruppen</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>Umbenennen</translation>
    </message>
    <message>
      <source>What do you mean by alike? For instance: Fabric</source>
      <translation>Was ist mit „ähnlich“ gemeint? Zum Beispiel: Stoff</translation>
    </message>
    <message>
      <source>Remove {name} with its groups and answers? No picture is touched.</source>
      <translation>„{name}“ mit Gruppen und Antworten entfernen? Die Bilder bleiben unberührt.</translation>
    </message>
    <message>
      <source>Remove groups</source>
      <translation>Gruppen entfernen</translation>
    </message>
  </context>
  <context>
    <name>HeadModel</name>
    <message>
      <source>{name} (picture)</source>
      <translation>{name} (Bild)</translation>
    </message>
    <message>
      <source>{name} (label)</source>
      <translation>{name} (Label)</translation>
    </message>
  </context>
  <context>
    <name>Histogram</name>
    <message>
      <source>{name}: mean {mean}</source>
      <translation>{name}: Mittel {mean}</translation>
    </message>
    <message>
      <source>{low} to {high}</source>
      <translation>{low} bis {high}</translation>
    </message>
  </context>
  <context>
    <name>IndexBar</name>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>{n} not readable</source>
      <translation>{n} nicht lesbar</translation>
    </message>
    <message>
      <source>Progress of indexing</source>
      <translation>Fortschritt der Indizierung</translation>
    </message>
    <message>
      <source>State of indexing</source>
      <translation>Stand der Indizierung</translation>
    </message>
    <message>
      <source>Show the files that could not be read</source>
      <translation>Nicht lesbare Dateien anzeigen</translation>
    </message>
    <message>
      <source>Stop indexing; what is finished stays</source>
      <translation>Indizierung abbrechen; Fertiges bleibt erhalten</translation>
    </message>
    <message>
      <source>Resume</source>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pause</translation>
    </message>
    <message>
      <source>Go on with indexing</source>
      <translation>Indizierung fortsetzen</translation>
    </message>
    <message>
      <source>Rest; nothing is lost</source>
      <translation>Pausieren; nichts geht verloren</translation>
    </message>
    <message>
      <source>Paused</source>
      <translation>Pausiert</translation>
    </message>
    <message>
      <source>{n} found</source>
      <translation>{n} gefunden</translation>
    </message>
    <message>
      <source>Looking for pictures</source>
      <translation>Bilder werden gesucht</translation>
    </message>
    <message>
      <source>Building the search index</source>
      <translation>Suchindex wird aufgebaut</translation>
    </message>
    <message>
      <source>Applying what was taught</source>
      <translation>Gelerntes wird angewendet</translation>
    </message>
    <message>
      <source>Looking for cameras · {counts}</source>
      <translation>Kameras werden gesucht · {counts}</translation>
    </message>
    <message>
      <source>Getting ready</source>
      <translation>Wird vorbereitet</translation>
    </message>
    <message>
      <source>Indexing {counts}</source>
      <translation>Indizierung: {counts}</translation>
    </message>
    <message>
      <source>{rate} a second</source>
      <translation>{rate} pro Sekunde</translation>
    </message>
    <message>
      <source>{time} left</source>
      <translation>noch {time}</translation>
    </message>
    <message>
      <source>{done} of {total}</source>
      <translation>{done} von {total}</translation>
    </message>
  </context>
  <context>
    <name>IndexProgress</name>
    <message>
      <source>on battery</source>
      <translation>Akkubetrieb</translation>
    </message>
    <message>
      <source>{0} indexed</source>
      <translation>{0} indiziert</translation>
    </message>
    <message>
      <source>Stopped. What is done is kept; F5 goes on.</source>
      <translation>Abgebrochen. Fertiges bleibt erhalten; F5 macht weiter.</translation>
    </message>
  </context>
  <context>
    <name>IndexingPage</name>
    <message>
      <source>Choose at least one condition.</source>
      <translation>Mindestens eine Hinsicht wählen.</translation>
    </message>
    <message>
      <source>Pause while the computer runs on battery</source>
      <translation>Im Akkubetrieb pausieren</translation>
    </message>
    <message>
      <source>Give the file manager thumbnails of what is read</source>
      <translation>Vorschaubilder auch dem Dateimanager bereitstellen</translation>
    </message>
    <message>
      <source>They lie in ~/.cache/thumbnails and take about 60 kB a picture.</source>
      <translation>Sie liegen in ~/.cache/thumbnails und belegen etwa 60 kB je Bild.</translation>
    </message>
    <message>
      <source>Conditions</source>
      <translation>Hinsichten</translation>
    </message>
    <message>
      <source>A folder is indexed under each of these. Conditions that read the same network share its time.</source>
      <translation>Jeder Ordner wird in diesen Hinsichten indiziert. Hinsichten, die dasselbe Netz lesen, teilen sich dessen Zeit.</translation>
    </message>
    <message>
      <source>about {n} ms a picture</source>
      <translation>etwa {n} ms je Bild</translation>
    </message>
  </context>
  <context>
    <name>Insights</name>
    <message>
      <source>Compare with each other</source>
      <translation>Miteinander vergleichen</translation>
    </message>
    <message>
      <source>What do these have in common?</source>
      <translation>Was haben diese gemeinsam?</translation>
    </message>
    <message>
      <source>Select 2 to {most} pictures first, with Ctrl+click.</source>
      <translation>Zuerst 2 bis {most} Bilder auswählen, mit Strg+Klick.</translation>
    </message>
    <message>
      <source>Select two or more pictures first, with Ctrl+click.</source>
      <translation>Zuerst zwei oder mehr Bilder auswählen, mit Strg+Klick.</translation>
    </message>
  </context>
  <context>
    <name>LabelCheckPage</name>
    <message>
      <source>Doubtful labels</source>
      <translation>Zweifelhafte Labels</translation>
    </message>
    <message>
      <source>&amp;Previous</source>
      <translation>&amp;Zurück</translation>
    </message>
    <message>
      <source>&amp;Next</source>
      <translation>&amp;Weiter</translation>
    </message>
    <message>
      <source>Find &amp;similar</source>
      <translation>Ähnliche &amp;suchen</translation>
    </message>
    <message>
      <source>Copy pa&amp;ths</source>
      <translation>Pfa&amp;de kopieren</translation>
    </message>
    <message>
      <source>Sa&amp;ve list…</source>
      <translation>Liste spei&amp;chern …</translation>
    </message>
    <message>
      <source>{pictures} whose neighbours mostly have one other label. The label may be wrong, or the condition blind to what it means.</source>
      <translation>Zweifelhaft, da die Nachbarn überwiegend ein und dasselbe andere Label haben: {pictures}. Vielleicht ist das Label falsch, oder die Hinsicht erkennt nicht, was es meint.</translation>
    </message>
    <message>
      <source>All labels agree with those of the neighbours.</source>
      <translation>Alle Labels stimmen mit denen der Nachbarn überein.</translation>
    </message>
    <message>
      <source>Labelled {label}; {share} of its neighbours have {other}.</source>
      <translation>Label: {label}; {share} der Nachbarn haben {other}.</translation>
    </message>
    <message>
      <source>{number} of {n}</source>
      <translation>{number} von {n}</translation>
    </message>
    <message>
      <source>Save the doubtful labels</source>
      <translation>Zweifelhafte Labels speichern</translation>
    </message>
    <message>
      <source>CSV tables (*.csv)</source>
      <translation>CSV-Tabellen (*.csv)</translation>
    </message>
  </context>
  <context>
    <name>LabelColours</name>
    <message>
      <source>1 more label</source>
      <translation>1 weiteres Label</translation>
    </message>
    <message>
      <source>{n} more labels</source>
      <translation>{n} weitere Labels</translation>
    </message>
    <message>
      <source>No label</source>
      <translation>Kein Label</translation>
    </message>
  </context>
  <context>
    <name>LabelPage</name>
    <message>
      <source>Figures of each label</source>
      <translation>Werte für jedes Label</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>Label</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>Bilder</translation>
    </message>
  </context>
  <context>
    <name>LabelsBar</name>
    <message>
      <source>Where labels are from</source>
      <translation>Herkunft der Labels</translation>
    </message>
    <message>
      <source>Column of the labels</source>
      <translation>Spalte mit den Labels</translation>
    </message>
    <message>
      <source>Stop reading</source>
      <translation>Lesen anhalten</translation>
    </message>
    <message>
      <source>Labels: the table, and what was found</source>
      <translation>Labels: die Tabelle und was gefunden wurde</translation>
    </message>
    <message>
      <source>No labels</source>
      <translation>Keine Labels</translation>
    </message>
    <message>
      <source>Choose a file…</source>
      <translation>Datei wählen …</translation>
    </message>
    <message>
      <source>Tables ({endings})</source>
      <translation>Tabellen ({endings})</translation>
    </message>
    <message>
      <source>Choose a table of labels</source>
      <translation>Tabelle mit Labels wählen</translation>
    </message>
  </context>
  <context>
    <name>LabelsDialog</name>
    <message>
      <source>Labels</source>
      <translation>Labels</translation>
    </message>
    <message>
      <source>Labels from:</source>
      <translation>Labels aus:</translation>
    </message>
    <message>
      <source>Open a folder of pictures first.</source>
      <translation>Zuerst einen Ordner mit Bildern öffnen.</translation>
    </message>
    <message>
      <source>Labels say which pictures are alike. Choose where they are from, or drop a table here: CSV, TSV or JSON lines with a column that names the picture and one that holds its label.</source>
      <translation>Labels sagen, welche Bilder ähnlich sind. Wählen Sie, woher sie kommen, oder legen Sie hier eine Tabelle ab: CSV, TSV oder JSON-Zeilen, mit einer Spalte, die das Bild nennt, und einer mit seinem Label.</translation>
    </message>
  </context>
  <context>
    <name>LanguagePage</name>
    <message>
      <source>Language</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <source>As the system</source>
      <translation>Wie das System</translation>
    </message>
    <message>
      <source>Of the window; the command line speaks English. Counts from the next start.</source>
      <translation>Des Fensters; die Befehlszeile spricht Englisch. Gilt ab dem nächsten Start.</translation>
    </message>
  </context>
  <context>
    <name>LayerList</name>
    <message>
      <source>Search layers</source>
      <translation>Schichten suchen</translation>
    </message>
    <message>
      <source>All layers</source>
      <translation>Alle Schichten</translation>
    </message>
    <message>
      <source>Layer, from picture to answer</source>
      <translation>Schicht, vom Bild zur Antwort</translation>
    </message>
    <message>
      <source>Module</source>
      <translation>Modul</translation>
    </message>
    <message>
      <source>Puts out</source>
      <translation>Ausgabe</translation>
    </message>
    <message>
      <source>Layers</source>
      <translation>Schichten</translation>
    </message>
    <message>
      <source>{layer}, call {n}</source>
      <translation>{layer}, Aufruf {n}</translation>
    </message>
    <message>
      <source>{n} tokens × {d}</source>
      <translation>{n} Token × {d}</translation>
    </message>
    <message>
      <source>No layer has such a name.</source>
      <translation>Keine Schicht heißt so.</translation>
    </message>
  </context>
  <context>
    <name>Legend</name>
    <message>
      <source>Pick labels…</source>
      <translation>Labels wählen …</translation>
    </message>
    <message>
      <source>Choose which labels have a colour</source>
      <translation>Wählen, welche Labels eine Farbe haben</translation>
    </message>
    <message>
      <source>{name}: {n}; click to hide or show</source>
      <translation>{name}: {n}; Klick blendet aus oder ein</translation>
    </message>
    <message>
      <source>Strength of the heat map</source>
      <translation>Stärke der Heatmap</translation>
    </message>
    <message>
      <source>How strongly the heat map covers the pictures</source>
      <translation>Wie stark die Heatmap die Bilder überdeckt</translation>
    </message>
    <message>
      <source>&amp;Heat map</source>
      <translation>Heat&amp;map</translation>
    </message>
    <message>
      <source>takes away</source>
      <translation>zieht ab</translation>
    </message>
    <message>
      <source>adds nothing</source>
      <translation>trägt nichts bei</translation>
    </message>
    <message>
      <source>adds most</source>
      <translation>trägt am meisten bei</translation>
    </message>
    <message>
      <source>hinders</source>
      <translation>stört</translation>
    </message>
    <message>
      <source>does not matter</source>
      <translation>unwichtig</translation>
    </message>
    <message>
      <source>matters most</source>
      <translation>am wichtigsten</translation>
    </message>
  </context>
  <context>
    <name>LessonPage</name>
    <message>
      <source>Progress of the lesson</source>
      <translation>Fortschritt der Lektion</translation>
    </message>
    <message>
      <source>Charts of the lesson</source>
      <translation>Diagramme der Lektion</translation>
    </message>
    <message>
      <source>&amp;Stop</source>
      <translation>&amp;Anhalten</translation>
    </message>
    <message>
      <source>Go &amp;On</source>
      <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
      <source>Teach A&amp;nother</source>
      <translation>Weitere &amp;beibringen</translation>
    </message>
    <message>
      <source>&amp;Look under It</source>
      <translation>Anwen&amp;den</translation>
    </message>
    <message>
      <source>&amp;Quality…</source>
      <translation>&amp;Güte …</translation>
    </message>
    <message>
      <source>&amp;Map Before and After</source>
      <translation>&amp;Karte vorher/nachher</translation>
    </message>
    <message>
      <source>&amp;Course</source>
      <translation>&amp;Verlauf</translation>
    </message>
    <message>
      <source>Pictures &amp;kept apart</source>
      <translation>&amp;Zurückgehaltene Bilder</translation>
    </message>
    <message>
      <source>Teaching “{name}”</source>
      <translation>Lektion „{name}“</translation>
    </message>
    <message>
      <source>Stopping, and keeping the best so far…</source>
      <translation>Wird angehalten, der beste Stand bleibt erhalten …</translation>
    </message>
  </context>
  <context>
    <name>Lessons</name>
    <message>
      <source>Preparing…</source>
      <translation>Wird vorbereitet …</translation>
    </message>
    <message>
      <source>Waiting until the folder has been indexed…</source>
      <translation>Wartet, bis der Ordner indiziert ist …</translation>
    </message>
    <message>
      <source>Going on…</source>
      <translation>Wird fortgesetzt …</translation>
    </message>
    <message>
      <source>Stopped before there was anything to keep.</source>
      <translation>Angehalten, bevor es etwas zu behalten gab.</translation>
    </message>
  </context>
  <context>
    <name>LicencesDialog</name>
    <message>
      <source>Licences</source>
      <translation>Lizenzen</translation>
    </message>
    <message>
      <source>Text of the licence</source>
      <translation>Lizenztext</translation>
    </message>
    <message>
      <source>The licence files were not found.</source>
      <translation>Die Lizenzdateien wurden nicht gefunden.</translation>
    </message>
  </context>
  <context>
    <name>LogDialog</name>
    <message>
      <source>Log</source>
      <translation>Protokoll</translation>
    </message>
    <message>
      <source>End of the log</source>
      <translation>Ende des Protokolls</translation>
    </message>
    <message>
      <source>Nothing has been logged yet.</source>
      <translation>Noch nichts protokolliert.</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>Ordner öffnen</translation>
    </message>
    <message>
      <source>Refresh</source>
      <translation>Aktualisieren</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>Open a folder of pictures</source>
      <translation>Ordner mit Bildern öffnen</translation>
    </message>
  </context>
  <context>
    <name>Making</name>
    <message>
      <source>No folder is open</source>
      <translation>Kein Ordner geöffnet</translation>
    </message>
    <message>
      <source>Looking into the folder</source>
      <translation>Ordner wird durchgesehen</translation>
    </message>
    <message>
      <source>Your mix</source>
      <translation>Eigene Mischung</translation>
    </message>
    <message>
      <source>your mix</source>
      <translation>eigene Mischung</translation>
    </message>
    <message>
      <source>Comes when the folder is indexed under {0}.</source>
      <translation>Erscheint, sobald der Ordner in der Hinsicht „{0}“ indiziert ist.</translation>
    </message>
    <message>
      <source>Indexing</source>
      <translation>Wird indiziert</translation>
    </message>
    <message>
      <source>Not indexed under {0} yet</source>
      <translation>In der Hinsicht „{0}“ noch nicht indiziert</translation>
    </message>
    <message>
      <source>Press Index to do so now and whenever pictures come.</source>
      <translation>„Indizieren“ holt das nach und gilt auch für künftige Bilder.</translation>
    </message>
    <message>
      <source>Nothing to show</source>
      <translation>Nichts anzuzeigen</translation>
    </message>
    <message>
      <source>Choose the condition again to begin anew.</source>
      <translation>Die Hinsicht erneut wählen, um von vorn zu beginnen.</translation>
    </message>
    <message>
      <source>Stopped</source>
      <translation>Angehalten</translation>
    </message>
  </context>
  <context>
    <name>MapMaking</name>
    <message>
      <source>Drawing the map</source>
      <translation>Karte wird gezeichnet</translation>
    </message>
  </context>
  <context>
    <name>MapPane</name>
    <message>
      <source>Map</source>
      <translation>Karte</translation>
    </message>
    <message>
      <source>Alike pictures lie near</source>
      <translation>Ähnliche Bilder liegen nah beieinander</translation>
    </message>
    <message>
      <source>Grid</source>
      <translation>Raster</translation>
    </message>
    <message>
      <source>All pictures, sorted: alike ones beside each other</source>
      <translation>Alle Bilder sortiert: ähnliche nebeneinander</translation>
    </message>
    <message>
      <source>Sorted grid</source>
      <translation>Sortiertes Raster</translation>
    </message>
    <message>
      <source>Lasso</source>
      <translation>Lasso</translation>
    </message>
    <message>
      <source>Draw around pictures to select them; Shift+drag draws a box (Esc: leave)</source>
      <translation>Bilder zum Auswählen umfahren; Umschalt+Ziehen zieht einen Rahmen auf (Esc: verlassen)</translation>
    </message>
    <message>
      <source>Beside</source>
      <translation>Vergleich</translation>
    </message>
    <message>
      <source>Two conditions beside each other</source>
      <translation>Zwei Hinsichten nebeneinander</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <source>Show pictures instead of dots from near by</source>
      <translation>Aus der Nähe Bilder statt Punkte anzeigen</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>Alles zeigen</translation>
    </message>
    <message>
      <source>Show all (0, or a double click)</source>
      <translation>Alles zeigen (0 oder Doppelklick)</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Export</translation>
    </message>
    <message>
      <source>Save the map as PNG or SVG</source>
      <translation>Karte als PNG oder SVG speichern</translation>
    </message>
  </context>
  <context>
    <name>MapPanel</name>
    <message>
      <source>How the map is drawn</source>
      <translation>Wie die Karte gezeichnet wird</translation>
    </message>
  </context>
  <context>
    <name>MapView</name>
    <message>
      <source>Map</source>
      <translation>Karte</translation>
    </message>
  </context>
  <context>
    <name>Maps</name>
    <message>
      <source>Map</source>
      <translation>Karte</translation>
    </message>
    <message>
      <source>Sorted grid</source>
      <translation>Sortiertes Raster</translation>
    </message>
  </context>
  <context>
    <name>Marks</name>
    <message>
      <source>No favourite any more</source>
      <translation>Kein Favorit mehr</translation>
    </message>
    <message>
      <source>Favourite</source>
      <translation>Favorit</translation>
    </message>
    <message>
      <source>Tags…</source>
      <translation>Schlagwörter …</translation>
    </message>
    <message>
      <source>Collections…</source>
      <translation>Sammlungen …</translation>
    </message>
    <message>
      <source>Unmarking {0} as Favourites</source>
      <translation>Favorit aufheben: {0}</translation>
    </message>
    <message>
      <source>Marking {0} as Favourites</source>
      <translation>{0} als Favorit markieren</translation>
    </message>
    <message>
      <source>Tags</source>
      <translation>Schlagwörter</translation>
    </message>
    <message>
      <source>A new tag, or one that is there</source>
      <translation>Neues oder vorhandenes Schlagwort</translation>
    </message>
    <message>
      <source>Tag</source>
      <translation>Schlagwort</translation>
    </message>
    <message>
      <source>Tags of these pictures</source>
      <translation>Schlagwörter dieser Bilder</translation>
    </message>
    <message>
      <source>Tagging {0}</source>
      <translation>{0} verschlagworten</translation>
    </message>
    <message>
      <source>Collections</source>
      <translation>Sammlungen</translation>
    </message>
    <message>
      <source>A new collection, or one that is there</source>
      <translation>Neue oder vorhandene Sammlung</translation>
    </message>
    <message>
      <source>Collection</source>
      <translation>Sammlung</translation>
    </message>
    <message>
      <source>Collections of these pictures</source>
      <translation>Sammlungen dieser Bilder</translation>
    </message>
    <message>
      <source>Collecting {0}</source>
      <translation>{0} sammeln</translation>
    </message>
    <message>
      <source>Select pictures first that are favourites or have tags.</source>
      <translation>Zuerst Bilder auswählen, die Favoriten sind oder Schlagwörter haben.</translation>
    </message>
    <message>
      <source>Select pictures first.</source>
      <translation>Zuerst Bilder auswählen.</translation>
    </message>
    <message>
      <source>This picture has not been read yet.</source>
      <translation>Dieses Bild wurde noch nicht eingelesen.</translation>
    </message>
  </context>
  <context>
    <name>MatrixDialog</name>
    <message>
      <source>Compared with each other</source>
      <translation>Miteinander verglichen</translation>
    </message>
    <message>
      <source>Alike in</source>
      <translation>Hinsicht</translation>
    </message>
    <message>
      <source>Your mix</source>
      <translation>Eigene Mischung</translation>
    </message>
    <message>
      <source>Copy as text</source>
      <translation>Als Text kopieren</translation>
    </message>
    <message>
      <source>These pictures have not been indexed under {condition} yet.</source>
      <translation>Diese Bilder sind in der Hinsicht „{condition}“ noch nicht indiziert.</translation>
    </message>
    <message>
      <source>Cosine: 1 is the same, 0 is unrelated.</source>
      <translation>Kosinus: 1 ist gleich, 0 ist ohne Bezug.</translation>
    </message>
    <message>
      <source>Most alike: {most}. Least alike: {least}.</source>
      <translation>Am ähnlichsten: {most}. Am unähnlichsten: {least}.</translation>
    </message>
    <message>
      <source>{one} and {other} ({cosine})</source>
      <translation>{one} und {other} ({cosine})</translation>
    </message>
  </context>
  <context>
    <name>MatrixTable</name>
    <message>
      <source>How alike the pictures are</source>
      <translation>Wie ähnlich die Bilder sind</translation>
    </message>
  </context>
  <context>
    <name>Mixing</name>
    <message>
      <source>Save this mix</source>
      <translation>Diese Mischung speichern</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Remove the condition {name}? No picture is touched.</source>
      <translation>Hinsicht „{name}“ entfernen? Die Bilder bleiben unberührt.</translation>
    </message>
    <message>
      <source>Remove a condition</source>
      <translation>Hinsicht entfernen</translation>
    </message>
    <message>
      <source>ready</source>
      <translation>bereit</translation>
    </message>
    <message>
      <source>{n} to index</source>
      <translation>{n} zu indizieren</translation>
    </message>
    <message>
      <source>needs its weights</source>
      <translation>braucht Gewichte</translation>
    </message>
    <message>
      <source>download {n} MB</source>
      <translation>{n} MB herunterladen</translation>
    </message>
  </context>
  <context>
    <name>Moving</name>
    <message>
      <source>Move to folder…</source>
      <translation>In Ordner verschieben …</translation>
    </message>
    <message>
      <source>Copy to folder…</source>
      <translation>In Ordner kopieren …</translation>
    </message>
    <message>
      <source>Move to the trash</source>
      <translation>In den Papierkorb</translation>
    </message>
    <message>
      <source>Del</source>
      <translation>Entf</translation>
    </message>
    <message>
      <source>Something is being moved already.</source>
      <translation>Es wird gerade schon etwas verschoben.</translation>
    </message>
    <message>
      <source>Select pictures first.</source>
      <translation>Zuerst Bilder auswählen.</translation>
    </message>
    <message>
      <source>What stays as it was</source>
      <translation>Was unverändert bleibt</translation>
    </message>
    <message>
      <source>These files stay as they were:</source>
      <translation>Diese Dateien bleiben unverändert:</translation>
    </message>
  </context>
  <context>
    <name>NearCopiesDialog</name>
    <message>
      <source>Near copies</source>
      <translation>Fast-Kopien</translation>
    </message>
    <message>
      <source>&amp;Not the Same</source>
      <translation>&amp;Nicht gleich</translation>
    </message>
    <message>
      <source>&amp;Select All But the Best</source>
      <translation>&amp;Alle außer den besten auswählen</translation>
    </message>
    <message>
      <source>&amp;Move Them to a Folder…</source>
      <translation>In &amp;Ordner verschieben …</translation>
    </message>
    <message>
      <source>Move Them to the &amp;Trash</source>
      <translation>In den &amp;Papierkorb</translation>
    </message>
    <message>
      <source>Looking through all pictures…</source>
      <translation>Alle Bilder werden durchgesehen …</translation>
    </message>
    <message>
      <source>There are no near copies at this threshold.</source>
      <translation>Bei dieser Schwelle gibt es keine Fast-Kopien.</translation>
    </message>
    <message>
      <source>Groups: {groups}. Besides the best of each: {others}.</source>
      <translation>Gruppen: {groups}. Außer dem jeweils besten: {others}.</translation>
    </message>
    <message>
      <source>The last pair that is taken for the same</source>
      <translation>Das letzte Paar, das noch als gleich gilt</translation>
    </message>
    <message>
      <source>The first pair that is not</source>
      <translation>Das erste Paar, das nicht mehr als gleich gilt</translation>
    </message>
    <message>
      <source>No pair is taken for the same</source>
      <translation>Kein Paar gilt als gleich</translation>
    </message>
    <message>
      <source>There is no pair that is a little less alike</source>
      <translation>Es gibt kein Paar, das etwas weniger ähnlich ist</translation>
    </message>
    <message>
      <source>How different copies may be</source>
      <translation>Wie verschieden Kopien sein dürfen</translation>
    </message>
    <message>
      <source>Which picture is the best</source>
      <translation>Welches Bild das beste ist</translation>
    </message>
    <message>
      <source>Most pixels</source>
      <translation>Die meisten Pixel</translation>
    </message>
    <message>
      <source>Sharpest</source>
      <translation>Das schärfste</translation>
    </message>
    <message>
      <source>Oldest</source>
      <translation>Das älteste</translation>
    </message>
    <message>
      <source>Newest</source>
      <translation>Das neueste</translation>
    </message>
    <message>
      <source>First in order of folders</source>
      <translation>Das erste nach Ordnern</translation>
    </message>
    <message>
      <source>Groups of near copies</source>
      <translation>Gruppen von Fast-Kopien</translation>
    </message>
    <message>
      <source>Remember for good that the selected pictures, or all of this group, are not copies of each other</source>
      <translation>Dauerhaft merken, dass die ausgewählten Bilder, oder alle dieser Gruppe, keine Kopien voneinander sind</translation>
    </message>
    <message>
      <source>Stricter</source>
      <translation>Strenger</translation>
    </message>
    <message>
      <source>Looser</source>
      <translation>Lockerer</translation>
    </message>
    <message>
      <source>Best is</source>
      <translation>Bestes Bild</translation>
    </message>
    <message>
      <source>The picture with the ring is kept. The others go only when you say so.</source>
      <translation>Das Bild mit dem Ring bleibt. Die anderen werden nur auf Ihre Anweisung entfernt.</translation>
    </message>
  </context>
  <context>
    <name>NearCopiesFinder</name>
    <message>
      <source>“Not the Same”</source>
      <translation>„Nicht gleich“</translation>
    </message>
  </context>
  <context>
    <name>NetworkChoice</name>
    <message>
      <source>{summary}. Has to be indexed first.</source>
      <translation>{summary}. Muss zuerst indiziert werden.</translation>
    </message>
  </context>
  <context>
    <name>NetworkDialog</name>
    <message>
      <source>Add a network</source>
      <translation>Netz hinzufügen</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Hinzufügen</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>At work</source>
      <translation>In Arbeit</translation>
    </message>
    <message>
      <source>Looking for the networks of {family}…</source>
      <translation>Netze von {family} werden gesucht …</translation>
    </message>
    <message>
      <source>Over a thousand more with the package timm: {command}</source>
      <translation>Über tausend weitere mit dem Paket timm: {command}</translation>
    </message>
    <message>
      <source>Looking at the layers…</source>
      <translation>Schichten werden untersucht …</translation>
    </message>
    <message>
      <source>No layer of this network can be read.</source>
      <translation>Keine Schicht dieses Netzes kann gelesen werden.</translation>
    </message>
    <message>
      <source>Use It</source>
      <translation>Verwenden</translation>
    </message>
    <message>
      <source>You have this already: {name}.</source>
      <translation>Das gibt es bereits: {name}.</translation>
    </message>
    <message>
      <source>Loading {name} and trying it…</source>
      <translation>{name} wird geladen und ausprobiert …</translation>
    </message>
    <message>
      <source>Copying the file into the library…</source>
      <translation>Datei wird in die Bibliothek kopiert …</translation>
    </message>
  </context>
  <context>
    <name>NetworkList</name>
    <message>
      <source>Search by name</source>
      <translation>Nach Namen suchen</translation>
    </message>
    <message>
      <source>Search networks</source>
      <translation>Netze suchen</translation>
    </message>
    <message>
      <source>Where networks come from</source>
      <translation>Herkunft der Netze</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Alle</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>Netz</translation>
    </message>
    <message>
      <source>Parameters</source>
      <translation>Parameter</translation>
    </message>
    <message>
      <source>Download</source>
      <translation>Download</translation>
    </message>
    <message>
      <source>Top-1</source>
      <translation>Top-1</translation>
    </message>
    <message>
      <source>Networks</source>
      <translation>Netze</translation>
    </message>
    <message>
      <source>Top-1: how often the network names the right one of ImageNet's 1,000 classes</source>
      <translation>Top-1: wie oft das Netz die richtige der 1.000 Klassen von ImageNet nennt</translation>
    </message>
    <message>
      <source>No network has such a name.</source>
      <translation>Kein Netz heißt so.</translation>
    </message>
    <message>
      <source>{n} M</source>
      <translation>{n} Mio.</translation>
    </message>
    <message>
      <source>here</source>
      <translation>vorhanden</translation>
    </message>
  </context>
  <context>
    <name>OpenWith</name>
    <message>
      <source>Open with</source>
      <translation>Öffnen mit</translation>
    </message>
    <message>
      <source>Choose a program…</source>
      <translation>Programm wählen …</translation>
    </message>
  </context>
  <context>
    <name>OrderField</name>
    <message>
      <source>Order</source>
      <translation>Reihenfolge</translation>
    </message>
  </context>
  <context>
    <name>OrderPage</name>
    <message>
      <source>Name of the condition</source>
      <translation>Name der Hinsicht</translation>
    </message>
    <message>
      <source>&amp;More settings</source>
      <translation>&amp;Weitere Einstellungen</translation>
    </message>
    <message>
      <source>&amp;Teach</source>
      <translation>&amp;Beibringen</translation>
    </message>
    <message>
      <source>Go &amp;On</source>
      <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
      <source>&amp;Forget It</source>
      <translation>&amp;Vergessen</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Learns from</source>
      <translation>Lernt aus</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>Netz</translation>
    </message>
    <message>
      <source>The lesson “{name}” was stopped before its end. It can go on from there.</source>
      <translation>Die Lektion „{name}“ wurde vor dem Ende angehalten. Sie lässt sich von dort fortsetzen.</translation>
    </message>
    <message>
      <source>What this likeness is called</source>
      <translation>Wie diese Ähnlichkeit heißt</translation>
    </message>
    <message>
      <source>Give the condition a name.</source>
      <translation>Der Hinsicht einen Namen geben.</translation>
    </message>
    <message>
      <source>Tick at least one condition that the head reads.</source>
      <translation>Mindestens eine Hinsicht ankreuzen, die der Kopf liest.</translation>
    </message>
    <message>
      <source>A network that reads pictures learns from labels only.</source>
      <translation>Ein Netz, das Bilder liest, lernt nur aus Labels.</translation>
    </message>
  </context>
  <context>
    <name>OverviewPage</name>
    <message>
      <source>Measures of each condition</source>
      <translation>Messwerte jeder Hinsicht</translation>
    </message>
    <message>
      <source>Measures in numbers</source>
      <translation>Messwerte in Zahlen</translation>
    </message>
    <message>
      <source>Given triplets</source>
      <translation>Vorgegebene Tripletts</translation>
    </message>
    <message>
      <source>The share of given triplets that are kept.</source>
      <translation>Anteil der vorgegebenen Tripletts, die eingehalten werden.</translation>
    </message>
    <message>
      <source>Given pairs</source>
      <translation>Vorgegebene Paare</translation>
    </message>
    <message>
      <source>AUC of the given pairs.</source>
      <translation>AUC der vorgegebenen Paare.</translation>
    </message>
    <message>
      <source>Condition</source>
      <translation>Hinsicht</translation>
    </message>
  </context>
  <context>
    <name>Pages</name>
    <message>
      <source>Likewise has found damage</source>
      <translation>Likewise hat einen Schaden gefunden</translation>
    </message>
  </context>
  <context>
    <name>PaletteView</name>
    <message>
      <source>other colours</source>
      <translation>andere Farben</translation>
    </message>
  </context>
  <context>
    <name>Panel</name>
    <message>
      <source>Condition</source>
      <translation>Hinsicht</translation>
    </message>
    <message>
      <source>Progress of what is drawn</source>
      <translation>Fortschritt der Zeichnung</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Anhalten</translation>
    </message>
    <message>
      <source>Index</source>
      <translation>Indizieren</translation>
    </message>
    <message>
      <source>As the window: {0}</source>
      <translation>Wie im Fenster: {0}</translation>
    </message>
  </context>
  <context>
    <name>PartRow</name>
    <message>
      <source>{name}, {weight}, adds {share}, {percent} of the cosine</source>
      <translation>{name}, {weight}, trägt {share} bei, {percent} des Kosinus</translation>
    </message>
  </context>
  <context>
    <name>PickDialog</name>
    <message>
      <source>Labels with a colour</source>
      <translation>Labels mit Farbe</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>Filter</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>Labels</translation>
    </message>
    <message>
      <source>{n} of at most {most}.</source>
      <translation>{n} von höchstens {most}.</translation>
    </message>
    <message>
      <source>The first {shown} of {n} labels are listed; the filter finds others.</source>
      <translation>Die ersten {shown} von {n} Labels sind aufgeführt; der Filter findet weitere.</translation>
    </message>
  </context>
  <context>
    <name>PictureBox</name>
    <message>
      <source>No picture yet</source>
      <translation>Noch kein Bild</translation>
    </message>
  </context>
  <context>
    <name>PictureView</name>
    <message>
      <source>The condition does not look here</source>
      <translation>Hier sieht die Hinsicht nicht hin</translation>
    </message>
  </context>
  <context>
    <name>PlanePoints</name>
    <message>
      <source>{pictures}, {n} of them selected</source>
      <translation>{pictures}, davon {n} ausgewählt</translation>
    </message>
  </context>
  <context>
    <name>Preview</name>
    <message>
      <source>Loading…</source>
      <translation>Wird geladen …</translation>
    </message>
    <message>
      <source>{width} × {height} px · {percent} %</source>
      <translation>{width} × {height} px · {percent} %</translation>
    </message>
  </context>
  <context>
    <name>PreviewFrame</name>
    <message>
      <source>Close (Space)</source>
      <translation>Schließen (Leertaste)</translation>
    </message>
    <message>
      <source>Previous picture (Left)</source>
      <translation>Vorheriges Bild (Pfeil links)</translation>
    </message>
    <message>
      <source>Next picture (Right)</source>
      <translation>Nächstes Bild (Pfeil rechts)</translation>
    </message>
    <message>
      <source>Zoom out (−)</source>
      <translation>Verkleinern (−)</translation>
    </message>
    <message>
      <source>Zoom in (+)</source>
      <translation>Vergrößern (+)</translation>
    </message>
    <message>
      <source>Full screen (F11)</source>
      <translation>Vollbild (F11)</translation>
    </message>
    <message>
      <source>Search only a part of this picture (R)</source>
      <translation>Nur mit einem Teil dieses Bildes suchen (R)</translation>
    </message>
    <message>
      <source>Search a region</source>
      <translation>Ausschnitt wählen</translation>
    </message>
    <message>
      <source>Find pictures like this one (F)</source>
      <translation>Bilder suchen, die diesem ähnlich sind (F)</translation>
    </message>
    <message>
      <source>Find pictures like this region (Enter)</source>
      <translation>Bilder suchen, die diesem Ausschnitt ähnlich sind (Eingabe)</translation>
    </message>
    <message>
      <source>Find region</source>
      <translation>Ausschnitt suchen</translation>
    </message>
    <message>
      <source>Find alike</source>
      <translation>Ähnliche suchen</translation>
    </message>
    <message>
      <source>Draw a box around what counts, or begin with an arrow key.</source>
      <translation>Einen Rahmen um das ziehen, was zählt, oder mit einer Pfeiltaste beginnen.</translation>
    </message>
    <message>
      <source>Enter finds this region. Arrows move it, with Shift they resize it.</source>
      <translation>Eingabe sucht mit diesem Ausschnitt. Pfeiltasten verschieben ihn, mit Umschalt ändern sie seine Größe.</translation>
    </message>
    <message>
      <source>M adds it to the query, L asks for less like it.</source>
      <translation>M nimmt ihn in die Anfrage auf, L sucht weniger Ähnliches.</translation>
    </message>
  </context>
  <context>
    <name>Quality</name>
    <message>
      <source>Measuring…</source>
      <translation>Wird gemessen …</translation>
    </message>
    <message>
      <source>A line of the pairs is left out. {first}</source>
      <translation>Eine Zeile der Paare wird ausgelassen. {first}</translation>
    </message>
    <message>
      <source>{n} lines of the pairs are left out. {first}</source>
      <translation>{n} Zeilen der Paare werden ausgelassen. {first}</translation>
    </message>
    <message>
      <source>Stopped.</source>
      <translation>Abgebrochen.</translation>
    </message>
    <message>
      <source>Open a folder of pictures first.</source>
      <translation>Zuerst einen Ordner mit Bildern öffnen.</translation>
    </message>
    <message>
      <source>Choose labels first: they say which pictures are alike.</source>
      <translation>Zuerst Labels wählen: Sie sagen, welche Bilder ähnlich sind.</translation>
    </message>
    <message>
      <source>Tick the conditions to compare and press Measure.</source>
      <translation>Zu vergleichende Hinsichten ankreuzen und „Messen“ drücken.</translation>
    </message>
    <message>
      <source>It can be ticked as soon as pictures are indexed under it.</source>
      <translation>Kann angekreuzt werden, sobald Bilder in dieser Hinsicht indiziert sind.</translation>
    </message>
  </context>
  <context>
    <name>QualityPages</name>
    <message>
      <source>Pages of the measures</source>
      <translation>Seiten der Messwerte</translation>
    </message>
    <message>
      <source>Condition that is shown</source>
      <translation>Angezeigte Hinsicht</translation>
    </message>
    <message>
      <source>&amp;Overview</source>
      <translation>Ü&amp;bersicht</translation>
    </message>
    <message>
      <source>&amp;ROC</source>
      <translation>&amp;ROC</translation>
    </message>
    <message>
      <source>S&amp;imilarities</source>
      <translation>Ähnlich&amp;keiten</translation>
    </message>
    <message>
      <source>&amp;Labels</source>
      <translation>&amp;Labels</translation>
    </message>
    <message>
      <source>Con&amp;fused</source>
      <translation>&amp;Verwechselt</translation>
    </message>
    <message>
      <source>Label chec&amp;k</source>
      <translation>Label-Prüf&amp;ung</translation>
    </message>
  </context>
  <context>
    <name>QualityWindow</name>
    <message>
      <source>Quality</source>
      <translation>Güte</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>Labels</translation>
    </message>
    <message>
      <source>&amp;Measure</source>
      <translation>&amp;Messen</translation>
    </message>
    <message>
      <source>&amp;Cancel</source>
      <translation>&amp;Abbrechen</translation>
    </message>
    <message>
      <source>&amp;Export</source>
      <translation>&amp;Exportieren</translation>
    </message>
    <message>
      <source>Progress of measuring</source>
      <translation>Fortschritt der Messung</translation>
    </message>
    <message>
      <source>&amp;Page for a browser (HTML)…</source>
      <translation>&amp;Seite für den Browser (HTML) …</translation>
    </message>
    <message>
      <source>P&amp;icture (PNG)…</source>
      <translation>&amp;Bild (PNG) …</translation>
    </message>
    <message>
      <source>&amp;Table (CSV)…</source>
      <translation>&amp;Tabelle (CSV) …</translation>
    </message>
    <message>
      <source>All &amp;figures (JSON)…</source>
      <translation>Alle &amp;Werte (JSON) …</translation>
    </message>
    <message>
      <source>Inde&amp;x more</source>
      <translation>Mehr &amp;indizieren</translation>
    </message>
    <message>
      <source>Index the folder under another condition, to measure that</source>
      <translation>Den Ordner in einer weiteren Hinsicht indizieren, um sie zu messen</translation>
    </message>
    <message>
      <source>Conditions</source>
      <translation>Hinsichten</translation>
    </message>
  </context>
  <context>
    <name>QueryEdits</name>
    <message>
      <source>&amp;More like this</source>
      <translation>&amp;Mehr wie dieses</translation>
    </message>
    <message>
      <source>&amp;Less like this</source>
      <translation>&amp;Weniger wie dieses</translation>
    </message>
    <message>
      <source>&amp;Weight {weight}</source>
      <translation>&amp;Gewicht {weight}</translation>
    </message>
    <message>
      <source>Choose a &amp;region…</source>
      <translation>&amp;Ausschnitt wählen …</translation>
    </message>
    <message>
      <source>Whole &amp;picture</source>
      <translation>Ganzes &amp;Bild</translation>
    </message>
    <message>
      <source>R&amp;emove</source>
      <translation>&amp;Entfernen</translation>
    </message>
    <message>
      <source>Del</source>
      <translation>Entf</translation>
    </message>
  </context>
  <context>
    <name>QueryStrip</name>
    <message>
      <source>Click a picture, drop one here, or paste with Ctrl+V</source>
      <translation>Bild anklicken, hier ablegen oder mit Strg+V einfügen</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>Leeren</translation>
    </message>
    <message>
      <source>Take every picture out of the query</source>
      <translation>Alle Bilder aus der Anfrage nehmen</translation>
    </message>
    <message>
      <source>Query</source>
      <translation>Anfrage</translation>
    </message>
    <message>
      <source>A picture dropped here is added; dropped elsewhere it is the new query</source>
      <translation>Ein hier abgelegtes Bild kommt hinzu; anderswo abgelegt wird es zur neuen Anfrage</translation>
    </message>
  </context>
  <context>
    <name>QuestionDialog</name>
    <message>
      <source>Questions</source>
      <translation>Fragen</translation>
    </message>
    <message>
      <source>Which of these two is more like this one?</source>
      <translation>Welches der beiden ist diesem ähnlicher?</translation>
    </message>
    <message>
      <source>Can't say</source>
      <translation>Weiß nicht</translation>
    </message>
    <message>
      <source>S or Down</source>
      <translation>S oder Pfeil ab</translation>
    </message>
    <message>
      <source>Take back</source>
      <translation>Zurücknehmen</translation>
    </message>
    <message>
      <source>Backspace or Ctrl+Z</source>
      <translation>Rücktaste oder Strg+Z</translation>
    </message>
    <message>
      <source>Teach…</source>
      <translation>Beibringen …</translation>
    </message>
    <message>
      <source>Make a condition of what was answered</source>
      <translation>Aus den Antworten eine Hinsicht machen</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>There is nothing left to ask about these pictures.</source>
      <translation>Zu diesen Bildern gibt es nichts mehr zu fragen.</translation>
    </message>
    <message>
      <source>Click it, or press Left or Right; S where you cannot say.</source>
      <translation>Anklicken oder Pfeil links/rechts drücken; S, wenn es sich nicht sagen lässt.</translation>
    </message>
    <message>
      <source>Reading what is known of the pictures…</source>
      <translation>Bekanntes zu den Bildern wird gelesen …</translation>
    </message>
    <message>
      <source>Questions: {name}</source>
      <translation>Fragen: {name}</translation>
    </message>
  </context>
  <context>
    <name>QuestionSide</name>
    <message>
      <source>What counts so far</source>
      <translation>Was bisher zählt</translation>
    </message>
    <message>
      <source>Progress of reading</source>
      <translation>Fortschritt des Lesens</translation>
    </message>
    <message>
      <source>Thirty or so are enough to teach a condition.</source>
      <translation>Etwa dreißig genügen, um eine Hinsicht beizubringen.</translation>
    </message>
    <message>
      <source>It begins to show what you mean. A few more make it surer.</source>
      <translation>Was gemeint ist, wird erkennbar. Ein paar mehr machen es sicherer.</translation>
    </message>
    <message>
      <source>That is enough to teach a condition. More make it a little better.</source>
      <translation>Das genügt, um eine Hinsicht beizubringen. Mehr machen sie noch etwas besser.</translation>
    </message>
  </context>
  <context>
    <name>Reach</name>
    <message>
      <source>You see what Likewise remembers of it; nothing is forgotten.</source>
      <translation>Zu sehen ist, was Likewise davon gespeichert hat; nichts wird vergessen.</translation>
    </message>
    <message>
      <source>{pictures} cannot be reached now, and are remembered.</source>
      <translation>Zurzeit nicht erreichbar und weiter im Gedächtnis: {pictures}.</translation>
    </message>
    <message>
      <source>{pictures} cannot be reached now, and is remembered.</source>
      <translation>Zurzeit nicht erreichbar und weiter im Gedächtnis: {pictures}.</translation>
    </message>
  </context>
  <context>
    <name>ReachBar</name>
    <message>
      <source>Look again</source>
      <translation>Erneut nachsehen</translation>
    </message>
    <message>
      <source>See whether the pictures are there again (F5)</source>
      <translation>Nachsehen, ob die Bilder wieder da sind (F5)</translation>
    </message>
    <message>
      <source>Forget the missing</source>
      <translation>Fehlende vergessen</translation>
    </message>
    <message>
      <source>Take the pictures that are not there off the list; no file is touched</source>
      <translation>Bilder, die nicht da sind, von der Liste nehmen; keine Datei wird angetastet</translation>
    </message>
  </context>
  <context>
    <name>ReadingForm</name>
    <message>
      <source>Use My Own File…</source>
      <translation>Eigene Datei …</translation>
    </message>
    <message>
      <source>{n} values</source>
      <translation>{n} Werte</translation>
    </message>
    <message>
      <source>Cut out the middle</source>
      <translation>Mitte ausschneiden</translation>
    </message>
    <message>
      <source>Fill up with white</source>
      <translation>Mit Weiß auffüllen</translation>
    </message>
    <message>
      <source>Squeeze into a square</source>
      <translation>Zum Quadrat stauchen</translation>
    </message>
    <message>
      <source>Colours as trained</source>
      <translation>Farben wie im Training</translation>
    </message>
    <message>
      <source>Colours from 0 to 1</source>
      <translation>Farben von 0 bis 1</translation>
    </message>
    <message>
      <source> px</source>
      <translation> px</translation>
    </message>
    <message>
      <source>Pooling</source>
      <translation>Pooling</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Bild</translation>
    </message>
    <message>
      <source>Weights</source>
      <translation>Gewichte</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>In a sentence</source>
      <translation>In einem Satz</translation>
    </message>
    <message>
      <source>How the picture is made square</source>
      <translation>Wie das Bild quadratisch wird</translation>
    </message>
    <message>
      <source>Side of the square that the network sees</source>
      <translation>Seite des Quadrats, das das Netz sieht</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>Farben</translation>
    </message>
    <message>
      <source>Name of the condition</source>
      <translation>Name der Hinsicht</translation>
    </message>
    <message>
      <source>The condition in a sentence</source>
      <translation>Die Hinsicht in einem Satz</translation>
    </message>
    <message>
      <source>Large and undistorted; what lies at the long ends is not seen.</source>
      <translation>Groß und unverzerrt; was an den langen Enden liegt, wird nicht gesehen.</translation>
    </message>
    <message>
      <source>All is seen, undistorted, but smaller, between white bars.</source>
      <translation>Alles wird gesehen, unverzerrt, aber kleiner, zwischen weißen Streifen.</translation>
    </message>
    <message>
      <source>All is seen; long pictures become thin or flat.</source>
      <translation>Alles wird gesehen; lange Bilder werden schmal oder flach.</translation>
    </message>
    <message>
      <source>As {network} sees it at {layer} ({pooling})</source>
      <translation>Wie {network} es in {layer} sieht ({pooling})</translation>
    </message>
    <message>
      <source>Use the Published Ones</source>
      <translation>Veröffentlichte verwenden</translation>
    </message>
    <message>
      <source>Your own file; it is copied into the library.</source>
      <translation>Eigene Datei; sie wird in die Bibliothek kopiert.</translation>
    </message>
    <message>
      <source>Come with Likewise</source>
      <translation>In Likewise enthalten</translation>
    </message>
    <message>
      <source>{size} from {host}</source>
      <translation>{size} von {host}</translation>
    </message>
    <message>
      <source>About {size} from {host}</source>
      <translation>Etwa {size} von {host}</translation>
    </message>
    <message>
      <source>From {host}</source>
      <translation>Von {host}</translation>
    </message>
    <message>
      <source>Choose a file of weights</source>
      <translation>Datei mit Gewichten wählen</translation>
    </message>
  </context>
  <context>
    <name>RecentFolders</name>
    <message>
      <source>Open &amp;Recent</source>
      <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
      <source>No folders yet</source>
      <translation>Noch keine Ordner</translation>
    </message>
  </context>
  <context>
    <name>ResultPane</name>
    <message>
      <source>Down to 1 in {n}</source>
      <translation>Bis 1 von {n}</translation>
    </message>
    <message>
      <source>Show: all</source>
      <translation>Anzeigen: alle</translation>
    </message>
    <message>
      <source>Where the results are cut off</source>
      <translation>Wo die Treffer enden</translation>
    </message>
    <message>
      <source>Collapse copies</source>
      <translation>Kopien zusammenfassen</translation>
    </message>
    <message>
      <source>Collapse copies: one entry for exact and near copies</source>
      <translation>Kopien zusammenfassen: ein Eintrag für exakte und Fast-Kopien</translation>
    </message>
    <message>
      <source>In which order the results are shown</source>
      <translation>In welcher Reihenfolge die Treffer angezeigt werden</translation>
    </message>
    <message>
      <source>How far down the results go: to where 1 in so many random pairs is as alike</source>
      <translation>Wie weit die Treffer reichen: bis dahin, wo 1 von so vielen Zufallspaaren ebenso ähnlich ist</translation>
    </message>
    <message>
      <source>Known for a ranking in a folder of 50 pictures and more</source>
      <translation>Nur für eine Rangfolge in einem Ordner mit mindestens 50 Bildern bekannt</translation>
    </message>
    <message>
      <source>Only for a query of one picture to be like: how rare a score is cannot be said for several pictures together, nor for what is less like one</source>
      <translation>Nur bei einer Anfrage mit genau einem Bild, dem andere ähnlich sein sollen: Wie selten ein Kosinus ist, lässt sich für mehrere Bilder zusammen nicht sagen und auch nicht für „weniger wie“</translation>
    </message>
  </context>
  <context>
    <name>RocPage</name>
    <message>
      <source>ROC curves: same-label pairs found, by other-label pairs let in</source>
      <translation>ROC-Kurven: gefundene Paare mit gleichem Label, über den zugelassenen mit anderem Label</translation>
    </message>
    <message>
      <source>Share of other-label pairs let in</source>
      <translation>Anteil der zugelassenen Paare mit anderem Label</translation>
    </message>
    <message>
      <source>Share of same-label pairs found (upwards) when so large a share of other-label pairs is let in. The area under a curve is its AUC; dashed: by chance.</source>
      <translation>Anteil der gefundenen Paare mit gleichem Label (nach oben), wenn ein so großer Anteil der Paare mit anderem Label zugelassen wird. Die Fläche unter einer Kurve ist ihre AUC; gestrichelt: Zufall.</translation>
    </message>
    <message>
      <source>chance</source>
      <translation>Zufall</translation>
    </message>
  </context>
  <context>
    <name>Scores</name>
    <message>
      <source>Looking for copies…</source>
      <translation>Kopien werden gesucht …</translation>
    </message>
  </context>
  <context>
    <name>Searches</name>
    <message>
      <source>Sa&amp;ved Searches</source>
      <translation>Gespeicherte &amp;Suchen</translation>
    </message>
    <message>
      <source>&amp;Forget</source>
      <translation>&amp;Vergessen</translation>
    </message>
    <message>
      <source>There is no search to save yet.</source>
      <translation>Noch keine Suche zum Speichern.</translation>
    </message>
    <message>
      <source>Save the mix first: then the search can remember it by its name.</source>
      <translation>Zuerst die Mischung speichern: Dann kann die Suche sie sich unter ihrem Namen merken.</translation>
    </message>
    <message>
      <source>Save this search</source>
      <translation>Diese Suche speichern</translation>
    </message>
    <message>
      <source>Its name:</source>
      <translation>Name der Suche:</translation>
    </message>
    <message>
      <source>&amp;Save This Search…</source>
      <translation>Diese Suche &amp;speichern …</translation>
    </message>
  </context>
  <context>
    <name>SettingsDialog</name>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>Indexing</source>
      <translation>Indizierung</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Storage</source>
      <translation>Speicher</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <source>Pages of the settings</source>
      <translation>Seiten der Einstellungen</translation>
    </message>
  </context>
  <context>
    <name>SettingsForm</name>
    <message>
      <source>&amp;Defaults</source>
      <translation>&amp;Standardwerte</translation>
    </message>
    <message>
      <source>Back to the settings that work for most labels</source>
      <translation>Zurück zu den Einstellungen, die für die meisten Labels passen</translation>
    </message>
    <message>
      <source>Triplet margin</source>
      <translation>Triplett mit Mindestabstand</translation>
    </message>
    <message>
      <source>Contrastive pairs</source>
      <translation>Kontrastiv mit Paaren</translation>
    </message>
    <message>
      <source>Supervised contrastive</source>
      <translation>Überwacht kontrastiv</translation>
    </message>
    <message>
      <source>Multi-similarity</source>
      <translation>Multi-Similarity</translation>
    </message>
    <message>
      <source>As suits the network</source>
      <translation>Passend zum Netz</translation>
    </message>
    <message>
      <source>Drawn at random</source>
      <translation>Zufällig gezogen</translation>
    </message>
    <message>
      <source>Easy ones</source>
      <translation>Leichte</translation>
    </message>
    <message>
      <source>Semi-hard ones</source>
      <translation>Mittelschwere</translation>
    </message>
    <message>
      <source>Hard ones</source>
      <translation>Schwere</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Alle</translation>
    </message>
    <message>
      <source>Euclidean (L2)</source>
      <translation>Euklidisch (L2)</translation>
    </message>
    <message>
      <source>Cosine</source>
      <translation>Kosinus</translation>
    </message>
    <message>
      <source>With</source>
      <translation>Mit</translation>
    </message>
    <message>
      <source>Without</source>
      <translation>Ohne</translation>
    </message>
    <message>
      <source>Loss</source>
      <translation>Verlust</translation>
    </message>
    <message>
      <source>What learning makes small.</source>
      <translation>Was beim Lernen möglichst klein wird.</translation>
    </message>
    <message>
      <source>Vector length</source>
      <translation>Vektorlänge</translation>
    </message>
    <message>
      <source>How many numbers describe a picture, 2 to 256. Two can be drawn as they are.</source>
      <translation>Wie viele Zahlen ein Bild beschreiben, 2 bis 256. Zwei lassen sich unverändert zeichnen.</translation>
    </message>
    <message>
      <source>Triplets</source>
      <translation>Tripletts</translation>
    </message>
    <message>
      <source>Which triplets count: easy ones are in order already, hard ones are not, semi-hard ones are in order, but not by the margin.</source>
      <translation>Welche Tripletts zählen: Leichte sind schon richtig geordnet, schwere nicht, mittelschwere sind es, aber nicht um den Mindestabstand.</translation>
    </message>
    <message>
      <source>Epochs at most</source>
      <translation>Höchstens Epochen</translation>
    </message>
    <message>
      <source>How often all pictures are gone through.</source>
      <translation>Wie oft alle Bilder durchgegangen werden.</translation>
    </message>
    <message>
      <source>Distance</source>
      <translation>Abstand</translation>
    </message>
    <message>
      <source>How far apart two vectors are, in the triplet loss.</source>
      <translation>Wie weit zwei Vektoren auseinanderliegen, im Triplett-Verlust.</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>Startwert</translation>
    </message>
    <message>
      <source>The same seed gives the same result again on this computer.</source>
      <translation>Derselbe Startwert ergibt auf diesem Computer wieder dasselbe Ergebnis.</translation>
    </message>
    <message>
      <source>Softmax term</source>
      <translation>Softmax-Term</translation>
    </message>
    <message>
      <source>Beside the loss: tells labels apart directly. It helps with many labels.</source>
      <translation>Neben dem Verlust: unterscheidet Labels direkt. Hilft bei vielen Labels.</translation>
    </message>
    <message>
      <source>Kept for testing</source>
      <translation>Zurückgehalten</translation>
    </message>
    <message>
      <source>The share of labelled pictures that is not learnt from, to measure on.</source>
      <translation>Anteil der Bilder mit Label, aus denen nicht gelernt wird, um an ihnen zu messen.</translation>
    </message>
    <message>
      <source>Margin</source>
      <translation>Mindestabstand</translation>
    </message>
    <message>
      <source>By how much another label should be farther away than the same one.</source>
      <translation>Um wie viel ein anderes Label weiter entfernt sein soll als das gleiche.</translation>
    </message>
  </context>
  <context>
    <name>ShortcutsDialog</name>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>Tastenkürzel</translation>
    </message>
  </context>
  <context>
    <name>SidecarDialog</name>
    <message>
      <source>Write sidecars</source>
      <translation>Begleitdateien schreiben</translation>
    </message>
    <message>
      <source>The tags of {0} are written into files beside them (.xmp), for other programs. Favourites get five stars where there are none yet. The pictures themselves are not touched. What sidecars hold already stays.</source>
      <translation>Schlagwörter werden für andere Programme in Begleitdateien (.xmp) neben den Bildern geschrieben: {0}. Favoriten erhalten fünf Sterne, wenn es noch keine gibt. Die Bilder selbst bleiben unberührt. Was schon in den Begleitdateien steht, bleibt erhalten.</translation>
    </message>
    <message>
      <source>&amp;NAME.JPG.xmp, as darktable and digiKam read it</source>
      <translation>&amp;NAME.JPG.xmp, wie darktable und digiKam sie lesen</translation>
    </message>
    <message>
      <source>N&amp;AME.xmp, as Adobe's programs read it</source>
      <translation>N&amp;AME.xmp, wie Programme von Adobe sie lesen</translation>
    </message>
    <message>
      <source>Write</source>
      <translation>Schreiben</translation>
    </message>
  </context>
  <context>
    <name>SimilarityPage</name>
    <message>
      <source>The less the two overlap, the better the condition tells labels apart.</source>
      <translation>Je weniger sich beide überlappen, desto besser unterscheidet die Hinsicht die Labels.</translation>
    </message>
    <message>
      <source>Similarity (cosine)</source>
      <translation>Ähnlichkeit (Kosinus)</translation>
    </message>
    <message>
      <source>Similarity (−distance)</source>
      <translation>Ähnlichkeit (−Abstand)</translation>
    </message>
    <message>
      <source>Similarities of pairs under {name}</source>
      <translation>Ähnlichkeiten von Paaren in der Hinsicht „{name}“</translation>
    </message>
    <message>
      <source>same label</source>
      <translation>gleiches Label</translation>
    </message>
    <message>
      <source>other label</source>
      <translation>anderes Label</translation>
    </message>
  </context>
  <context>
    <name>SortMaking</name>
    <message>
      <source>Sorting the pictures</source>
      <translation>Bilder werden sortiert</translation>
    </message>
  </context>
  <context>
    <name>SortedPanel</name>
    <message>
      <source>Selection</source>
      <translation>Auswahl</translation>
    </message>
    <message>
      <source>Sort only the pictures that are selected</source>
      <translation>Nur die ausgewählten Bilder sortieren</translation>
    </message>
  </context>
  <context>
    <name>SortedView</name>
    <message>
      <source>Sorted grid</source>
      <translation>Sortiertes Raster</translation>
    </message>
  </context>
  <context>
    <name>SourceForm</name>
    <message>
      <source>&amp;Labels</source>
      <translation>&amp;Labels</translation>
    </message>
    <message>
      <source>What was made by &amp;hand</source>
      <translation>Von &amp;Hand Erstelltes</translation>
    </message>
    <message>
      <source>&amp;Pairs or triplets in a file</source>
      <translation>&amp;Paare oder Tripletts aus einer Datei</translation>
    </message>
    <message>
      <source>Made by hand</source>
      <translation>Von Hand erstellt</translation>
    </message>
    <message>
      <source>Nothing yet: sort pictures into groups or answer questions first.</source>
      <translation>Noch nichts: zuerst Bilder in Gruppen sortieren oder Fragen beantworten.</translation>
    </message>
    <message>
      <source>&amp;Choose File…</source>
      <translation>&amp;Datei wählen …</translation>
    </message>
    <message>
      <source>folders</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>It takes at least two labels that pictures of this folder have.</source>
      <translation>Nötig sind mindestens zwei Labels, die Bilder dieses Ordners haben.</translation>
    </message>
    <message>
      <source>There are no groups and no answers yet.</source>
      <translation>Noch keine Gruppen und keine Antworten.</translation>
    </message>
    <message>
      <source>Choose the file of pairs or triplets.</source>
      <translation>Die Datei mit Paaren oder Tripletts wählen.</translation>
    </message>
    <message>
      <source>Choose where the labels are from.</source>
      <translation>Herkunft der Labels wählen.</translation>
    </message>
    <message>
      <source>Tick what it should learn from.</source>
      <translation>Ankreuzen, woraus gelernt werden soll.</translation>
    </message>
    <message>
      <source>a, b, similar or dissimilar; or anchor, positive, negative</source>
      <translation>a, b, similar oder dissimilar; oder anchor, positive, negative</translation>
    </message>
    <message>
      <source>Pairs or triplets</source>
      <translation>Paare oder Tripletts</translation>
    </message>
    <message>
      <source>Tables (*.csv *.tsv *.txt *.jsonl *.ndjson);;All files (*)</source>
      <translation>Tabellen (*.csv *.tsv *.txt *.jsonl *.ndjson);;Alle Dateien (*)</translation>
    </message>
  </context>
  <context>
    <name>SpokenModel</name>
    <message>
      <source>Selected</source>
      <translation>Ausgewählt</translation>
    </message>
  </context>
  <context>
    <name>SpokenPoints</name>
    <message>
      <source>Pictures</source>
      <translation>Bilder</translation>
    </message>
  </context>
  <context>
    <name>StatusBar</name>
    <message>
      <source>Show which files are not shown, and why</source>
      <translation>Nicht angezeigte Dateien und die Gründe ansehen</translation>
    </message>
    <message>
      <source>Size of the pictures</source>
      <translation>Bildgröße</translation>
    </message>
    <message>
      <source>Size of the pictures (Ctrl+wheel)</source>
      <translation>Bildgröße (Strg+Mausrad)</translation>
    </message>
    <message>
      <source>{n} could not be read</source>
      <translation>{n} nicht lesbar</translation>
    </message>
    <message>
      <source>{n} left out</source>
      <translation>{n} ausgelassen</translation>
    </message>
    <message>
      <source>{0} · exact search</source>
      <translation>{0} · exakte Suche</translation>
    </message>
    <message>
      <source>{0} · exact search, without Annoy</source>
      <translation>{0} · exakte Suche, ohne Annoy</translation>
    </message>
    <message>
      <source>{0} · Annoy index, finds {1} % of the nearest 50</source>
      <translation>{0} · Annoy-Index, findet {1} % der nächsten 50</translation>
    </message>
    <message>
      <source>{0}, from memory</source>
      <translation>{0}, gespeicherter Stand</translation>
    </message>
    <message>
      <source>{0}, all indexed</source>
      <translation>{0}, vollständig indiziert</translation>
    </message>
    <message>
      <source>{0}, {1} indexed</source>
      <translation>{0}, {1} indiziert</translation>
    </message>
  </context>
  <context>
    <name>StripEnd</name>
    <message>
      <source>+{n}</source>
      <translation>+{n}</translation>
    </message>
    <message>
      <source>{n} more</source>
      <translation>{n} weitere</translation>
    </message>
  </context>
  <context>
    <name>TablePreview</name>
    <message>
      <source>Column that names the picture</source>
      <translation>Spalte, die das Bild nennt</translation>
    </message>
    <message>
      <source>Column that holds the label</source>
      <translation>Spalte mit dem Label</translation>
    </message>
    <message>
      <source>Picture:</source>
      <translation>Bild:</translation>
    </message>
    <message>
      <source>Label:</source>
      <translation>Label:</translation>
    </message>
    <message>
      <source>First rows of the table</source>
      <translation>Erste Zeilen der Tabelle</translation>
    </message>
    <message>
      <source>{file}: the first {n} of {total} rows</source>
      <translation>{file}: die ersten {n} von {total} Zeilen</translation>
    </message>
    <message>
      <source>{file}: {total} rows</source>
      <translation>{file}: {total} Zeilen</translation>
    </message>
  </context>
  <context>
    <name>TagsDialog</name>
    <message>
      <source>&amp;Add</source>
      <translation>&amp;Hinzufügen</translation>
    </message>
  </context>
  <context>
    <name>TargetDialog</name>
    <message>
      <source>Move</source>
      <translation>Verschieben</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <source>Move to a folder</source>
      <translation>In Ordner verschieben</translation>
    </message>
    <message>
      <source>Copy to a folder</source>
      <translation>In Ordner kopieren</translation>
    </message>
    <message>
      <source>Move {0} to:</source>
      <translation>{0} verschieben nach:</translation>
    </message>
    <message>
      <source>Copy {0} to:</source>
      <translation>{0} kopieren nach:</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>&amp;Browse…</source>
      <translation>&amp;Durchsuchen …</translation>
    </message>
    <message>
      <source>A folder that is not there yet is made. Nothing is written over: what has the name of something that is there gets a number. Raw files and sidecars (.xmp) beside a picture go along.</source>
      <translation>Ein Ordner, den es noch nicht gibt, wird angelegt. Nichts wird überschrieben: Ist ein Name schon vergeben, kommt eine Nummer hinzu. RAW-Dateien und Begleitdateien (.xmp) neben einem Bild gehen mit.</translation>
    </message>
  </context>
  <context>
    <name>Teaching</name>
    <message>
      <source>Open a folder of pictures first.</source>
      <translation>Zuerst einen Ordner mit Bildern öffnen.</translation>
    </message>
  </context>
  <context>
    <name>TeachingDialog</name>
    <message>
      <source>Teach a Condition</source>
      <translation>Hinsicht beibringen</translation>
    </message>
  </context>
  <context>
    <name>Tour</name>
    <message>
      <source>{n} of {all}</source>
      <translation>{n} von {all}</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>Weiter</translation>
    </message>
    <message>
      <source>Skip</source>
      <translation>Überspringen</translation>
    </message>
    <message>
      <source>Open your own folder…</source>
      <translation>Eigenen Ordner öffnen …</translation>
    </message>
    <message>
      <source>Stay here</source>
      <translation>Hierbleiben</translation>
    </message>
    <message>
      <source>What is like this balloon?</source>
      <translation>Was ist diesem Ballon ähnlich?</translation>
    </message>
    <message>
      <source>A click on a picture asks that; this time it was done for you. Here all others follow, the most alike first. Content looks for the same kind of thing: balloons.</source>
      <translation>Ein Klick auf ein Bild stellt diese Frage; diesmal ist das schon geschehen. Hier folgen alle anderen, die ähnlichsten zuerst. „Inhalt“ sucht die gleiche Art von Motiv: Ballons.</translation>
    </message>
    <message>
      <source>Alike in Colour</source>
      <translation>Ähnlich in der Farbe</translation>
    </message>
    <message>
      <source>Here you say in what way pictures should be alike. The same balloon, asked for its colours: blue things of any kind.</source>
      <translation>Hier legen Sie fest, in welcher Hinsicht Bilder ähnlich sein sollen. Derselbe Ballon, diesmal nach seinen Farben: blaue Motive aller Art.</translation>
    </message>
    <message>
      <source>Alike in Texture</source>
      <translation>Ähnlich in der Textur</translation>
    </message>
    <message>
      <source>And asked for its pattern: checked things of any kind and colour.</source>
      <translation>Und jetzt nach seinem Muster: karierte Motive jeder Art und Farbe.</translation>
    </message>
    <message>
      <source>Now your own pictures</source>
      <translation>Jetzt Ihre eigenen Bilder</translation>
    </message>
    <message>
      <source>They are read on this computer. Nothing is changed, and nothing is sent anywhere. The menu File opens folders too, and Help shows this tour again.</source>
      <translation>Sie werden auf diesem Computer eingelesen. Nichts wird verändert, nichts wird verschickt. Auch das Menü „Datei“ öffnet Ordner, und „Hilfe“ zeigt diesen Rundgang wieder.</translation>
    </message>
  </context>
  <context>
    <name>ValuePopup</name>
    <message>
      <source>Any</source>
      <translation>Beliebig</translation>
    </message>
    <message>
      <source>Another span</source>
      <translation>Anderer Bereich</translation>
    </message>
    <message>
      <source>Find</source>
      <translation>Suchen</translation>
    </message>
    <message>
      <source>Take this out of the filter</source>
      <translation>Aus dem Filter nehmen</translation>
    </message>
    <message>
      <source>{n} more: type to find them</source>
      <translation>{n} weitere: tippen, um sie zu finden</translation>
    </message>
    <message>
      <source>Not found</source>
      <translation>Nichts gefunden</translation>
    </message>
    <message>
      <source>First choose where labels are from: Conditions, Labels (Ctrl+L)</source>
      <translation>Zuerst wählen, woher die Labels kommen: Hinsichten / Labels (Strg+L)</translation>
    </message>
    <message>
      <source>Nothing to choose from yet</source>
      <translation>Noch nichts zur Auswahl</translation>
    </message>
    <message>
      <source>Type a span {example}</source>
      <translation>Bereich eingeben, {example}</translation>
    </message>
  </context>
  <context>
    <name>WeightsDialog</name>
    <message>
      <source>Weights of {name}</source>
      <translation>Gewichte von {name}</translation>
    </message>
    <message>
      <source>Download</source>
      <translation>Herunterladen</translation>
    </message>
    <message>
      <source>Choose a File…</source>
      <translation>Datei wählen …</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Anhalten</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>How much has come</source>
      <translation>Wie viel schon da ist</translation>
    </message>
    <message>
      <source>Fetch the weights of {name}?</source>
      <translation>Gewichte von {name} herunterladen?</translation>
    </message>
    <message>
      <source>The weights of {name} are not here.</source>
      <translation>Die Gewichte von {name} sind nicht vorhanden.</translation>
    </message>
    <message>
      <source>This file was brought by hand once. Choose it again.</source>
      <translation>Diese Datei wurde einmal von Hand hinzugefügt. Bitte erneut wählen.</translation>
    </message>
    <message>
      <source>Only this file is asked for; nothing about you or your pictures is sent. Once it is here, everything works offline.</source>
      <translation>Nur diese Datei wird angefordert; über Sie und Ihre Bilder wird nichts gesendet. Ist sie da, funktioniert alles offline.</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <source>From</source>
      <translation>Von</translation>
    </message>
    <message>
      <source>Copy Address</source>
      <translation>Adresse kopieren</translation>
    </message>
    <message>
      <source>Address</source>
      <translation>Adresse</translation>
    </message>
    <message>
      <source>not stated</source>
      <translation>nicht angegeben</translation>
    </message>
    <message>
      <source>Licence</source>
      <translation>Lizenz</translation>
    </message>
    <message>
      <source>Open Folder</source>
      <translation>Ordner öffnen</translation>
    </message>
    <message>
      <source>Goes to</source>
      <translation>Zielort</translation>
    </message>
    <message>
      <source>Folder of weights</source>
      <translation>Ordner der Gewichte</translation>
    </message>
    <message>
      <source>{name}, about {size}</source>
      <translation>{name}, etwa {size}</translation>
    </message>
    <message>
      <source>{name}; its size is not stated</source>
      <translation>{name}; Größe nicht angegeben</translation>
    </message>
    <message>
      <source>Asking for the file…</source>
      <translation>Datei wird angefordert …</translation>
    </message>
    <message>
      <source>Choose a file of weights</source>
      <translation>Datei mit Gewichten wählen</translation>
    </message>
    <message>
      <source>Weights</source>
      <translation>Gewichte</translation>
    </message>
    <message>
      <source>Copying the file…</source>
      <translation>Datei wird kopiert …</translation>
    </message>
    <message>
      <source>Checking that it is the file that was published…</source>
      <translation>Prüfung, ob es die veröffentlichte Datei ist …</translation>
    </message>
    <message>
      <source>{done} of {total}</source>
      <translation>{done} von {total}</translation>
    </message>
    <message>
      <source>{size} a second</source>
      <translation>{size} pro Sekunde</translation>
    </message>
    <message>
      <source>Try Again</source>
      <translation>Erneut versuchen</translation>
    </message>
    <message>
      <source>Go On</source>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <source>Stopped. What has come is kept: the download goes on from there next time.</source>
      <translation>Angehalten. Was schon da ist, bleibt erhalten: Der Download geht beim nächsten Mal dort weiter.</translation>
    </message>
  </context>
  <context>
    <name>Welcome</name>
    <message>
      <source>Open a folder…</source>
      <translation>Ordner öffnen …</translation>
    </message>
    <message>
      <source>Try the sample gallery</source>
      <translation>Beispielgalerie ausprobieren</translation>
    </message>
    <message>
      <source>Recent folders</source>
      <translation>Zuletzt geöffnete Ordner</translation>
    </message>
    <message>
      <source>Likewise</source>
      <translation>Likewise</translation>
    </message>
    <message>
      <source>Find pictures alike in the way you mean.</source>
      <translation>Ähnliche Bilder finden – in der Hinsicht, die Sie meinen.</translation>
    </message>
    <message>
      <source>Your pictures stay on this computer. Likewise never changes or uploads them.</source>
      <translation>Ihre Bilder bleiben auf diesem Computer. Likewise verändert sie nie und lädt sie nie hoch.</translation>
    </message>
    <message>
      <source>or drop a folder here</source>
      <translation>oder einen Ordner hier ablegen</translation>
    </message>
  </context>
  <context>
    <name>Why</name>
    <message>
      <source>Why is this alike?</source>
      <translation>Warum ist das ähnlich?</translation>
    </message>
    <message>
      <source>part of {name}</source>
      <translation>Teil von {name}</translation>
    </message>
    <message>
      <source>{name} (less like this)</source>
      <translation>{name} (weniger wie dieses)</translation>
    </message>
    <message>
      <source>Your mix</source>
      <translation>Eigene Mischung</translation>
    </message>
  </context>
  <context>
    <name>WhyDialog</name>
    <message>
      <source>Why are these alike?</source>
      <translation>Warum sind sich diese ähnlich?</translation>
    </message>
    <message>
      <source>Approximate: each place was covered in turn.</source>
      <translation>Näherung: Jede Stelle wurde der Reihe nach verdeckt.</translation>
    </message>
    <message>
      <source>Looking for the reasons…</source>
      <translation>Gründe werden gesucht …</translation>
    </message>
    <message>
      <source>The first time under a condition that needs a network takes some seconds.</source>
      <translation>Beim ersten Mal dauert es in einer Hinsicht, die ein Netz braucht, einige Sekunden.</translation>
    </message>
    <message>
      <source>Query: {name}</source>
      <translation>Anfrage: {name}</translation>
    </message>
    <message>
      <source>The ranking compares with all pictures of the query together.</source>
      <translation>Die Rangfolge vergleicht mit allen Bildern der Anfrage zusammen.</translation>
    </message>
    <message>
      <source>Alike in</source>
      <translation>Hinsicht</translation>
    </message>
    <message>
      <source>Picture of the query</source>
      <translation>Bild der Anfrage</translation>
    </message>
    <message>
      <source>Looking for the reasons</source>
      <translation>Gründe werden gesucht</translation>
    </message>
    <message>
      <source>Hit: {name}</source>
      <translation>Treffer: {name}</translation>
    </message>
    <message>
      <source>&amp;Alike in</source>
      <translation>&amp;Hinsicht</translation>
    </message>
    <message>
      <source>&amp;Picture of the query</source>
      <translation>&amp;Bild der Anfrage</translation>
    </message>
    <message>
      <source>Query</source>
      <translation>Anfrage</translation>
    </message>
    <message>
      <source>Hit</source>
      <translation>Treffer</translation>
    </message>
  </context>
  <context>
    <name>_Handle</name>
    <message>
      <source>Border between two panes</source>
      <translation>Grenze zwischen zwei Bereichen</translation>
    </message>
    <message>
      <source>The arrow keys move it.</source>
      <translation>Die Pfeiltasten verschieben sie.</translation>
    </message>
  </context>
  <context>
    <name>_Page</name>
    <message>
      <source>{name}. The first {shown} of {n} are listed.</source>
      <translation>{name}. Die ersten {shown} von {n} sind aufgeführt.</translation>
    </message>
  </context>
  <context>
    <name>_PartFrame</name>
    <message>
      <source>Weight of {name}</source>
      <translation>Gewicht von {name}</translation>
    </message>
    <message>
      <source>Take {name} out of the mix</source>
      <translation>{name} aus der Mischung nehmen</translation>
    </message>
  </context>
  <context>
    <name>_RecentButton</name>
    <message>
      <source>Open {name}</source>
      <translation>{name} öffnen</translation>
    </message>
  </context>
  <context>
    <name>_StoragePage</name>
    <message>
      <source>Storage</source>
      <translation>Speicher</translation>
    </message>
    <message>
      <source>What Likewise has noted about your pictures, and where.</source>
      <translation>Was Likewise zu Ihren Bildern gespeichert hat und wo.</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>Bibliothek</translation>
    </message>
    <message>
      <source>Cache</source>
      <translation>Cache</translation>
    </message>
    <message>
      <source>Thumbnails</source>
      <translation>Vorschaubilder</translation>
    </message>
    <message>
      <source>Vectors</source>
      <translation>Vektoren</translation>
    </message>
    <message>
      <source>Search indexes</source>
      <translation>Suchindizes</translation>
    </message>
    <message>
      <source>Together</source>
      <translation>Zusammen</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Öffnen</translation>
    </message>
    <message>
      <source>Open the folder: {name}</source>
      <translation>Ordner öffnen: {name}</translation>
    </message>
    <message>
      <source>Show this folder in the file manager</source>
      <translation>Diesen Ordner im Dateimanager anzeigen</translation>
    </message>
  </context>
  <context>
    <name>acting</name>
    <message>
      <source>&amp;Undo {name}</source>
      <translation>&amp;Rückgängig: {name}</translation>
    </message>
    <message>
      <source>Moving {done} of {total}</source>
      <translation>Verschieben: {done} von {total}</translation>
    </message>
    <message>
      <source>Copying {done} of {total}</source>
      <translation>Kopieren: {done} von {total}</translation>
    </message>
    <message>
      <source>Moving {done} of {total} to the trash</source>
      <translation>In den Papierkorb: {done} von {total}</translation>
    </message>
    <message>
      <source>Taking back {done} of {total}</source>
      <translation>Rückgängig: {done} von {total}</translation>
    </message>
    <message>
      <source>Moving {pictures}</source>
      <translation>{pictures} verschieben</translation>
    </message>
    <message>
      <source>Copying {pictures}</source>
      <translation>{pictures} kopieren</translation>
    </message>
    <message>
      <source>Moving {pictures} to the Trash</source>
      <translation>{pictures} in den Papierkorb</translation>
    </message>
    <message>
      <source>Stopped.</source>
      <translation>Abgebrochen.</translation>
    </message>
    <message>
      <source>They can be put back from there.</source>
      <translation>Von dort lässt sich alles zurückholen.</translation>
    </message>
    <message>
      <source>The copies are in the trash.</source>
      <translation>Die Kopien sind im Papierkorb.</translation>
    </message>
    <message>
      <source>Back where it was: {files}.</source>
      <translation>Wieder am alten Ort: {files}.</translation>
    </message>
    <message>
      <source>1 sidecar holds the tags of its picture now.</source>
      <translation>1 Begleitdatei enthält jetzt die Schlagwörter ihres Bildes.</translation>
    </message>
    <message>
      <source>{n} sidecars hold the tags of their pictures now.</source>
      <translation>{n} Begleitdateien enthalten jetzt die Schlagwörter ihrer Bilder.</translation>
    </message>
    <message>
      <source>{pictures} moved to {folder}.</source>
      <translation>{pictures} nach „{folder}“ verschoben.</translation>
    </message>
    <message>
      <source>{pictures} copied to {folder}.</source>
      <translation>{pictures} nach „{folder}“ kopiert.</translation>
    </message>
    <message>
      <source>{pictures} moved to the trash.</source>
      <translation>{pictures} in den Papierkorb verschoben.</translation>
    </message>
    <message>
      <source>{files} beside them as well.</source>
      <translation>Dazugehörig: {files}.</translation>
    </message>
    <message>
      <source>{files} could not be handled, the first for this reason: {reason}</source>
      <translation>Nicht möglich: {files}. Grund bei der ersten: {reason}</translation>
    </message>
    <message>
      <source>1 file</source>
      <translation>1 Datei</translation>
    </message>
    <message>
      <source>{n} files</source>
      <translation>{n} Dateien</translation>
    </message>
  </context>
  <context>
    <name>actions</name>
    <message>
      <source>Pictures</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <source>Query</source>
      <translation>Suchanfrage</translation>
    </message>
    <message>
      <source>Map and sorted grid</source>
      <translation>Karte und sortiertes Raster</translation>
    </message>
    <message>
      <source>Groups and questions</source>
      <translation>Gruppen und Fragen</translation>
    </message>
    <message>
      <source>Preview</source>
      <translation>Vorschau</translation>
    </message>
    <message>
      <source>Menus</source>
      <translation>Menüs</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation>&amp;Datei</translation>
    </message>
    <message>
      <source>&amp;Open Folder…</source>
      <translation>&amp;Ordner öffnen …</translation>
    </message>
    <message>
      <source>Open the &amp;Sample Gallery</source>
      <translation>Beispiel&amp;galerie öffnen</translation>
    </message>
    <message>
      <source>&amp;Look for Changes</source>
      <translation>Nach Änderungen &amp;suchen</translation>
    </message>
    <message>
      <source>&amp;Export…</source>
      <translation>&amp;Exportieren …</translation>
    </message>
    <message>
      <source>Se&amp;ttings…</source>
      <translation>E&amp;instellungen …</translation>
    </message>
    <message>
      <source>&amp;Quit</source>
      <translation>&amp;Beenden</translation>
    </message>
    <message>
      <source>&amp;Edit</source>
      <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
      <source>&amp;Undo</source>
      <translation>&amp;Rückgängig</translation>
    </message>
    <message>
      <source>&amp;Favourite</source>
      <translation>&amp;Favorit</translation>
    </message>
    <message>
      <source>Ta&amp;gs…</source>
      <translation>&amp;Schlagwörter …</translation>
    </message>
    <message>
      <source>Co&amp;llections…</source>
      <translation>Sa&amp;mmlungen …</translation>
    </message>
    <message>
      <source>Write &amp;Sidecars…</source>
      <translation>&amp;Begleitdateien schreiben …</translation>
    </message>
    <message>
      <source>&amp;Move to a Folder…</source>
      <translation>In Ordner &amp;verschieben …</translation>
    </message>
    <message>
      <source>&amp;Copy to a Folder…</source>
      <translation>In Ordner &amp;kopieren …</translation>
    </message>
    <message>
      <source>Move to the &amp;Trash</source>
      <translation>In den &amp;Papierkorb</translation>
    </message>
    <message>
      <source>&amp;Near Copies…</source>
      <translation>Fas&amp;t-Kopien …</translation>
    </message>
    <message>
      <source>&amp;Query</source>
      <translation>&amp;Suchanfrage</translation>
    </message>
    <message>
      <source>&amp;Paste a Picture</source>
      <translation>Bild &amp;einfügen</translation>
    </message>
    <message>
      <source>&amp;Add a Picture by Pasting</source>
      <translation>Bild zusätzlich ein&amp;fügen</translation>
    </message>
    <message>
      <source>&amp;Choose Picture Files…</source>
      <translation>Bild&amp;dateien wählen …</translation>
    </message>
    <message>
      <source>C&amp;lear</source>
      <translation>&amp;Leeren</translation>
    </message>
    <message>
      <source>&amp;Back</source>
      <translation>&amp;Zurück</translation>
    </message>
    <message>
      <source>&amp;Forward</source>
      <translation>&amp;Vorwärts</translation>
    </message>
    <message>
      <source>&amp;Why Is This Alike?</source>
      <translation>&amp;Warum ist das ähnlich?</translation>
    </message>
    <message>
      <source>Co&amp;mpare with Each Other</source>
      <translation>&amp;Miteinander vergleichen</translation>
    </message>
    <message>
      <source>What Do These &amp;Have in Common?</source>
      <translation>Was haben diese &amp;gemeinsam?</translation>
    </message>
    <message>
      <source>&amp;Conditions</source>
      <translation>Hi&amp;nsichten</translation>
    </message>
    <message>
      <source>&amp;Mix Conditions</source>
      <translation>Hinsichten &amp;mischen</translation>
    </message>
    <message>
      <source>&amp;Save This Mix…</source>
      <translation>Mischung &amp;speichern …</translation>
    </message>
    <message>
      <source>&amp;Remove This Condition…</source>
      <translation>Hinsicht en&amp;tfernen …</translation>
    </message>
    <message>
      <source>&amp;Labels…</source>
      <translation>&amp;Labels …</translation>
    </message>
    <message>
      <source>M&amp;easure Conditions…</source>
      <translation>Hinsichten m&amp;essen …</translation>
    </message>
    <message>
      <source>&amp;Teach a Condition…</source>
      <translation>Hinsicht &amp;beibringen …</translation>
    </message>
    <message>
      <source>Sort into &amp;Groups</source>
      <translation>In &amp;Gruppen sortieren</translation>
    </message>
    <message>
      <source>Answer &amp;Questions…</source>
      <translation>&amp;Fragen beantworten …</translation>
    </message>
    <message>
      <source>&amp;Import a Condition…</source>
      <translation>Hinsicht &amp;importieren …</translation>
    </message>
    <message>
      <source>E&amp;xport This Condition…</source>
      <translation>Hinsicht e&amp;xportieren …</translation>
    </message>
    <message>
      <source>Add a &amp;Network…</source>
      <translation>&amp;Netz hinzufügen …</translation>
    </message>
    <message>
      <source>&amp;Choose What Is Indexed…</source>
      <translation>Indizierung &amp;wählen …</translation>
    </message>
    <message>
      <source>&amp;View</source>
      <translation>&amp;Ansicht</translation>
    </message>
    <message>
      <source>&amp;Larger Pictures</source>
      <translation>Bilder &amp;größer</translation>
    </message>
    <message>
      <source>&amp;Smaller Pictures</source>
      <translation>Bilder &amp;kleiner</translation>
    </message>
    <message>
      <source>&amp;Compare Conditions</source>
      <translation>Hinsichten &amp;vergleichen</translation>
    </message>
    <message>
      <source>&amp;Map</source>
      <translation>K&amp;arte</translation>
    </message>
    <message>
      <source>Sorted &amp;Grid</source>
      <translation>Sortiertes &amp;Raster</translation>
    </message>
    <message>
      <source>&amp;Filter</source>
      <translation>&amp;Filter</translation>
    </message>
    <message>
      <source>Files That Are &amp;Not Shown…</source>
      <translation>&amp;Nicht angezeigte Dateien …</translation>
    </message>
    <message>
      <source>F&amp;ull Screen</source>
      <translation>V&amp;ollbild</translation>
    </message>
    <message>
      <source>&amp;Help</source>
      <translation>&amp;Hilfe</translation>
    </message>
    <message>
      <source>&amp;Tour</source>
      <translation>&amp;Rundgang</translation>
    </message>
    <message>
      <source>&amp;Keyboard Shortcuts</source>
      <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
      <source>&amp;Log</source>
      <translation>&amp;Protokoll</translation>
    </message>
    <message>
      <source>L&amp;icences</source>
      <translation>&amp;Lizenzen</translation>
    </message>
    <message>
      <source>Click</source>
      <translation>Klick</translation>
    </message>
    <message>
      <source>F</source>
      <translation>F</translation>
    </message>
    <message>
      <source>M</source>
      <translation>M</translation>
    </message>
    <message>
      <source>L</source>
      <translation>L</translation>
    </message>
    <message>
      <source>Ctrl+Click</source>
      <translation>Strg+Klick</translation>
    </message>
    <message>
      <source>Shift+Click</source>
      <translation>Umschalt+Klick</translation>
    </message>
    <message>
      <source>Double click</source>
      <translation>Doppelklick</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Eingabe</translation>
    </message>
    <message>
      <source>Space</source>
      <translation>Leertaste</translation>
    </message>
    <message>
      <source>C</source>
      <translation>C</translation>
    </message>
    <message>
      <source>S</source>
      <translation>S</translation>
    </message>
    <message>
      <source>T</source>
      <translation>T</translation>
    </message>
    <message>
      <source>K</source>
      <translation>K</translation>
    </message>
    <message>
      <source>Del</source>
      <translation>Entf</translation>
    </message>
    <message>
      <source>Arrows</source>
      <translation>Pfeiltasten</translation>
    </message>
    <message>
      <source>Page Up</source>
      <translation>Bild auf</translation>
    </message>
    <message>
      <source>Page Down</source>
      <translation>Bild ab</translation>
    </message>
    <message>
      <source>Home</source>
      <translation>Pos1</translation>
    </message>
    <message>
      <source>End</source>
      <translation>Ende</translation>
    </message>
    <message>
      <source>Ctrl+A</source>
      <translation>Strg+A</translation>
    </message>
    <message>
      <source>Ctrl+Wheel</source>
      <translation>Strg+Mausrad</translation>
    </message>
    <message>
      <source>Esc</source>
      <translation>Esc</translation>
    </message>
    <message>
      <source>Find similar pictures</source>
      <translation>Ähnliche Bilder suchen</translation>
    </message>
    <message>
      <source>Find pictures similar to all that are selected</source>
      <translation>Bilder suchen, die allen ausgewählten ähnlich sind</translation>
    </message>
    <message>
      <source>More like what is selected, too</source>
      <translation>Auch wie die ausgewählten</translation>
    </message>
    <message>
      <source>Less like what is selected</source>
      <translation>Weniger wie die ausgewählten</translation>
    </message>
    <message>
      <source>Only select</source>
      <translation>Nur auswählen</translation>
    </message>
    <message>
      <source>Open in the system's viewer</source>
      <translation>Im Bildbetrachter des Systems öffnen</translation>
    </message>
    <message>
      <source>Large preview, and back</source>
      <translation>Große Vorschau und zurück</translation>
    </message>
    <message>
      <source>Show or hide the copies of a picture</source>
      <translation>Kopien eines Bildes ein- oder ausblenden</translation>
    </message>
    <message>
      <source>Mark what is selected as favourite, or no longer</source>
      <translation>Ausgewählte als Favoriten markieren oder Markierung aufheben</translation>
    </message>
    <message>
      <source>Tags of what is selected</source>
      <translation>Schlagwörter der ausgewählten</translation>
    </message>
    <message>
      <source>Collections of what is selected</source>
      <translation>Sammlungen der Auswahl</translation>
    </message>
    <message>
      <source>Move what is selected to the trash</source>
      <translation>Ausgewählte in den Papierkorb verschieben</translation>
    </message>
    <message>
      <source>Move</source>
      <translation>Bewegen</translation>
    </message>
    <message>
      <source>To the first and the last</source>
      <translation>Zum ersten und zum letzten</translation>
    </message>
    <message>
      <source>Select all</source>
      <translation>Alles auswählen</translation>
    </message>
    <message>
      <source>Size of the pictures</source>
      <translation>Bildgröße</translation>
    </message>
    <message>
      <source>Close the preview, then clear the query</source>
      <translation>Vorschau schließen, dann Anfrage leeren</translation>
    </message>
    <message>
      <source>Shift+Drag</source>
      <translation>Umschalt+Ziehen</translation>
    </message>
    <message>
      <source>Ctrl+Drag</source>
      <translation>Strg+Ziehen</translation>
    </message>
    <message>
      <source>Wheel</source>
      <translation>Mausrad</translation>
    </message>
    <message>
      <source>+</source>
      <translation>+</translation>
    </message>
    <message>
      <source>-</source>
      <translation>-</translation>
    </message>
    <message>
      <source>Drag</source>
      <translation>Ziehen</translation>
    </message>
    <message>
      <source>Shift+Arrows</source>
      <translation>Umschalt+Pfeiltasten</translation>
    </message>
    <message>
      <source>0</source>
      <translation>0</translation>
    </message>
    <message>
      <source>Select in a box, with a lasso; with both: more</source>
      <translation>Mit Rahmen oder Lasso auswählen; mit beiden Tasten: zusätzlich</translation>
    </message>
    <message>
      <source>Select one picture more, or one less</source>
      <translation>Ein Bild mehr oder weniger auswählen</translation>
    </message>
    <message>
      <source>Zoom</source>
      <translation>Zoom</translation>
    </message>
    <message>
      <source>To the next picture</source>
      <translation>Zum nächsten Bild</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>Alles zeigen</translation>
    </message>
    <message>
      <source>Leave the lasso, give up the selection</source>
      <translation>Lasso verlassen, Auswahl aufheben</translation>
    </message>
    <message>
      <source>1 to 9</source>
      <translation>1 bis 9</translation>
    </message>
    <message>
      <source>Backspace</source>
      <translation>Rücktaste</translation>
    </message>
    <message>
      <source>Ctrl+Z</source>
      <translation>Strg+Z</translation>
    </message>
    <message>
      <source>Left</source>
      <translation>Pfeil links</translation>
    </message>
    <message>
      <source>Right</source>
      <translation>Pfeil rechts</translation>
    </message>
    <message>
      <source>Down</source>
      <translation>Pfeil ab</translation>
    </message>
    <message>
      <source>Put what is selected into a group</source>
      <translation>Ausgewählte in eine Gruppe legen</translation>
    </message>
    <message>
      <source>Take it out of its group</source>
      <translation>Aus der Gruppe nehmen</translation>
    </message>
    <message>
      <source>Take back the last putting</source>
      <translation>Letztes Einsortieren zurücknehmen</translation>
    </message>
    <message>
      <source>Answer a question with the picture on that side</source>
      <translation>Frage mit dem Bild auf dieser Seite beantworten</translation>
    </message>
    <message>
      <source>Pass the question</source>
      <translation>Frage überspringen</translation>
    </message>
    <message>
      <source>Take back the last answer</source>
      <translation>Letzte Antwort zurücknehmen</translation>
    </message>
    <message>
      <source>Drop on it</source>
      <translation>Darauf ablegen</translation>
    </message>
    <message>
      <source>Ctrl+Drop</source>
      <translation>Strg+Ablegen</translation>
    </message>
    <message>
      <source>Sign, weight and region of a picture</source>
      <translation>Vorzeichen, Gewicht und Ausschnitt eines Bildes</translation>
    </message>
    <message>
      <source>Take it out of the query</source>
      <translation>Aus der Anfrage nehmen</translation>
    </message>
    <message>
      <source>Add a picture to the query</source>
      <translation>Ein Bild zur Anfrage hinzufügen</translation>
    </message>
    <message>
      <source>R</source>
      <translation>R</translation>
    </message>
    <message>
      <source>F11</source>
      <translation>F11</translation>
    </message>
    <message>
      <source>Previous and next picture</source>
      <translation>Vorheriges und nächstes Bild</translation>
    </message>
    <message>
      <source>Between the whole picture and 100 %</source>
      <translation>Zwischen ganzem Bild und 100 % wechseln</translation>
    </message>
    <message>
      <source>More like this too, less like this</source>
      <translation>Auch wie dieses, weniger wie dieses</translation>
    </message>
    <message>
      <source>Search a region: draw a box</source>
      <translation>Ausschnitt wählen: Rahmen ziehen</translation>
    </message>
    <message>
      <source>Favourite, tags, collections</source>
      <translation>Favorit, Schlagwörter, Sammlungen</translation>
    </message>
    <message>
      <source>Move the picture to the trash, and show the next</source>
      <translation>Bild in den Papierkorb verschieben, nächstes anzeigen</translation>
    </message>
    <message>
      <source>Move and resize the box</source>
      <translation>Rahmen verschieben und seine Größe ändern</translation>
    </message>
    <message>
      <source>Find what is like the region</source>
      <translation>Ähnliches zum Ausschnitt suchen</translation>
    </message>
    <message>
      <source>Full screen</source>
      <translation>Vollbild</translation>
    </message>
  </context>
  <context>
    <name>by_hand</name>
    <message>
      <source>1 answer</source>
      <translation>1 Antwort</translation>
    </message>
    <message>
      <source>{n} answers</source>
      <translation>{n} Antworten</translation>
    </message>
    <message>
      <source>1 group</source>
      <translation>1 Gruppe</translation>
    </message>
    <message>
      <source>{n} groups</source>
      <translation>{n} Gruppen</translation>
    </message>
  </context>
  <context>
    <name>colours</name>
    <message>
      <source>black</source>
      <translation>Schwarz</translation>
    </message>
    <message>
      <source>white</source>
      <translation>Weiß</translation>
    </message>
    <message>
      <source>brown</source>
      <translation>Braun</translation>
    </message>
    <message>
      <source>beige</source>
      <translation>Beige</translation>
    </message>
    <message>
      <source>red</source>
      <translation>Rot</translation>
    </message>
    <message>
      <source>dark red</source>
      <translation>Dunkelrot</translation>
    </message>
    <message>
      <source>light red</source>
      <translation>Hellrot</translation>
    </message>
    <message>
      <source>orange</source>
      <translation>Orange</translation>
    </message>
    <message>
      <source>dark orange</source>
      <translation>Dunkelorange</translation>
    </message>
    <message>
      <source>light orange</source>
      <translation>Hellorange</translation>
    </message>
    <message>
      <source>yellow</source>
      <translation>Gelb</translation>
    </message>
    <message>
      <source>dark yellow</source>
      <translation>Dunkelgelb</translation>
    </message>
    <message>
      <source>light yellow</source>
      <translation>Hellgelb</translation>
    </message>
    <message>
      <source>yellow-green</source>
      <translation>Gelbgrün</translation>
    </message>
    <message>
      <source>dark yellow-green</source>
      <translation>Dunkles Gelbgrün</translation>
    </message>
    <message>
      <source>light yellow-green</source>
      <translation>Helles Gelbgrün</translation>
    </message>
    <message>
      <source>green</source>
      <translation>Grün</translation>
    </message>
    <message>
      <source>dark green</source>
      <translation>Dunkelgrün</translation>
    </message>
    <message>
      <source>light green</source>
      <translation>Hellgrün</translation>
    </message>
    <message>
      <source>turquoise</source>
      <translation>Türkis</translation>
    </message>
    <message>
      <source>dark turquoise</source>
      <translation>Dunkeltürkis</translation>
    </message>
    <message>
      <source>light turquoise</source>
      <translation>Helltürkis</translation>
    </message>
    <message>
      <source>blue</source>
      <translation>Blau</translation>
    </message>
    <message>
      <source>dark blue</source>
      <translation>Dunkelblau</translation>
    </message>
    <message>
      <source>light blue</source>
      <translation>Hellblau</translation>
    </message>
    <message>
      <source>violet</source>
      <translation>Violett</translation>
    </message>
    <message>
      <source>dark violet</source>
      <translation>Dunkelviolett</translation>
    </message>
    <message>
      <source>light violet</source>
      <translation>Hellviolett</translation>
    </message>
    <message>
      <source>pink</source>
      <translation>Rosa</translation>
    </message>
    <message>
      <source>dark pink</source>
      <translation>Dunkelrosa</translation>
    </message>
    <message>
      <source>light pink</source>
      <translation>Hellrosa</translation>
    </message>
    <message>
      <source>grey</source>
      <translation>Grau</translation>
    </message>
    <message>
      <source>dark grey</source>
      <translation>Dunkelgrau</translation>
    </message>
    <message>
      <source>light grey</source>
      <translation>Hellgrau</translation>
    </message>
  </context>
  <context>
    <name>comparing</name>
    <message>
      <source>Among the first {depth} of every column: {n}</source>
      <translation>Unter den ersten {depth} jeder Spalte: {n}</translation>
    </message>
    <message>
      <source>{counts} in common with {name}</source>
      <translation>{counts} gemeinsam mit „{name}“</translation>
    </message>
    <message>
      <source>Of the first hits here and under {name} the same: {counts}</source>
      <translation>Gleiche unter den ersten Treffern hier und in der Hinsicht „{name}“: {counts}</translation>
    </message>
    <message>
      <source>{counts} in all columns</source>
      <translation>{counts} in allen Spalten</translation>
    </message>
    <message>
      <source>Of the first hits of all columns the same: {counts}</source>
      <translation>Gleiche unter den ersten Treffern aller Spalten: {counts}</translation>
    </message>
    <message>
      <source>Rank under {name}: {rank}</source>
      <translation>Rang in der Hinsicht „{name}“: {rank}</translation>
    </message>
    <message>
      <source>{n} of {depth}</source>
      <translation>{n} von {depth}</translation>
    </message>
    <message>
      <source>Mean cosine of the pairs: {cosine}</source>
      <translation>Mittlerer Kosinus der Paare: {cosine}</translation>
    </message>
    <message>
      <source>Find more</source>
      <translation>Mehr suchen</translation>
    </message>
    <message>
      <source>Find pictures like these under {condition}</source>
      <translation>Bilder wie diese suchen, in der Hinsicht „{condition}“</translation>
    </message>
    <message>
      <source>No condition has looked at all of these pictures yet.</source>
      <translation>Noch in keiner Hinsicht sind alle diese Bilder indiziert.</translation>
    </message>
    <message>
      <source>They share nothing unusual: random pictures are as alike.</source>
      <translation>Nichts Ungewöhnliches gemeinsam: Zufällige Bilder sind ebenso ähnlich.</translation>
    </message>
    <message>
      <source>Most of all they share: {names}</source>
      <translation>Vor allem gemeinsam: {names}</translation>
    </message>
    <message>
      <source>Fewer than 1 in {n} random sets of {size} are as alike</source>
      <translation>Weniger als 1 von {n} zufälligen Mengen aus {size} Bildern ist ebenso ähnlich</translation>
    </message>
    <message>
      <source>Nothing unusual: most random sets of {size} are as alike</source>
      <translation>Nichts Ungewöhnliches: Die meisten zufälligen Mengen aus {size} Bildern sind ebenso ähnlich</translation>
    </message>
    <message>
      <source>1 in {n} random sets of {size} is as alike</source>
      <translation>1 von {n} zufälligen Mengen aus {size} Bildern ist ebenso ähnlich</translation>
    </message>
  </context>
  <context>
    <name>conditions</name>
    <message>
      <source>Content</source>
      <translation>Inhalt</translation>
    </message>
    <message>
      <source>The same kind of thing, whatever its colour</source>
      <translation>Gleiche Art von Motiv, unabhängig von der Farbe</translation>
    </message>
    <message>
      <source>Material</source>
      <translation>Material</translation>
    </message>
    <message>
      <source>The same surface and grain, as a network sees it</source>
      <translation>Gleiche Oberfläche und Körnung, wie ein Netz sie sieht</translation>
    </message>
    <message>
      <source>Parts</source>
      <translation>Bestandteile</translation>
    </message>
    <message>
      <source>Made of the same parts, whatever they make together</source>
      <translation>Aus gleichen Teilen, was immer sie zusammen ergeben</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>Farbe</translation>
    </message>
    <message>
      <source>The same colours, whatever the thing</source>
      <translation>Gleiche Farben, unabhängig vom Motiv</translation>
    </message>
    <message>
      <source>Layout</source>
      <translation>Aufbau</translation>
    </message>
    <message>
      <source>Light and colour in the same places, whatever the thing</source>
      <translation>Licht und Farbe an den gleichen Stellen, unabhängig vom Motiv</translation>
    </message>
    <message>
      <source>Texture</source>
      <translation>Textur</translation>
    </message>
    <message>
      <source>The same pattern and grain, whatever its colour</source>
      <translation>Gleiches Muster und gleiche Körnung, unabhängig von der Farbe</translation>
    </message>
    <message>
      <source>Shape</source>
      <translation>Form</translation>
    </message>
    <message>
      <source>The same outline, wherever it stands and however large</source>
      <translation>Gleicher Umriss, unabhängig von Ort und Größe</translation>
    </message>
  </context>
  <context>
    <name>errors</name>
    <message>
      <source>Unknown reason: {code}</source>
      <translation>Unbekannter Grund: {code}</translation>
    </message>
    <message>
      <source>The file is empty.</source>
      <translation>Die Datei ist leer.</translation>
    </message>
    <message>
      <source>This is not an image that Likewise can read.</source>
      <translation>Das ist kein Bild, das Likewise lesen kann.</translation>
    </message>
    <message>
      <source>The file is cut off or damaged.</source>
      <translation>Die Datei ist abgeschnitten oder beschädigt.</translation>
    </message>
    <message>
      <source>The image has {megapixels} megapixels; the limit is {limit}.</source>
      <translation>Das Bild hat {megapixels} Megapixel; die Grenze liegt bei {limit}.</translation>
    </message>
    <message>
      <source>Likewise may not read this file.</source>
      <translation>Likewise darf diese Datei nicht lesen.</translation>
    </message>
    <message>
      <source>This is a device, pipe or socket, not an image file.</source>
      <translation>Das ist ein Gerät, eine Pipe oder ein Socket, keine Bilddatei.</translation>
    </message>
    <message>
      <source>This link points to nothing.</source>
      <translation>Diese Verknüpfung zeigt ins Leere.</translation>
    </message>
    <message>
      <source>This link points to itself.</source>
      <translation>Diese Verknüpfung zeigt auf sich selbst.</translation>
    </message>
    <message>
      <source>The file is no longer there.</source>
      <translation>Die Datei ist nicht mehr da.</translation>
    </message>
    <message>
      <source>The file changed while it was being read.</source>
      <translation>Die Datei hat sich während des Lesens geändert.</translation>
    </message>
    <message>
      <source>The file cannot be read: {detail}</source>
      <translation>Die Datei kann nicht gelesen werden: {detail}</translation>
    </message>
    <message>
      <source>There was not enough memory to decode this image.</source>
      <translation>Der Arbeitsspeicher reichte nicht, um dieses Bild zu decodieren.</translation>
    </message>
    <message>
      <source>Likewise failed on this image: {detail}</source>
      <translation>Likewise ist an diesem Bild gescheitert: {detail}</translation>
    </message>
    <message>
      <source>Decoding this image ended the program that did it.</source>
      <translation>Das Programm, das dieses Bild decodieren sollte, ist dabei abgestürzt.</translation>
    </message>
    <message>
      <source>Decoding this image took longer than {seconds} seconds.</source>
      <translation>Das Decodieren dieses Bildes hat länger als {seconds} Sekunden gedauert.</translation>
    </message>
    <message>
      <source>RAW pictures are read with an extra part: pip install "likewise[raw]".</source>
      <translation>RAW-Bilder brauchen einen Zusatz: pip install "likewise[raw]".</translation>
    </message>
    <message>
      <source>JPEG XL is read with an extra part: pip install "likewise[jxl]".</source>
      <translation>JPEG XL braucht einen Zusatz: pip install "likewise[jxl]".</translation>
    </message>
    <message>
      <source>Films are left out: Likewise compares pictures.</source>
      <translation>Filme werden ausgelassen: Likewise vergleicht Bilder.</translation>
    </message>
    <message>
      <source>SVG drawings are left out: they have no pixels of their own, and may ask for other files.</source>
      <translation>SVG-Zeichnungen werden ausgelassen: Sie haben keine eigenen Pixel und können andere Dateien anfordern.</translation>
    </message>
    <message>
      <source>PDF documents are left out: they are pages rather than pictures.</source>
      <translation>PDF-Dokumente werden ausgelassen: Sie sind Seiten, keine Bilder.</translation>
    </message>
    <message>
      <source>This file belongs to {name}, and is shown with it.</source>
      <translation>Diese Datei gehört zu „{name}“ und wird damit angezeigt.</translation>
    </message>
    <message>
      <source>The folder {folder} does not exist or cannot be reached.</source>
      <translation>Der Ordner „{folder}“ existiert nicht oder ist nicht erreichbar.</translation>
    </message>
    <message>
      <source>{folder} is not a folder.</source>
      <translation>„{folder}“ ist kein Ordner.</translation>
    </message>
    <message>
      <source>The folder {folder} cannot be read: {detail}</source>
      <translation>Der Ordner „{folder}“ kann nicht gelesen werden: {detail}</translation>
    </message>
    <message>
      <source>The folder {folder} is empty now. Perhaps its disk is not connected.</source>
      <translation>Der Ordner „{folder}“ ist jetzt leer. Vielleicht ist sein Laufwerk nicht angeschlossen.</translation>
    </message>
    <message>
      <source>There was no answer from the folder for {seconds} seconds.</source>
      <translation>Der Ordner hat {seconds} Sekunden lang nicht geantwortet.</translation>
    </message>
    <message>
      <source>This computer allows no more folders to be watched, so Likewise looks for changes once a minute. F5 looks at once.</source>
      <translation>Dieser Computer erlaubt nicht, weitere Ordner zu überwachen, deshalb sucht Likewise einmal pro Minute nach Änderungen. F5 sucht sofort.</translation>
    </message>
    <message>
      <source>There is no picture to compare with.</source>
      <translation>Es gibt kein Bild zum Vergleichen.</translation>
    </message>
    <message>
      <source>This picture has not been indexed yet.</source>
      <translation>Dieses Bild ist noch nicht indiziert.</translation>
    </message>
    <message>
      <source>The picture that was asked for is no longer in the folder.</source>
      <translation>Das angefragte Bild ist nicht mehr im Ordner.</translation>
    </message>
    <message>
      <source>The picture could not be fetched: {detail}</source>
      <translation>Das Bild konnte nicht geladen werden: {detail}</translation>
    </message>
    <message>
      <source>The picture was not there after {seconds} seconds.</source>
      <translation>Das Bild war nach {seconds} Sekunden noch nicht da.</translation>
    </message>
    <message>
      <source>That address does not lead to a picture.</source>
      <translation>Diese Adresse führt nicht zu einem Bild.</translation>
    </message>
    <message>
      <source>That address leads on to {address}, which Likewise does not follow.</source>
      <translation>Diese Adresse leitet weiter zu {address}; dem folgt Likewise nicht.</translation>
    </message>
    <message>
      <source>That picture is larger than {limit_mb} MB.</source>
      <translation>Dieses Bild ist größer als {limit_mb} MB.</translation>
    </message>
    <message>
      <source>Open a folder first: then Likewise can say what in it is like this picture.</source>
      <translation>Zuerst einen Ordner öffnen: Dann kann Likewise sagen, was darin diesem Bild ähnlich ist.</translation>
    </message>
    <message>
      <source>No program of this computer opens this file.</source>
      <translation>Kein Programm auf diesem Computer öffnet diese Datei.</translation>
    </message>
    <message>
      <source>The saved searches in {file} cannot be read, so they stay as they are.</source>
      <translation>Die gespeicherten Suchen in „{file}“ können nicht gelesen werden und bleiben deshalb unverändert.</translation>
    </message>
    <message>
      <source>{name} could not be started.</source>
      <translation>„{name}“ konnte nicht gestartet werden.</translation>
    </message>
    <message>
      <source>There was no picture in what was dropped.</source>
      <translation>Im Abgelegten war kein Bild.</translation>
    </message>
    <message>
      <source>These files all hold the same picture. Choose at least two that differ.</source>
      <translation>Diese Dateien enthalten alle dasselbe Bild. Wählen Sie mindestens zwei verschiedene.</translation>
    </message>
    <message>
      <source>Near copies are found by Layout and Colour. This folder is not indexed under both yet: see Conditions / Choose What Is Indexed.</source>
      <translation>Fast-Kopien werden an Aufbau und Farbe erkannt. Dieser Ordner ist noch nicht in beiden Hinsichten indiziert: siehe Hinsichten / Indizierung wählen.</translation>
    </message>
    <message>
      <source>It stays where it is: {detail}.</source>
      <translation>Bleibt, wo es ist: {detail}.</translation>
    </message>
    <message>
      <source>It lies in that folder already.</source>
      <translation>Liegt bereits in diesem Ordner.</translation>
    </message>
    <message>
      <source>What was copied is not what was read, so nothing was changed. The disk may be damaged.</source>
      <translation>Die Kopie stimmt nicht mit dem Gelesenen überein, deshalb wurde nichts verändert. Vielleicht ist das Laufwerk beschädigt.</translation>
    </message>
    <message>
      <source>Its disk has no trash, and Likewise deletes nothing for good. It stays where it is.</source>
      <translation>Das Laufwerk hat keinen Papierkorb, und Likewise löscht nichts endgültig. Bleibt, wo es ist.</translation>
    </message>
    <message>
      <source>Something else is called {file} now, so it stays where it is.</source>
      <translation>Etwas anderes heißt jetzt „{file}“. Bleibt deshalb, wo es ist.</translation>
    </message>
    <message>
      <source>It is in the trash of this computer, and can be put back from there.</source>
      <translation>Liegt im Papierkorb dieses Computers und kann von dort zurückgeholt werden.</translation>
    </message>
    <message>
      <source>{file} is there already and cannot be read, so it stays as it is: {detail}.</source>
      <translation>„{file}“ gibt es bereits, ist nicht lesbar und bleibt deshalb unverändert: {detail}.</translation>
    </message>
    <message>
      <source>It is no longer in the trash.</source>
      <translation>Nicht mehr im Papierkorb.</translation>
    </message>
    <message>
      <source>Annoy is not installed here, so every search is exact: up to 50,000 pictures nothing changes, and among many more a search takes longer.</source>
      <translation>Annoy ist hier nicht installiert, deshalb ist jede Suche exakt: Bis 50.000 Bilder ändert sich nichts, bei sehr viel mehr dauert eine Suche länger.</translation>
    </message>
    <message>
      <source>There is no condition called {key}. Known are: {known}.</source>
      <translation>Es gibt keine Hinsicht namens {key}. Bekannt sind: {known}.</translation>
    </message>
    <message>
      <source>The weights of {name} are missing. Install the package {package}.</source>
      <translation>Die Gewichte von {name} fehlen. Installieren Sie das Paket {package}.</translation>
    </message>
    <message>
      <source>There is no network called {name}: {detail}</source>
      <translation>Es gibt kein Netz namens {name}: {detail}</translation>
    </message>
    <message>
      <source>{name} does not take pictures of {px} x {px} pixels: {detail}</source>
      <translation>{name} nimmt keine Bilder mit {px} x {px} Pixeln an: {detail}</translation>
    </message>
    <message>
      <source>Nothing can be told from {layer} of {name}: it answers with no numbers or with zeros only.</source>
      <translation>Aus {layer} von {name} lässt sich nichts ablesen: Die Antwort enthält keine Zahlen oder nur Nullen.</translation>
    </message>
    <message>
      <source>{name} has no layer called {layer} that is read.</source>
      <translation>{name} hat keine lesbare Schicht namens {layer}.</translation>
    </message>
    <message>
      <source>The weights of {name} are no longer in {path}.</source>
      <translation>Die Gewichte von {name} sind nicht mehr in {path}.</translation>
    </message>
    <message>
      <source>{file} is more than plain weights: it may hold program code, so it is not opened.</source>
      <translation>„{file}“ enthält mehr als reine Gewichte: Darin könnte Programmcode stecken, deshalb wird die Datei nicht geöffnet.</translation>
    </message>
    <message>
      <source>{file} is damaged or cut off, or holds no weights.</source>
      <translation>„{file}“ ist beschädigt oder abgeschnitten oder enthält keine Gewichte.</translation>
    </message>
    <message>
      <source>{file} does not hold the weights of {name}: {detail}.</source>
      <translation>„{file}“ enthält nicht die Gewichte von {name}: {detail}.</translation>
    </message>
    <message>
      <source>{file} is no file of weights: its name should end in .pth, .pt or .safetensors.</source>
      <translation>„{file}“ ist keine Datei mit Gewichten: Der Name sollte auf .pth, .pt oder .safetensors enden.</translation>
    </message>
    <message>
      <source>{url} is not a secure address (https), so nothing is fetched from it.</source>
      <translation>{url} ist keine sichere Adresse (https), deshalb wird von dort nichts geladen.</translation>
    </message>
    <message>
      <source>{file} could not be fetched ({detail}). Where there is a network, fetch {url} and put it into {folder}.</source>
      <translation>„{file}“ konnte nicht geladen werden ({detail}). Laden Sie die Datei dort, wo es eine Netzwerkverbindung gibt, von {url} und legen Sie sie in {folder}.</translation>
    </message>
    <message>
      <source>The download of {file} broke off ({detail}). What has come is kept; it goes on from there.</source>
      <translation>Der Download von „{file}“ ist abgebrochen ({detail}). Was schon da ist, bleibt erhalten; es geht dort weiter.</translation>
    </message>
    <message>
      <source>{file} is not the file that was published as {wanted}.</source>
      <translation>„{file}“ ist nicht die Datei, die als „{wanted}“ veröffentlicht wurde.</translation>
    </message>
    <message>
      <source>What {host} sent for {file} is not what was published, so it was thrown away.</source>
      <translation>Was {host} für „{file}“ gesendet hat, ist nicht das Veröffentlichte und wurde deshalb verworfen.</translation>
    </message>
    <message>
      <source>{host} does not give out {file} (HTTP {status}). If you find it elsewhere, put it into {folder}.</source>
      <translation>{host} gibt „{file}“ nicht heraus (HTTP {status}). Wenn Sie die Datei anderswo finden, legen Sie sie in {folder}.</translation>
    </message>
    <message>
      <source>{file} needs {needed_mb} MB, and {folder} is on a disk with only {free_mb} MB free.</source>
      <translation>„{file}“ braucht {needed_mb} MB, und auf dem Laufwerk von {folder} sind nur {free_mb} MB frei.</translation>
    </message>
    <message>
      <source>The weights of {name} are not here yet. `likewise fetch {key}` fetches them; or fetch {url}, put the file into {folder}, and say the same command.</source>
      <translation>Die Gewichte von {name} sind noch nicht da. `likewise fetch {key}` lädt sie herunter; oder laden Sie {url} herunter, legen Sie die Datei in {folder} und geben Sie denselben Befehl noch einmal ein.</translation>
    </message>
    <message>
      <source>{name} cannot be computed here: {detail}</source>
      <translation>{name} kann hier nicht berechnet werden: {detail}</translation>
    </message>
    <message>
      <source>{other} is made of {name}. Remove {other} first.</source>
      <translation>Zuerst muss entfernt werden, was aus „{name}“ besteht: „{other}“.</translation>
    </message>
    <message>
      <source>{file} cannot be read: {detail}</source>
      <translation>„{file}“ kann nicht gelesen werden: {detail}</translation>
    </message>
    <message>
      <source>{file} is larger than {limit_mb} MB.</source>
      <translation>„{file}“ ist größer als {limit_mb} MB.</translation>
    </message>
    <message>
      <source>{file} is empty.</source>
      <translation>„{file}“ ist leer.</translation>
    </message>
    <message>
      <source>{file} has no rows below the names of its columns.</source>
      <translation>„{file}“ hat keine Zeilen unter den Spaltennamen.</translation>
    </message>
    <message>
      <source>{file} is not in UTF-8: line {line} holds something else. Save it as UTF-8.</source>
      <translation>„{file}“ ist nicht in UTF-8: Zeile {line} enthält etwas anderes. Speichern Sie die Datei als UTF-8.</translation>
    </message>
    <message>
      <source>{file} is not a text file: line {line} holds a zero byte.</source>
      <translation>„{file}“ ist keine Textdatei: Zeile {line} enthält ein Nullbyte.</translation>
    </message>
    <message>
      <source>In {file} a quotation mark is not closed, or stands where none may, in what begins in line {line}.</source>
      <translation>In „{file}“ ist ein Anführungszeichen nicht geschlossen oder steht, wo keines stehen darf, und zwar in dem, was in Zeile {line} beginnt.</translation>
    </message>
    <message>
      <source>In {file} column {number} has no name in the first line.</source>
      <translation>In „{file}“ hat Spalte {number} in der ersten Zeile keinen Namen.</translation>
    </message>
    <message>
      <source>In {file} two columns are called {name}.</source>
      <translation>In „{file}“ heißen zwei Spalten „{name}“.</translation>
    </message>
    <message>
      <source>Line {line} has {n} cells instead of {wanted}.</source>
      <translation>Zeile {line} hat {n} Zellen statt {wanted}.</translation>
    </message>
    <message>
      <source>Line {line} is no JSON object.</source>
      <translation>Zeile {line} ist kein JSON-Objekt.</translation>
    </message>
    <message>
      <source>There is no column {name}. There are: {columns}.</source>
      <translation>Es gibt keine Spalte „{name}“. Vorhanden: {columns}.</translation>
    </message>
    <message>
      <source>No column of {file} names pictures of this folder. Its first row begins with {example}.</source>
      <translation>Keine Spalte von „{file}“ nennt Bilder dieses Ordners. Die erste Zeile beginnt mit {example}.</translation>
    </message>
    <message>
      <source>Line {line}: {name} may mean any of {n} different pictures.</source>
      <translation>Zeile {line}: „{name}“ kann jedes von {n} verschiedenen Bildern meinen.</translation>
    </message>
    <message>
      <source>Line {line}: {name} had this label already, in line {first}.</source>
      <translation>Zeile {line}: „{name}“ hatte dieses Label schon, in Zeile {first}.</translation>
    </message>
    <message>
      <source>Line {line}: {name} has another label in line {first}. The picture is left out.</source>
      <translation>Zeile {line}: „{name}“ hat in Zeile {first} ein anderes Label. Das Bild wird ausgelassen.</translation>
    </message>
    <message>
      <source>No column of {file} holds labels: values that several pictures share.</source>
      <translation>Keine Spalte von „{file}“ enthält Labels, also Werte, die mehrere Bilder gemeinsam haben.</translation>
    </message>
    <message>
      <source>Several columns of {file} may hold the labels: {columns}. Say which one.</source>
      <translation>Mehrere Spalten von „{file}“ können die Labels enthalten: {columns}. Geben Sie an, welche.</translation>
    </message>
    <message>
      <source>All pictures lie in one folder, so folder names tell nothing of them.</source>
      <translation>Alle Bilder liegen in einem Ordner, deshalb sagen Ordnernamen nichts über sie.</translation>
    </message>
    <message>
      <source>There are no pairs and no triplets in {file}.</source>
      <translation>In „{file}“ gibt es keine Paare und keine Tripletts.</translation>
    </message>
    <message>
      <source>Line {line} has {n} cells. A pair is written a, b, similar or dissimilar; a triplet anchor, positive, negative.</source>
      <translation>Zeile {line} hat {n} Zellen. Ein Paar lautet: a, b, similar oder dissimilar; ein Triplett: anchor, positive, negative.</translation>
    </message>
    <message>
      <source>Line {line}: {name} is no picture of this folder.</source>
      <translation>Zeile {line}: „{name}“ ist kein Bild dieses Ordners.</translation>
    </message>
    <message>
      <source>Line {line} names the same picture twice.</source>
      <translation>Zeile {line} nennt dasselbe Bild zweimal.</translation>
    </message>
    <message>
      <source>{name} was taught itself. A condition can only be taught on others.</source>
      <translation>„{name}“ wurde selbst beigebracht. Eine Hinsicht kann nur auf anderen aufbauen.</translation>
    </message>
    <message>
      <source>There is too little to learn from: it takes at least two labels, one of them on two indexed pictures, or some pairs or triplets of indexed pictures.</source>
      <translation>Zum Lernen ist zu wenig da: Nötig sind mindestens zwei Labels, eines davon an zwei indizierten Bildern, oder einige Paare oder Tripletts indizierter Bilder.</translation>
    </message>
    <message>
      <source>A network that reads pictures learns from labels only, and it takes at least two labels with five pictures each to learn from. Pairs and triplets teach a head.</source>
      <translation>Ein Netz, das Bilder liest, lernt nur aus Labels und braucht dafür mindestens zwei Labels mit je fünf Bildern. Paare und Tripletts eignen sich für einen Kopf.</translation>
    </message>
    <message>
      <source>What was kept of this lesson cannot be read any more, so it has to be begun anew: {detail}</source>
      <translation>Der gespeicherte Stand dieser Lektion kann nicht mehr gelesen werden; sie muss neu begonnen werden: {detail}</translation>
    </message>
    <message>
      <source>There is nothing made by hand any more that is called {name}.</source>
      <translation>Es gibt nichts von Hand Erstelltes mehr, das „{name}“ heißt.</translation>
    </message>
    <message>
      <source>There is nothing to ask yet: it takes at least {images} pictures that are indexed under {conditions} or more of the conditions that lessons are usually taught on.</source>
      <translation>Noch gibt es nichts zu fragen: Nötig sind mindestens {images} Bilder, die in {conditions} oder mehr der Hinsichten indiziert sind, auf denen Lektionen gewöhnlich aufbauen.</translation>
    </message>
    <message>
      <source>Only pictures of the open folder can be put into a group.</source>
      <translation>Nur Bilder des geöffneten Ordners können in eine Gruppe.</translation>
    </message>
    <message>
      <source>There are already groups called {name} in this folder.</source>
      <translation>In diesem Ordner gibt es schon Gruppen namens „{name}“.</translation>
    </message>
    <message>
      <source>{file} is no taught condition, or a damaged one: {detail}.</source>
      <translation>„{file}“ ist keine beigebrachte Hinsicht oder ist beschädigt: {detail}.</translation>
    </message>
    <message>
      <source>{file} is not opened, since it is not what Likewise writes: {detail}.</source>
      <translation>„{file}“ wird nicht geöffnet, weil Likewise so etwas nicht geschrieben hätte: {detail}.</translation>
    </message>
    <message>
      <source>{file} was written by a newer Likewise (format {found}).</source>
      <translation>„{file}“ wurde von einem neueren Likewise geschrieben (Format {found}).</translation>
    </message>
    <message>
      <source>{file} was taught on a version of {name} that is not here.</source>
      <translation>{file} wurde mit einer Version von {name} beigebracht, die es hier nicht gibt.</translation>
    </message>
    <message>
      <source>{file} could not be written: {detail}</source>
      <translation>„{file}“ konnte nicht geschrieben werden: {detail}</translation>
    </message>
    <message>
      <source>{file} is a picture and stays as it is. Choose another name.</source>
      <translation>„{file}“ ist ein Bild und bleibt unverändert. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
      <source>There is nothing to export: none of these pictures has been indexed.</source>
      <translation>Es gibt nichts zu exportieren: Keines dieser Bilder ist indiziert.</translation>
    </message>
    <message>
      <source>{folder} holds other files, so nothing is written there. Choose a new name.</source>
      <translation>„{folder}“ enthält andere Dateien, deshalb wird dort nichts geschrieben. Wählen Sie einen neuen Namen.</translation>
    </message>
    <message>
      <source>A contact sheet has room for {most} pictures; these are {n}.</source>
      <translation>Ein Kontaktabzug fasst {most} Bilder; dies sind {n}.</translation>
    </message>
    <message>
      <source>{name} is a mix, which has no vectors of its own. Choose one of its parts.</source>
      <translation>„{name}“ ist eine Mischung und hat keine eigenen Vektoren. Wählen Sie einen ihrer Teile.</translation>
    </message>
    <message>
      <source>Parquet is written with an extra part: pip install "likewise[parquet]".</source>
      <translation>Parquet braucht einen Zusatz: pip install "likewise[parquet]".</translation>
    </message>
    <message>
      <source>{name} was not taught, so there is no file of it.</source>
      <translation>„{name}“ wurde nicht beigebracht, deshalb gibt es keine Datei davon.</translation>
    </message>
    <message>
      <source>{name} was taught on vectors in another number format than this computer uses: its rankings may differ a little from those where it was taught.</source>
      <translation>„{name}“ wurde auf Vektoren in einem anderen Zahlenformat gelernt, als dieser Computer verwendet: Die Rangfolgen können etwas von denen am Ursprungsort abweichen.</translation>
    </message>
    <message>
      <source>A map takes at least {fewest} pictures; here are {n}.</source>
      <translation>Eine Karte braucht mindestens {fewest} Bilder; hier sind es {n}.</translation>
    </message>
    <message>
      <source>{name} is a mix, which has no space of its own to be drawn. Draw one of its parts.</source>
      <translation>{name} ist eine Mischung und hat keinen eigenen Raum, der sich zeichnen ließe. Zeichnen Sie einen ihrer Teile.</translation>
    </message>
    <message>
      <source>{name} has {dim} numbers for each picture; only two can be drawn as they are.</source>
      <translation>„{name}“ hat {dim} Zahlen je Bild; nur zwei lassen sich unverändert zeichnen.</translation>
    </message>
    <message>
      <source>No picture of this folder is indexed under {name}.</source>
      <translation>In der Hinsicht „{name}“ ist kein Bild dieses Ordners indiziert.</translation>
    </message>
    <message>
      <source>There is too little to measure on: it takes at least {fewest} pictures and two labels, one of them on two pictures, that are indexed under each of these conditions and that none of them has learnt from. Here are {n} pictures with {labels} labels.</source>
      <translation>Zum Messen ist zu wenig da: Nötig sind mindestens {fewest} Bilder und zwei Labels, eines davon an zwei Bildern; die Bilder müssen in jeder dieser Hinsichten indiziert sein, und keine darf aus ihnen gelernt haben. Bilder hier: {n}, Labels: {labels}.</translation>
    </message>
    <message>
      <source>None of the pairs and triplets is of pictures that are indexed under each of these conditions and that none of them has learnt from.</source>
      <translation>Keines der Paare und Tripletts besteht aus Bildern, die in jeder dieser Hinsichten indiziert sind und aus denen keine davon gelernt hat.</translation>
    </message>
    <message>
      <source>The library in {folder} was written by a newer Likewise (version {found}).</source>
      <translation>Die Bibliothek in {folder} wurde von einem neueren Likewise geschrieben (Version {found}).</translation>
    </message>
    <message>
      <source>The library in {folder} is damaged: {detail}. Close Likewise and start it again: then what can still be read is kept, and the rest is made anew.</source>
      <translation>Die Bibliothek in {folder} ist beschädigt: {detail}. Schließen Sie Likewise und starten Sie es neu: Dann bleibt erhalten, was noch lesbar ist, und der Rest wird neu erstellt.</translation>
    </message>
    <message>
      <source>The library in {folder} was damaged. What could be read of it is kept, what is missing is indexed anew, and the damaged file lies beside it as {aside}.</source>
      <translation>Die Bibliothek in {folder} war beschädigt. Was davon lesbar war, ist erhalten, Fehlendes wird neu indiziert, und die beschädigte Datei liegt daneben als {aside}.</translation>
    </message>
    <message>
      <source>The library in {folder} was gone, so pictures are indexed anew. Groups and answers made by hand were in it: they come back with the file library.sqlite, if you have a copy of it.</source>
      <translation>Die Bibliothek in {folder} war verschwunden, deshalb werden Bilder neu indiziert. Von Hand erstellte Gruppen und Antworten waren darin: Sie kommen mit der Datei library.sqlite zurück, falls Sie eine Kopie davon haben.</translation>
    </message>
    <message>
      <source>Groups and answers made by hand could not be read from the damaged library in {folder}. They are back as they were in {backup}.</source>
      <translation>Von Hand erstellte Gruppen und Antworten konnten aus der beschädigten Bibliothek in {folder} nicht gelesen werden. Sie sind wieder auf dem Stand von {backup}.</translation>
    </message>
    <message>
      <source>The settings in {file} could not be read, so the usual ones are used. What was there is kept as {aside}.</source>
      <translation>Die Einstellungen in „{file}“ konnten nicht gelesen werden, deshalb gelten die üblichen. Was dort stand, ist als {aside} erhalten.</translation>
    </message>
    <message>
      <source>{file} in {folder} cannot be used, so that condition is left out: {detail}</source>
      <translation>„{file}“ in {folder} ist unbrauchbar, deshalb wird diese Hinsicht ausgelassen: {detail}</translation>
    </message>
    <message>
      <source>A folder was forgotten meanwhile, and what was to be read lies elsewhere now. Please try again.</source>
      <translation>Inzwischen wurde ein Ordner vergessen, und was gelesen werden sollte, liegt jetzt anderswo. Bitte versuchen Sie es noch einmal.</translation>
    </message>
    <message>
      <source>Likewise cannot write to its data folder {folder}: {detail}</source>
      <translation>Likewise kann nicht in seinen Datenordner {folder} schreiben: {detail}</translation>
    </message>
    <message>
      <source>Likewise cannot read {file}, which holds what it knows of pictures: {detail}</source>
      <translation>Likewise kann „{file}“ nicht lesen; darin steht, was über Bilder bekannt ist: {detail}</translation>
    </message>
    <message>
      <source>There is no room left on the disk that holds {folder}.</source>
      <translation>Auf dem Laufwerk von {folder} ist kein Platz mehr.</translation>
    </message>
    <message>
      <source>What was found could not be written to the output: {detail}</source>
      <translation>Die Ergebnisse konnten nicht in die Ausgabe geschrieben werden: {detail}</translation>
    </message>
    <message>
      <source>Something went wrong that should not have: {detail}</source>
      <translation>Etwas ist schiefgegangen, das nicht hätte schiefgehen dürfen: {detail}</translation>
    </message>
    <message>
      <source>A helper process could not be started: {detail}</source>
      <translation>Ein Hilfsprozess konnte nicht gestartet werden: {detail}</translation>
    </message>
    <message>
      <source>The process that worked on this ended before it was done; there may have been too little memory.</source>
      <translation>Der zuständige Prozess endete, bevor er fertig war; vielleicht fehlte Arbeitsspeicher.</translation>
    </message>
  </context>
  <context>
    <name>filters</name>
    <message>
      <source>MMMM yyyy</source>
      <translation>MMMM yyyy</translation>
    </message>
    <message>
      <source>{0} and more</source>
      <translation>Ab {0}</translation>
    </message>
    <message>
      <source>{0} to {1}</source>
      <translation>{0} bis {1}</translation>
    </message>
    <message>
      <source>Under {0}</source>
      <translation>Unter {0}</translation>
    </message>
    <message>
      <source>No single part of the filter is to blame. Clear it to see all pictures.</source>
      <translation>Kein einzelner Teil des Filters ist schuld. Filter löschen, um alle Bilder zu sehen.</translation>
    </message>
    <message>
      <source>Without {field} there would be {pictures}.</source>
      <translation>Ohne {field}: {pictures}.</translation>
    </message>
    <message>
      <source>“{field}: {values}”</source>
      <translation>„{field}: {values}“</translation>
    </message>
    <message>
      <source>such as 2023-05..2024</source>
      <translation>z. B. 2023-05..2024</translation>
    </message>
    <message>
      <source>such as 1MB..5MB</source>
      <translation>z. B. 1MB..5MB</translation>
    </message>
    <message>
      <source>such as 4MP..12MP</source>
      <translation>z. B. 4MP..12MP</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Datum</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>Pixels</source>
      <translation>Pixel</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>Format</translation>
    </message>
    <message>
      <source>Orientation</source>
      <translation>Ausrichtung</translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>Kamera</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>Label</translation>
    </message>
    <message>
      <source>Favourite</source>
      <translation>Favorit</translation>
    </message>
    <message>
      <source>Tag</source>
      <translation>Schlagwort</translation>
    </message>
    <message>
      <source>Collection</source>
      <translation>Sammlung</translation>
    </message>
    <message>
      <source>The folder that a picture lies in, or one above it</source>
      <translation>Der Ordner, in dem ein Bild liegt, oder einer darüber</translation>
    </message>
    <message>
      <source>When a picture was taken; where it does not say, when its file was changed</source>
      <translation>Wann ein Bild aufgenommen wurde; fehlt die Angabe, wann seine Datei geändert wurde</translation>
    </message>
    <message>
      <source>The size of the file</source>
      <translation>Die Größe der Datei</translation>
    </message>
    <message>
      <source>Width times height</source>
      <translation>Breite mal Höhe</translation>
    </message>
    <message>
      <source>The format, as the ending of the file's name has it</source>
      <translation>Das Format nach der Endung des Dateinamens</translation>
    </message>
    <message>
      <source>Whether a picture is wider than high</source>
      <translation>Ob ein Bild breiter als hoch ist</translation>
    </message>
    <message>
      <source>The camera that took a picture</source>
      <translation>Die Kamera, die ein Bild aufgenommen hat</translation>
    </message>
    <message>
      <source>The label of a picture, of the labels that are loaded (Ctrl+L)</source>
      <translation>Das Label eines Bildes unter den geladenen Labels (Strg+L)</translation>
    </message>
    <message>
      <source>Whether a picture is a favourite</source>
      <translation>Ob ein Bild Favorit ist</translation>
    </message>
    <message>
      <source>The tags of a picture</source>
      <translation>Die Schlagwörter eines Bildes</translation>
    </message>
    <message>
      <source>The collections that a picture is in</source>
      <translation>Die Sammlungen, zu denen ein Bild gehört</translation>
    </message>
    <message>
      <source>Landscape</source>
      <translation>Querformat</translation>
    </message>
    <message>
      <source>Portrait</source>
      <translation>Hochformat</translation>
    </message>
    <message>
      <source>Square</source>
      <translation>Quadratisch</translation>
    </message>
    <message>
      <source>Favourites</source>
      <translation>Favoriten</translation>
    </message>
    <message>
      <source>No favourites</source>
      <translation>Keine Favoriten</translation>
    </message>
    <message>
      <source>No camera</source>
      <translation>Keine Kamera</translation>
    </message>
    <message>
      <source>No label</source>
      <translation>Kein Label</translation>
    </message>
    <message>
      <source>No tag</source>
      <translation>Ohne Schlagwort</translation>
    </message>
    <message>
      <source>In no collection</source>
      <translation>In keiner Sammlung</translation>
    </message>
  </context>
  <context>
    <name>labels</name>
    <message>
      <source>Groups: {name}</source>
      <translation>Gruppen: {name}</translation>
    </message>
    <message>
      <source>Folder names</source>
      <translation>Ordnernamen</translation>
    </message>
    <message>
      <source>{labelled} of {pictures} labelled</source>
      <translation>{pictures}, davon {labelled} mit Label</translation>
    </message>
    <message>
      <source>Reading: {n} rows</source>
      <translation>{n} Zeilen gelesen</translation>
    </message>
    <message>
      <source>Finding pictures: {done} of {total} rows</source>
      <translation>Bilder werden gesucht: {done} von {total} Zeilen</translation>
    </message>
    <message>
      <source>{labelled} of {pictures} have a label. Different labels: {n}.</source>
      <translation>{pictures}, davon {labelled} mit Label. Verschiedene Labels: {n}.</translation>
    </message>
    <message>
      <source>Left out when teaching: labels that fewer than {fewest} pictures have ({n}).</source>
      <translation>Beim Beibringen außen vor: Labels mit weniger als {fewest} Bildern ({n}).</translation>
    </message>
    <message>
      <source>Rows with an empty label (also NA, NaN, null), left out: {n}.</source>
      <translation>Zeilen mit leerem Label (auch NA, NaN, null), ausgelassen: {n}.</translation>
    </message>
    <message>
      <source>Near copies cannot be told yet: that takes all labelled pictures to be indexed under Colour and Layout.</source>
      <translation>Fast-Kopien lassen sich noch nicht erkennen: Dazu müssen alle Bilder mit Label in den Hinsichten Farbe und Aufbau indiziert sein.</translation>
    </message>
    <message>
      <source>No labelled picture is a near copy of another one.</source>
      <translation>Kein Bild mit Label ist eine Fast-Kopie eines anderen.</translation>
    </message>
    <message>
      <source>Near copies of other labelled pictures: {n}. Teaching keeps copies together: none is learnt from while another one tests.</source>
      <translation>Fast-Kopien anderer Bilder mit Label: {n}. Beim Lernen bleiben Kopien zusammen: Aus keiner wird gelernt, während eine andere prüft.</translation>
    </message>
  </context>
  <context>
    <name>map</name>
    <message>
      <source>{what}…</source>
      <translation>{what} …</translation>
    </message>
    <message>
      <source>Trustworthiness {0}</source>
      <translation>Vertrauenswürdigkeit {0}</translation>
    </message>
    <message>
      <source>Stopped before it was looked at how many neighbours this map keeps.</source>
      <translation>Angehalten, bevor geprüft war, wie viele Nachbarn diese Karte erhält.</translation>
    </message>
    <message>
      <source>Trustworthiness tells how far neighbours on the map are neighbours under the condition, looking at the {n} nearest of each picture: 1 means all are, by chance it is about 0.5.</source>
      <translation>Vertrauenswürdigkeit sagt, inwieweit Nachbarn auf der Karte auch in der Hinsicht Nachbarn sind, bei den {n} nächsten jedes Bildes: 1 bedeutet alle, zufällig wären es etwa 0,5.</translation>
    </message>
    <message>
      <source>Sorting quality {0}</source>
      <translation>Sortiergüte {0}</translation>
    </message>
    <message>
      <source>How near alike pictures lie on the grid (distance preservation quality): 1 is the best that could be, by chance it is about 0.2.</source>
      <translation>Wie nah ähnliche Bilder im Raster beieinanderliegen (Distance Preservation Quality): 1 ist das Bestmögliche, zufällig wären es etwa 0,2.</translation>
    </message>
    <message>
      <source>As it is</source>
      <translation>Unverändert</translation>
    </message>
    <message>
      <source>PCA</source>
      <translation>PCA</translation>
    </message>
    <message>
      <source>t-SNE</source>
      <translation>t-SNE</translation>
    </message>
    <message>
      <source>UMAP</source>
      <translation>UMAP</translation>
    </message>
    <message>
      <source>The two numbers of this condition as x and y.</source>
      <translation>Die beiden Zahlen dieser Hinsicht als x und y.</translation>
    </message>
    <message>
      <source>The two directions in which the pictures differ most. Quick, and distances are true along both, but what lies apart in other directions falls together.</source>
      <translation>Die beiden Richtungen, in denen sich die Bilder am meisten unterscheiden. Schnell, und Abstände entlang beider stimmen; was in anderen Richtungen auseinanderliegt, fällt aber zusammen.</translation>
    </message>
    <message>
      <source>Keeps neighbours together. Distances between groups mean little.</source>
      <translation>Hält Nachbarn zusammen. Abstände zwischen Gruppen besagen wenig.</translation>
    </message>
    <message>
      <source>Keeps neighbours together, and a little of how groups lie to each other.</source>
      <translation>Hält Nachbarn zusammen und erhält ein wenig davon, wie Gruppen zueinander liegen.</translation>
    </message>
    <message>
      <source>Reading the vectors</source>
      <translation>Vektoren werden gelesen</translation>
    </message>
    <message>
      <source>Looking for neighbours</source>
      <translation>Nachbarn werden gesucht</translation>
    </message>
    <message>
      <source>Preparing UMAP, which takes a while the first time</source>
      <translation>UMAP wird vorbereitet, das dauert beim ersten Mal etwas</translation>
    </message>
    <message>
      <source>Moving points</source>
      <translation>Punkte werden bewegt</translation>
    </message>
    <message>
      <source>Placing the other pictures</source>
      <translation>Übrige Bilder werden platziert</translation>
    </message>
    <message>
      <source>Checking how many neighbours are kept</source>
      <translation>Erhaltene Nachbarn werden gezählt</translation>
    </message>
    <message>
      <source>Sorting</source>
      <translation>Wird sortiert</translation>
    </message>
    <message>
      <source>Working</source>
      <translation>In Arbeit</translation>
    </message>
  </context>
  <context>
    <name>measures</name>
    <message>
      <source>R@1</source>
      <translation>R@1</translation>
    </message>
    <message>
      <source>R@5</source>
      <translation>R@5</translation>
    </message>
    <message>
      <source>R@10</source>
      <translation>R@10</translation>
    </message>
    <message>
      <source>mAP@R</source>
      <translation>mAP@R</translation>
    </message>
    <message>
      <source>Triplets</source>
      <translation>Tripletts</translation>
    </message>
    <message>
      <source>AUC</source>
      <translation>AUC</translation>
    </message>
    <message>
      <source>The share of pictures whose nearest other picture has the same label.</source>
      <translation>Anteil der Bilder, deren nächstes anderes Bild das gleiche Label hat.</translation>
    </message>
    <message>
      <source>The share of pictures with the same label on one of their five nearest.</source>
      <translation>Anteil der Bilder, bei denen eines der fünf nächsten das gleiche Label hat.</translation>
    </message>
    <message>
      <source>The share of pictures with the same label on one of their ten nearest.</source>
      <translation>Anteil der Bilder, bei denen eines der zehn nächsten das gleiche Label hat.</translation>
    </message>
    <message>
      <source>Mean average precision at R: how far the R other pictures with the same label come first (Musgrave, Belongie &amp; Lim, A Metric Learning Reality Check, 2020).</source>
      <translation>Mean Average Precision at R: wie weit die R anderen Bilder mit gleichem Label vorn stehen (Musgrave, Belongie &amp; Lim, A Metric Learning Reality Check, 2020).</translation>
    </message>
    <message>
      <source>The share of triplets in which a picture is nearer to one with its label than to one with another.</source>
      <translation>Anteil der Tripletts, in denen ein Bild näher an einem mit seinem Label liegt als an einem mit einem anderen.</translation>
    </message>
    <message>
      <source>The probability that a pair with the same label is more similar than a pair with different ones: the area under the curve.</source>
      <translation>Wahrscheinlichkeit, dass ein Paar mit gleichem Label ähnlicher ist als ein Paar mit verschiedenen: die Fläche unter der Kurve.</translation>
    </message>
  </context>
  <context>
    <name>messages</name>
    <message>
      <source>1 picture</source>
      <translation>1 Bild</translation>
    </message>
    <message>
      <source>{n} pictures</source>
      <translation>{n} Bilder</translation>
    </message>
    <message>
      <source>{n} %</source>
      <translation>{n} %</translation>
    </message>
    <message>
      <source>, </source>
      <translation>, </translation>
    </message>
    <message>
      <source>; </source>
      <translation>; </translation>
    </message>
    <message>
      <source>{0} {1}</source>
      <translation>{0} {1}</translation>
    </message>
    <message>
      <source>{n} s</source>
      <translation>{n} s</translation>
    </message>
    <message>
      <source>{n} min</source>
      <translation>{n} min</translation>
    </message>
    <message>
      <source>{n} h</source>
      <translation>{n} h</translation>
    </message>
    <message>
      <source>{h} h {m} min</source>
      <translation>{h} h {m} min</translation>
    </message>
  </context>
  <context>
    <name>orders</name>
    <message>
      <source>By likeness</source>
      <translation>Nach Ähnlichkeit</translation>
    </message>
    <message>
      <source>By name</source>
      <translation>Nach Name</translation>
    </message>
    <message>
      <source>Newest first</source>
      <translation>Neueste zuerst</translation>
    </message>
    <message>
      <source>Oldest first</source>
      <translation>Älteste zuerst</translation>
    </message>
    <message>
      <source>Largest files</source>
      <translation>Größte Dateien</translation>
    </message>
    <message>
      <source>Smallest files</source>
      <translation>Kleinste Dateien</translation>
    </message>
  </context>
  <context>
    <name>poolings</name>
    <message>
      <source>Average</source>
      <translation>Mittelwert</translation>
    </message>
    <message>
      <source>Maximum</source>
      <translation>Maximum</translation>
    </message>
    <message>
      <source>Generalised mean</source>
      <translation>Verallgemeinertes Mittel</translation>
    </message>
    <message>
      <source>Deviation (texture)</source>
      <translation>Abweichung (Textur)</translation>
    </message>
    <message>
      <source>Covariances (texture)</source>
      <translation>Kovarianzen (Textur)</translation>
    </message>
    <message>
      <source>Class token</source>
      <translation>Klassen-Token</translation>
    </message>
    <message>
      <source>Mean of the tokens</source>
      <translation>Mittel der Token</translation>
    </message>
    <message>
      <source>As it is</source>
      <translation>Unverändert</translation>
    </message>
  </context>
  <context>
    <name>quality</name>
    <message>
      <source>{share} of this label, {pictures}</source>
      <translation>{share} dieses Labels, {pictures}</translation>
    </message>
    <message>
      <source>Held out: measured on {pictures} that none of these has learnt from; {learnt} left out.</source>
      <translation>Zurückgehaltene Bilder, aus denen keine dieser Hinsichten gelernt hat: {pictures}; ausgelassen: {learnt}.</translation>
    </message>
    <message>
      <source>Measured on all {pictures} that have a label and are indexed under each.</source>
      <translation>Gemessen an allen Bildern, die ein Label haben und in jeder dieser Hinsichten indiziert sind: {pictures}.</translation>
    </message>
    <message>
      <source>Labels: the names of the folders.</source>
      <translation>Labels: die Namen der Ordner.</translation>
    </message>
    <message>
      <source>Labels: {name}, from {source}.</source>
      <translation>Labels: {name}, aus {source}.</translation>
    </message>
    <message>
      <source>{pictures} asked for their neighbours. Lines on the bars are 95 % intervals: how far the value moves when the pictures that ask are drawn anew (bootstrap).</source>
      <translation>Nach ihren Nachbarn gefragt: {pictures}. Die Linien an den Balken sind 95-%-Intervalle: wie weit sich der Wert bewegt, wenn die fragenden Bilder neu gezogen werden (Bootstrap).</translation>
    </message>
    <message>
      <source>{what}: {done} of {total}</source>
      <translation>{what}: {done} von {total}</translation>
    </message>
    <message>
      <source>{what}…</source>
      <translation>{what} …</translation>
    </message>
    <message>
      <source>Preparing</source>
      <translation>Vorbereitung</translation>
    </message>
    <message>
      <source>Measuring</source>
      <translation>Messung</translation>
    </message>
    <message>
      <source>Working</source>
      <translation>In Arbeit</translation>
    </message>
  </context>
  <context>
    <name>query</name>
    <message>
      <source>less like</source>
      <translation>weniger wie</translation>
    </message>
    <message>
      <source>a region</source>
      <translation>ein Ausschnitt</translation>
    </message>
    <message>
      <source>Less like {name}</source>
      <translation>Weniger wie {name}</translation>
    </message>
    <message>
      <source>Like {name}</source>
      <translation>Wie {name}</translation>
    </message>
    <message>
      <source>Weight {weight}</source>
      <translation>Gewicht {weight}</translation>
    </message>
    <message>
      <source>Only the part from {left} to {right} % across and {top} to {bottom} % down</source>
      <translation>Nur der Teil von {left} bis {right} % der Breite und {top} bis {bottom} % der Höhe</translation>
    </message>
  </context>
  <context>
    <name>teaching</name>
    <message>
      <source>{pictures}, labels: {n}.</source>
      <translation>{pictures}, Labels: {n}.</translation>
    </message>
    <message>
      <source>So few pictures have a label that they only tell which conditions count, and nothing is kept apart to measure on.</source>
      <translation>So wenige Bilder haben ein Label, dass sie nur zeigen, welche Hinsichten zählen; zum Messen wird nichts zurückgehalten.</translation>
    </message>
    <message>
      <source>Left out: labels that fewer than {fewest} pictures have ({n}).</source>
      <translation>Ausgelassen: Labels mit weniger als {fewest} Bildern ({n}).</translation>
    </message>
    <message>
      <source>{what}: {done} of {total}</source>
      <translation>{what}: {done} von {total}</translation>
    </message>
    <message>
      <source>{what}…</source>
      <translation>{what} …</translation>
    </message>
    <message>
      <source>about {time}</source>
      <translation>etwa {time}</translation>
    </message>
    <message>
      <source>Goes on after epoch {n}, {left}</source>
      <translation>Geht nach Epoche {n} weiter, {left}</translation>
    </message>
    <message>
      <source>Learning, {left}</source>
      <translation>Lernt, {left}</translation>
    </message>
    <message>
      <source>Epoch {n} of {total}</source>
      <translation>Epoche {n} von {total}</translation>
    </message>
    <message>
      <source>at most {time} left</source>
      <translation>höchstens noch {time}</translation>
    </message>
    <message>
      <source>This loss is not made of triplets.</source>
      <translation>Dieser Verlust verwendet keine Tripletts.</translation>
    </message>
    <message>
      <source>{share} of the triplets are easy by now: they are in order already and teach nothing. The little that is still learnt comes from the others.</source>
      <translation>{share} der Tripletts sind inzwischen leicht: Sie sind schon richtig geordnet und lehren nichts. Das wenige, was noch gelernt wird, kommt von den anderen.</translation>
    </message>
    <message>
      <source>Easy triplets are in order already and teach nothing. Learning from the hardest alone can make all vectors alike. Semi-hard ones, in order but not by the margin, teach best.</source>
      <translation>Leichte Tripletts sind schon richtig geordnet und lehren nichts. Nur aus den schwersten zu lernen kann alle Vektoren gleich machen. Mittelschwere, richtig geordnet, aber nicht um den Mindestabstand, lehren am besten.</translation>
    </message>
    <message>
      <source>The lesson collapsed: all vectors became alike. Kept is epoch {n}, the best before that. Choose semi-hard triplets, a smaller margin or the softmax term, and teach it again.</source>
      <translation>Die Lektion ist kollabiert: Alle Vektoren wurden gleich. Erhalten ist Epoche {n}, die beste davor. Wählen Sie mittelschwere Tripletts, einen kleineren Mindestabstand oder den Softmax-Term und wiederholen Sie die Lektion.</translation>
    </message>
    <message>
      <source>Stopped. The best so far is kept, that of epoch {n}.</source>
      <translation>Angehalten. Der bisher beste Stand ist erhalten, Epoche {n}.</translation>
    </message>
    <message>
      <source>Done. Epoch {n} was the best and is kept.</source>
      <translation>Fertig. Epoche {n} war die beste und ist erhalten.</translation>
    </message>
    <message>
      <source>It has not been measured on pictures that were kept apart.</source>
      <translation>An zurückgehaltenen Bildern wurde nicht gemessen.</translation>
    </message>
    <message>
      <source>Done. So few labels, or answers and pairs alone, tell how much each condition counts. Measure it by labels to see how good it is.</source>
      <translation>Fertig. So wenige Labels, oder Antworten und Paare allein, zeigen, wie viel jede Hinsicht zählt. Eine Messung mit Labels zeigt, wie gut sie ist.</translation>
    </message>
    <message>
      <source>Measured on {pictures} that it has not learnt from.</source>
      <translation>Gemessen an zurückgehaltenen Bildern, insgesamt {pictures}.</translation>
    </message>
    <message>
      <source>A head on stored vectors</source>
      <translation>Kopf auf gespeicherten Vektoren</translation>
    </message>
    <message>
      <source>A small network that reads what these conditions say of a picture. No picture is read again. Right for most labels.</source>
      <translation>Ein kleines Netz, das liest, was diese Hinsichten über ein Bild sagen. Kein Bild wird neu eingelesen. Richtig für die meisten Labels.</translation>
    </message>
    <message>
      <source>The small network</source>
      <translation>Das kleine Netz</translation>
    </message>
    <message>
      <source>Two numbers from 28 x 28 grey pixels, as in the article that this program follows. Made to be drawn as a map.</source>
      <translation>Zwei Zahlen aus 28 x 28 grauen Pixeln, wie im Artikel, dem dieses Programm folgt. Dazu gemacht, als Karte gezeichnet zu werden.</translation>
    </message>
    <message>
      <source>Fine-tune the bundled network</source>
      <translation>Mitgeliefertes Netz feinabstimmen</translation>
    </message>
    <message>
      <source>Teaches EfficientNet-Lite0 itself. Slow, and its own vectors have to be made for each picture; for what the stored vectors do not tell.</source>
      <translation>Trainiert EfficientNet-Lite0 selbst. Langsam, und für jedes Bild müssen eigene Vektoren berechnet werden; für das, was die gespeicherten Vektoren nicht hergeben.</translation>
    </message>
    <message>
      <source>Looking for pictures</source>
      <translation>Bilder werden gesucht</translation>
    </message>
    <message>
      <source>Preparing</source>
      <translation>Vorbereitung</translation>
    </message>
    <message>
      <source>Reading pictures</source>
      <translation>Bilder werden gelesen</translation>
    </message>
    <message>
      <source>Indexing</source>
      <translation>Indizierung</translation>
    </message>
    <message>
      <source>Indexing under the new condition</source>
      <translation>Indizierung in der neuen Hinsicht</translation>
    </message>
    <message>
      <source>Looking for near copies</source>
      <translation>Fast-Kopien werden gesucht</translation>
    </message>
    <message>
      <source>Getting ready to learn</source>
      <translation>Lernen wird vorbereitet</translation>
    </message>
    <message>
      <source>Measuring on pictures that were kept apart</source>
      <translation>Messung an zurückgehaltenen Bildern</translation>
    </message>
    <message>
      <source>Working</source>
      <translation>In Arbeit</translation>
    </message>
  </context>
  <context>
    <name>why</name>
    <message>
      <source>under 1 %</source>
      <translation>unter 1 %</translation>
    </message>
    <message>
      <source>{name}: cosine {score}</source>
      <translation>{name}: Kosinus {score}</translation>
    </message>
    <message>
      <source>{name} adds {share}</source>
      <translation>{name} trägt {share} bei</translation>
    </message>
    <message>
      <source>weight {percent}</source>
      <translation>Gewicht {percent}</translation>
    </message>
    <message>
      <source>Its cosines hardly differ in this folder, so each hundredth counts more.</source>
      <translation>Die Kosinuswerte unterscheiden sich in diesem Ordner kaum, deshalb zählt jedes Hundertstel mehr.</translation>
    </message>
    <message>
      <source>If this is covered, the cosine changes by {change}</source>
      <translation>Wird dies verdeckt, ändert sich der Kosinus um {change}</translation>
    </message>
    <message>
      <source>Takes away {share}</source>
      <translation>Zieht {share} ab</translation>
    </message>
    <message>
      <source>Adds {share}</source>
      <translation>Trägt {share} bei</translation>
    </message>
    <message>
      <source>at the top left</source>
      <translation>oben links</translation>
    </message>
    <message>
      <source>at the top</source>
      <translation>oben</translation>
    </message>
    <message>
      <source>at the top right</source>
      <translation>oben rechts</translation>
    </message>
    <message>
      <source>at the left</source>
      <translation>links</translation>
    </message>
    <message>
      <source>in the middle</source>
      <translation>in der Mitte</translation>
    </message>
    <message>
      <source>at the right</source>
      <translation>rechts</translation>
    </message>
    <message>
      <source>at the bottom left</source>
      <translation>unten links</translation>
    </message>
    <message>
      <source>at the bottom</source>
      <translation>unten</translation>
    </message>
    <message>
      <source>at the bottom right</source>
      <translation>unten rechts</translation>
    </message>
    <message>
      <source>Strongest {where}</source>
      <translation>Am stärksten {where}</translation>
    </message>
    <message>
      <source>{name} {share}</source>
      <translation>{name} {share}</translation>
    </message>
    <message>
      <source>, of which {parts}.</source>
      <translation>, davon {parts}.</translation>
    </message>
    <message>
      <source>: nothing makes them alike.</source>
      <translation>. Nichts macht sie einander ähnlich.</translation>
    </message>
    <message>
      <source>, of which {share} is {colour} that both show.</source>
      <translation>, davon {share} durch {colour}, das beide zeigen.</translation>
    </message>
    <message>
      <source>. What matters most lies in {first} of the query and {second} of the hit.</source>
      <translation>. Am meisten zählen {first} der Fläche der Anfrage und {second} der Fläche des Treffers.</translation>
    </message>
    <message>
      <source>, of which half comes from {first} of the query and {second} of the hit.</source>
      <translation>, davon die Hälfte aus {first} der Fläche der Anfrage und {second} der Fläche des Treffers.</translation>
    </message>
  </context>
</TS>
