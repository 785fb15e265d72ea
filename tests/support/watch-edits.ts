import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import { inventedFiles, observationsHeader, SIGNPOSTS } from './invented-watch.ts';

type State = ReadonlyMap<string, string>;

/** A sound watch of three indicators, two groups, sources of which one dates rows, an event and a signpost. */
function begun(): State {
	const one = inventedFiles({ 'signposts.yaml': SIGNPOSTS });
	const files = new Map(one);
	const text = (path: string): string => one.get(path) ?? '';
	const sources = ['log', 'diary', 'chart'].map((id, at) => ({
		id,
		type: 'book',
		title: `The ${id}`,
		issued: { 'date-parts': [[2026, 6 + at, 20]] }
	}));
	files.set('sources.json', JSON.stringify(sources));
	files.set(
		'watch.yaml',
		text('watch.yaml').replace(/groups: .*/, 'groups: [{ id: light, name: Light }, { id: heat, name: Heat }]')
	);
	for (const [at, id] of ['lamp', 'stove', 'fan'].entries()) {
		const own = text('lamp/indicator.yaml').replace('Brightness', `Of the ${id}`);
		files.set(`${id}/indicator.yaml`, at === 2 ? own.replace('group: light', 'group: heat') : own);
		const rows = [1, 2, 3, 4].map(
			(month) => `2026-0${month},2026-0${month + 1}-0${at + 3},${50 * month + at},,,diary,page ${month},A1,A,`
		);
		// Its source tells when it was published.
		rows.push(`2026-05,,${200 + at},${180 + at},240,${at === 1 ? 'chart' : 'log'},page ${at},B2,A,own ${id}`);
		files.set(`${id}/observations.csv`, `${[observationsHeader, ...rows].join('\n')}\n`);
	}
	const weights = 'weights: { lamp: { weight: 30 }, stove: { weight: 50 } }';
	files.set('scenarios/only.yaml', text('scenarios/only.yaml').replace(/weights: .*/, weights));
	return files;
}

/** A watch folder under edits: each is told by two whole numbers what to choose, and does nothing where it can't. */
export class EditedFolder {
	readonly #folder: string;
	readonly #states: State[] = [];
	#time = 1.7e9;

	constructor(folder: string) {
		this.#folder = folder;
		this.#putAll(begun());
		this.note();
	}

	/** Remembers how the folder is, to come back to. */
	note(): void {
		this.#states.push(this.#all());
	}

	/** Of the folders of indicators, one that is there. */
	id(at: number): string {
		const ids = readdirSync(this.#folder).filter((name) => name !== 'scenarios' && !name.includes('.'));
		return ids[at % Math.max(1, ids.length)] ?? 'none';
	}

	/** With a time that no file had before: an edit within a tick of the disk's clock would look like none. */
	put(path: string, text: string): void {
		const whole = join(this.#folder, path);
		mkdirSync(dirname(whole), { recursive: true });
		writeFileSync(whole, text);
		utimesSync(whole, (this.#time += 1), this.#time);
	}

	change(path: string, change: (text: string) => string): void {
		const whole = join(this.#folder, path);
		if (existsSync(whole)) this.put(path, change(readFileSync(whole, 'utf8')));
	}

	/** Other bytes, of the same size and time, in the same place on the disk. */
	changeInSecret(path: string): void {
		const whole = join(this.#folder, path);
		if (!existsSync(whole)) return;
		const { atime, mtime } = statSync(whole);
		const text = readFileSync(whole, 'utf8');
		writeFileSync(
			whole,
			text.replace(/,(\d)(?=\d*,)/, (_, digit) => `,${(Number(digit) % 9) + 1}`)
		);
		utimesSync(whole, atime, mtime);
	}

	remove(path: string): void {
		rmSync(join(this.#folder, path), { recursive: true, force: true });
	}

	rename(from: string, to: string): void {
		const [old, now] = [join(this.#folder, from), join(this.#folder, to)];
		if (existsSync(old) && !existsSync(now)) renameSync(old, now);
	}

	/** By renaming alone: both keep their bytes, sizes and times. */
	swap(one: string, other: string): void {
		if (one === other) return;
		this.rename(one, '.aside');
		this.rename(other, one);
		this.rename('.aside', other);
	}

	back(steps: number): void {
		const state = this.#states[Math.max(0, this.#states.length - 1 - steps)] ?? begun();
		for (const path of this.#all().keys()) if (!state.has(path)) this.remove(path);
		for (const name of readdirSync(this.#folder))
			if (![...state.keys()].some((path) => path.split('/')[0] === name)) this.remove(name);
		this.#putAll(new Map([...state].filter(([path, text]) => this.#all().get(path) !== text)));
	}

	#putAll(files: State): void {
		for (const [path, text] of files) this.put(path, text);
	}

	#all(): State {
		const paths = readdirSync(this.#folder, { withFileTypes: true, recursive: true })
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name));
		return new Map(
			paths.map((path) => [path.slice(this.#folder.length + 1), readFileSync(path, 'utf8')] as const)
		);
	}
}

type Edit = (on: EditedFolder, a: number, b: number) => void;

const rowsOf = (on: EditedFolder, at: number): string => `${on.id(at)}/observations.csv`;
const lineOf = (text: string, at: number): string => text.split('\n')[1 + (at % 5)] ?? '';
const editSources = (on: EditedFolder, change: (items: Record<string, unknown>[]) => unknown): void =>
	on.change('sources.json', (text) => {
		try {
			return JSON.stringify(change(JSON.parse(text) as Record<string, unknown>[]));
		} catch {
			return text;
		}
	});

/** Kinds of edit, by name; a name for the smallest counter-example to be read. */
export const edits: Readonly<Record<string, Edit>> = {
	'a row is added': (on, a, b) =>
		on.change(
			rowsOf(on, a),
			(text) => `${text}2026-06,2026-08-${10 + b},${b},,,log,new ${b},A1,A,said ${b}\n`
		),
	'a row is changed': (on, a, b) =>
		on.change(rowsOf(on, a), (text) => text.replace(/,\d\d+(?=,)/, `,${60 + b}`)),
	'a row is removed': (on, a, b) =>
		on.change(rowsOf(on, a), (text) => text.replace(`${lineOf(text, b)}\n`, '')),
	'a row changes its grade': (on, a, b) =>
		on.change(rowsOf(on, a), (text) =>
			text.replace(/,[AB]\d,/, `,${b % 2 === 0 ? 'C' : 'B'}${1 + (b % 6)},`)
		),
	'a row takes another source': (on, a, b) =>
		on.change(rowsOf(on, a), (text) => text.replace(/diary|chart/, ['log', 'chart', 'unknown'][b % 3] ?? '')),
	'an indicator is described anew': (on, a, b) =>
		on.change(`${on.id(a)}/indicator.yaml`, (text) =>
			text
				.replace(/publication_lag_days: \d+/, `publication_lag_days: ${b}`)
				.replace(/at: \d+, reason: as built/, `at: ${90 + b}, reason: as built`)
		),
	'an indicator changes its group': (on, a, b) =>
		on.change(`${on.id(a)}/indicator.yaml`, (text) =>
			text.replace(/group: .*/, `group: ${b % 2 === 0 ? 'heat' : 'light'}`)
		),
	'a source is dated anew': (on, a, b) =>
		editSources(on, (items) =>
			items.map((one, at) =>
				at === a % 3 ? { ...one, issued: { 'date-parts': [[2026, 6 + (b % 4), 21]] } } : one
			)
		),
	'a source has another title': (on, a, b) =>
		editSources(on, (items) => items.map((one, at) => (at === a % 3 ? { ...one, title: `No. ${b}` } : one))),
	'a source is removed': (on, a) => editSources(on, (items) => items.filter((_, at) => at !== a % 3)),
	'sources come in another order': (on) => editSources(on, (items) => items.toReversed()),
	'a group is renamed': (on, a, b) =>
		on.change('watch.yaml', (text) => text.replace(/name: Heat\w*/, `name: Heat${'a'.repeat(1 + b)}`)),
	'a group has another id': (on) =>
		on.change('watch.yaml', (text) =>
			text.includes('id: heat')
				? text.replace('id: heat', 'id: warmth')
				: text.replace('id: warmth', 'id: heat')
		),
	'the watch has other terms': (on, a, b) =>
		on.change('watch.yaml', (text) =>
			text
				.replace(/threshold: .*/, `threshold: ${5 + a * 4}`)
				.replace(/history_from: .*/, `history_from: 2025-0${1 + b}-01\nhorizon: P${1 + b}Y`)
				.replace(/(\nhorizon: .*)\nhorizon: .*/, '$1')
		),
	'a scenario weighs otherwise': (on, a, b) =>
		on.change('scenarios/only.yaml', (text) =>
			text.replace(/weights: .*/, `weights: { ${on.id(a)}: { weight: ${10 + b} } }`)
		),
	'a scenario comes or goes': (on, a) =>
		a % 2
			? on.remove('scenarios/two.yaml')
			: on.put(
					'scenarios/two.yaml',
					`name: Two\nstoryline: Another.\nweights: { ${on.id(a)}: { weight: 7 } }\n`
				),
	'an indicator is added': (on, a, b) => {
		on.put(`more-${b}/indicator.yaml`, begun().get('lamp/indicator.yaml') ?? '');
		on.put(`more-${b}/observations.csv`, begun().get(`${a % 2 ? 'fan' : 'stove'}/observations.csv`) ?? '');
	},
	'an indicator is removed': (on, a) => on.remove(on.id(a)),
	'an indicator is renamed': (on, a, b) => on.rename(on.id(a), `fan-${b}`),
	'two swap their rows': (on, a, b) => on.swap(rowsOf(on, a), rowsOf(on, b)),
	'two swap their folders': (on, a, b) => on.swap(on.id(a), on.id(b)),
	'a file becomes nonsense': (on, a, b) =>
		on.put([rowsOf(on, b), 'watch.yaml', 'sources.json', `${on.id(b)}/indicator.yaml`][a % 4] ?? '', '{ "'),
	'a file goes': (on, a, b) =>
		on.remove([rowsOf(on, b), 'events.csv', 'signposts.yaml', `${on.id(b)}/indicator.yaml`][a % 4] ?? ''),
	'the events are others': (on, a, b) =>
		on.put('events.csv', `date,title,category,source,published\n2026-06-1${b},Lit,light,log,\n`),
	'a figure changes in secret': (on, a) => on.changeInSecret(rowsOf(on, a)),
	'the folder is as it was': (on, a) => on.back(a % 5),
	'the folder is as at first': (on) => on.back(Infinity),
	'nothing happens': () => undefined
};
