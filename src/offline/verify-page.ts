import { checkSnapshot, type NumberedSnapshot, parseSnapshotFile, type SnapshotCheck } from '#briefing';
import { briefingViewOf } from '#present';

/** The script within a briefing's one-file page: verifies it where it stands, with no server and no network. */

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
const textOf = (selector: string): string => plain(document.querySelector(selector)?.textContent ?? '');

/** What the page shows and the record doesn't say: a record can be whole and the print above it forged. */
function forged({ id, record }: NumberedSnapshot): string[] {
	const view = briefingViewOf(id, record, '');
	const shown = textOf('.briefing');
	const { robustness, judgement } = view;
	const judged = judgement && [
		judgement.likelihood,
		judgement.statement,
		judgement.reason,
		...judgement.paragraphs
	];
	const sentences = [
		view.headline,
		view.title,
		...view.sentences,
		robustness.draws,
		robustness.tipping,
		...(judged ?? [])
	];
	const missing = sentences.filter((text) => text !== null && !shown.includes(plain(text)));
	const rows = [...document.querySelectorAll('.briefing tr')].map((row) => plain(row.textContent));
	const wrong = view.groups
		.flatMap((group) => group.rows)
		.filter(({ name, latest, weight, adds }) => {
			const row = rows.find((text) => text.startsWith(plain(name)));
			return row === undefined || ![latest, weight, adds].every((text) => row.includes(plain(text)));
		});
	return [...missing.map(String), ...wrong.map(({ name }) => `the row of ${name}`)];
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
