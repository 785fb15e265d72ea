import type { Assumption, Day, Issue, Polarity, ScenarioWeight } from '#engine';
import { differencesOf, NO_WEIGHT } from './lens-difference.ts';
import { lensNameOf, LONGEST_LENS } from './lens-name.ts';
import { dayText, parseDay } from '../text/dates/date.ts';
import { type Complaint, IssueList, shown } from '../text/issue-list.ts';
import { decimalHint, decimalText, parseDecimal } from '../text/number.ts';
import type { Watch, WatchScenario } from '../watch/watch.ts';
import type { DayCheck } from '../watch/known-days.ts';

/** The part of a watch that an address can speak of. */
export type LinkedWatch = Pick<Watch, 'defaultScenario' | 'scenarios' | 'indicators'>;

/** The dashboard's state, as its address holds it. */
export interface ScenarioLink {
	/** The scenario as edited in the address. */
	readonly scenario: WatchScenario;
	/** The day asked for; null for today. */
	readonly asOf: Day | null;
}

/** A link read from an address. Parameters that couldn't be read are ignored, and are the issues. */
export interface ParsedScenarioLink extends ScenarioLink {
	/** The scenario as the watch has it. */
	readonly base: WatchScenario;
	readonly issues: readonly Issue[];
}

/**
 * Reads `scenario`, `as-of`, `lens` (a reader's name for it), `w.<id>`, `p.<id>` and `x.<id>` (empty: no assumption); other
 * parameters belong to somebody else and are passed over. The watch must have its default scenario, as every checked watch does. `days` are those that
 * may be asked about; left out, any.
 */
export function parseScenarioLink(
	query: URLSearchParams | string,
	watch: LinkedWatch,
	days: DayCheck | null = null
): ParsedScenarioLink {
	const issues = new IssueList(null);
	const parameters = onceEach(new URLSearchParams(query), issues);
	const base = baseOf(parameters.get('scenario'), watch, issues);
	const asOf = asOfOf(parameters.get('as-of'), days, issues);
	const lens = lensOf(parameters.get('lens'), base, issues);
	const edit = new Edit(base, watch, issues);
	for (const [name, value] of parameters) if (/^[wpx]\./.test(name)) edit.apply(name, value);
	const scenario = { ...edit.scenario(), ...(lens === null ? {} : { lens }) };
	return { base, scenario, asOf, issues: issues.toArray() };
}

/** The first value of each of our parameters; a repeated one is an issue. */
function onceEach(query: URLSearchParams, issues: IssueList): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	for (const [name, value] of query) {
		if (!/^(?:scenario|as-of|lens|[wpx]\..*)$/s.test(name)) continue;
		if (found.has(name)) issues.add(complaint('link/repeated', name, 'each parameter once', value));
		else found.set(name, value);
	}
	return found;
}

function complaint(
	code: string,
	field: string,
	expected: string,
	value: string,
	hint: string | null = null
): Complaint {
	return { code, field: shown(field), expected, received: shown(value), hint };
}

function baseOf(id: string | undefined, watch: LinkedWatch, issues: IssueList): WatchScenario {
	const named = watch.scenarios.find((scenario) => scenario.id === id);
	if (named !== undefined) return named;
	const ids = watch.scenarios.map((scenario) => scenario.id);
	if (id !== undefined)
		issues.add(complaint('link/unknown-scenario', 'scenario', `one of ${ids.join(', ')}`, id));
	const fallback = watch.scenarios.find((scenario) => scenario.id === watch.defaultScenario);
	if (fallback === undefined) throw new Error('A watch without its default scenario');
	return fallback;
}

function asOfOf(text: string | undefined, days: DayCheck | null, issues: IssueList): Day | null {
	if (text === undefined) return null;
	const day = parseDay(text);
	if (day === null) issues.add(complaint('link/bad-date', 'as-of', 'a date such as 2025-03-10', text));
	const issue = day === null || days === null ? null : days('as-of', day);
	if (issue === null) return day;
	issues.add(issue);
	return null;
}

/** A reader's own name for the lens; null without one, and where it is the scenario's. */
function lensOf(text: string | undefined, { name }: WatchScenario, issues: IssueList): string | null {
	const lens = lensNameOf(text ?? '');
	const { length } = Array.from(lens);
	if (length > LONGEST_LENS) {
		const expected = `at most ${LONGEST_LENS} characters`;
		issues.add({ code: 'link/too-long', field: 'lens', expected, received: `${length} characters` });
		return null;
	}
	return lens === '' || lens === lensNameOf(name) ? null : lens;
}

class Edit {
	readonly #base: WatchScenario;
	readonly #watch: LinkedWatch;
	readonly #issues: IssueList;
	readonly #weights: Map<string, ScenarioWeight>;
	readonly #assumptions: Map<string, Assumption>;

	constructor(base: WatchScenario, watch: LinkedWatch, issues: IssueList) {
		this.#base = base;
		this.#watch = watch;
		this.#issues = issues;
		this.#weights = new Map(base.weights);
		this.#assumptions = new Map(base.assumptions);
	}

	scenario(): WatchScenario {
		return { ...this.#base, weights: this.#weights, assumptions: this.#assumptions };
	}

	apply(name: string, value: string): void {
		const id = name.slice(2);
		const indicator = this.#watch.indicators.find((known) => known.id === id);
		if (indicator === undefined)
			this.#issues.add(complaint('link/unknown-indicator', name, 'an indicator of the watch', id));
		else if (indicator.contextOnly)
			this.#issues.add(complaint('link/context-indicator', name, 'an indicator that is scored', id));
		else if (name.startsWith('w.')) this.#weigh(id, name, value);
		else if (name.startsWith('p.')) this.#turn(id, name, value);
		else this.#assume(id, name, value, indicator.bounds);
	}

	#weigh(id: string, name: string, value: string): void {
		const weight = parseDecimal(value);
		if (weight === null || weight < 0 || weight > 100)
			this.#issues.add(complaint('link/bad-weight', name, 'a number from 0 to 100', value));
		else this.#set(id, { weight });
	}

	#turn(id: string, name: string, value: string): void {
		if (value === '1' || value === '-1') this.#set(id, { polarity: Number(value) as Polarity });
		else this.#issues.add(complaint('link/bad-polarity', name, '1 or -1', value));
	}

	#set(id: string, change: Partial<ScenarioWeight>): void {
		const before = this.#weights.get(id) ?? NO_WEIGHT;
		const after = { ...before, ...change };
		if (after.weight !== before.weight || after.polarity !== before.polarity) this.#weights.set(id, after);
	}

	#assume(
		id: string,
		name: string,
		text: string,
		bounds: { readonly min: number | null; readonly max: number | null }
	): void {
		if (text === '') {
			this.#assumptions.delete(id);
			return;
		}
		const value = parseDecimal(text);
		if (value === null)
			this.#issues.add(
				complaint('link/bad-value', name, 'a plain decimal number, or nothing', text, decimalHint(text))
			);
		else if ((bounds.min !== null && value < bounds.min) || (bounds.max !== null && value > bounds.max))
			this.#issues.add(
				complaint('link/out-of-bounds', name, `${bounds.min ?? 'open'} to ${bounds.max ?? 'open'}`, text)
			);
		else if (this.#assumptions.get(id)?.value !== value) this.#assumptions.set(id, { value, reason: null });
	}
}

const NOTHING = { weights: new Map<string, ScenarioWeight>(), assumptions: new Map<string, Assumption>() };

/** What differs from the watch's scenario, as parameters: weights, polarities, then assumptions, each by id. */
function editsOf(scenario: WatchScenario, watch: LinkedWatch): [name: string, value: string][] {
	const base = watch.scenarios.find((known) => known.id === scenario.id) ?? NOTHING;
	const scored = new Set(watch.indicators.flatMap(({ id, contextOnly }) => (contextOnly ? [] : [id])));
	const found = differencesOf(base, scenario).filter(({ id }) => scored.has(id));
	const text = (value: number | null): string => (value === null ? '' : decimalText(value));
	return [
		...found.flatMap(({ id, weight }) => (weight === null ? [] : [[`w.${id}`, decimalText(weight.to)]])),
		...found.flatMap(({ id, polarity }) => (polarity === null ? [] : [[`p.${id}`, String(polarity.to)]])),
		...found.flatMap(({ id, assumption }) => (assumption === null ? [] : [[`x.${id}`, text(assumption.to)]]))
	] as [string, string][];
}

/** Whether a link to the scenario would hold more than its name. */
export function isEdited(scenario: WatchScenario, watch: LinkedWatch): boolean {
	return editsOf(scenario, watch).length > 0;
}

/**
 * The query string (without `?`) of a link: always the scenario, the day unless it is today, the reader's name for it
 * where it has one, and of the weights, polarities and assumptions only what differs from the watch's scenario.
 */
export function formatScenarioLink({ scenario, asOf }: ScenarioLink, watch: LinkedWatch): string {
	const day: [string, string][] = asOf === null ? [] : [['as-of', dayText(asOf)]];
	const { id, lens } = scenario;
	const name: [string, string][] = lens === undefined ? [] : [['lens', lens]];
	return new URLSearchParams([['scenario', id], ...day, ...name, ...editsOf(scenario, watch)]).toString();
}
