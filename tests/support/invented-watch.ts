import type { WatchFolderFiles } from '#parse';

/** The files of a tiny sound watch, as text by path; a test replaces, adds or (with null) leaves out what it is about. */
export function inventedFiles(changes: Readonly<Record<string, string | null>> = {}): Map<string, string> {
	const files: Record<string, string | null> = { ...sound, ...changes };
	return new Map(Object.entries(files).flatMap(([path, text]) => (text === null ? [] : [[path, text]])));
}

/** The same as a watch folder's bytes. */
export function inventedFolder(changes: Readonly<Record<string, string | null>> = {}): WatchFolderFiles {
	const encoder = new TextEncoder();
	return new Map([...inventedFiles(changes)].map(([path, text]) => [path, encoder.encode(text)]));
}

/** A file that the tiny watch can do without. */
export const SIGNPOSTS = `signposts:
  - id: bright
    name: The lamp is bright
    indicator: lamp
    reading: value
    above: 250
    band: 10
    reason: at its best
    meaning: The keeper has matches.
    declared: 2026-06-01
`;

export const observationsHeader = 'period,published,value,low,high,source,locator,grade,status,note';

const sound: Readonly<Record<string, string>> = {
	'watch.yaml': `title: One Lamp
question: Is the lamp burning brighter?
subject: Keeper-Lamp
naming: "keeper: whoever holds the matches"
positions: { distant: Dim, mixed: Dusk, close: Bright }
directions: { weakening: Dimmer, holding: Steady, deepening: Brighter }
threshold: 20
default_scenario: only
history_from: 2025-01-01
groups: [{ id: light, name: Light }]
`,
	'sources.json':
		'[{ "id": "log", "type": "book", "title": "Log", "issued": { "date-parts": [[2026, 6, 30]] } }]',
	'events.csv': 'date,title,category,source,published\n2026-06-30,Lit,light,log,\n',
	'scenarios/only.yaml': 'name: Only\nstoryline: One lamp.\nweights: { lamp: { weight: 30 } }\n',
	'lamp/indicator.yaml': `name: Brightness
group: light
question: How bright is it?
unit: candela
decimals: 0
scale: linear
goalposts:
  distant: { at: 0, reason: out }
  middle: { at: 100, reason: as built }
  close: { at: 300, reason: at its best }
bounds: { min: 0 }
frequency: P1M
publication_lag_days: 5
fresh_days: 60
stale_days: 400
`,
	'lamp/observations.csv': `${observationsHeader}\n2026-06,2026-07-03,200,180,240,log,page 8,A1,A,\n`
};
