import { checkSnapshot, type NumberedSnapshot, parseSnapshotFile, type SnapshotCheck } from '#briefing';
import { briefingViewOf, type BriefingView } from '#present';

/** The script within a briefing's one-file page: verifies it where it stands, with no server and no network. */

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
const textOf = (selector: string): string => plain(document.querySelector(selector)?.textContent ?? '');

/** Everything that the page must say in words: verdicts, judgement, what it departs from, who answers for it. */
function sentencesOf(view: BriefingView): readonly string[] {
	const { robustness, judgement, front, difference } = view;
	const judged = judgement && [
		judgement.likelihood,
		judgement.statement,
		judgement.reason,
		...judgement.paragraphs,
		...judgement.continued
	];
	const departs = difference && [
		difference.heading,
		difference.says,
		...difference.rows.flatMap(({ name, change, observed, reason }) => [name, change, observed, reason])
	];
	const verdicts = [front.close, front.way, front.since].flatMap(({ heading, text }) => [heading, text]);
	const weights = view.weights.flatMap(({ name, weight, before, reason }) => [name, weight, before, reason]);
	return [
		view.headline,
		view.title,
		view.handling,
		view.by,
		...view.sentences,
		robustness.draws,
		robustness.tipping,
		...verdicts,
		...front.hangs,
		...weights,
		...(judged ?? []),
		...(departs ?? [])
	].filter((text) => text !== null);
}

const rowsOf = (selector: string): readonly string[] =>
	[...document.querySelectorAll(selector)].map((row) => plain(row.textContent));

/** Whether a row begins with the name and holds all of the texts. */
const hasRow = (rows: readonly string[], name: string, texts: readonly string[]): boolean =>
	rows.some((row) => row.startsWith(plain(name)) && texts.every((text) => row.includes(plain(text))));

/** What the page shows and the record doesn't say: a record can be whole and the print above it forged. */
function forged({ id, record }: NumberedSnapshot): string[] {
	const view = briefingViewOf(id, record, '');
	const shown = textOf('.briefing');
	const missing = sentencesOf(view).filter((text) => !shown.includes(plain(text)));
	const [table, parts] = [rowsOf('.indicators tr'), rowsOf('.parts tr')];
	const wrong = view.groups
		.flatMap((group) => group.rows)
		.filter(({ name, latest, weight, adds }) => !hasRow(table, name, [latest, weight, adds]));
	const wrongParts = view.front.parts.filter(
		({ name, latest, adds, before }) => !hasRow(parts, name, [latest, adds, before])
	);
	return [...missing, ...[...wrong, ...wrongParts].map(({ name }) => `the row of ${name}`)];
}

function verdictOf(check: SnapshotCheck, differing: readonly string[]): string {
	if (check.hash !== check.id)
		return `Does not match: the record hashes to ${check.hash}, not to its number.`;
	const [first] = check.differences;
	if (first !== undefined)
		return `Does not match: ${first.field} is stated as ${first.stated} and comes out as ${first.computed}.`;
	if (differing.length > 0)
		return `Does not match: the page shows something else than its record: ${differing.join('; ')}.`;
	return 'Matches: the record hashes to its number, every figure comes out the same when computed again, and the page shows them.';
}

async function verify(): Promise<void> {
	const place = document.querySelector('#verification');
	if (place === null) return;
	const { value, issues } = parseSnapshotFile(document.querySelector('#record')?.textContent ?? '');
	const number = document.documentElement.dataset.number ?? '';
	let words: string;
	let sound = false;
	if (value === null)
		words = `Does not match: the record can't be read (${issues[0]?.field ?? issues[0]?.expected ?? ''}).`;
	else if (value.id !== number || !textOf('.verify').includes(number))
		words = 'Does not match: the page and its record bear different numbers.';
	else {
		const check = await checkSnapshot(value);
		const differing = forged(value);
		sound = check.sound && differing.length === 0;
		words = verdictOf(check, differing);
	}
	place.textContent = words;
	place.setAttribute('data-sound', String(sound));
}

verify().catch((error: unknown) => {
	const place = document.querySelector('#verification');
	if (place !== null) place.textContent = `Could not be verified here: ${String(error)}`;
});
