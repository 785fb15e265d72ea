import type { Day } from '#engine';
import { shown, textsOf } from '#parse';
import { foreignDay, monthIndex, monthsIn, spanStart, spanText } from '../../reading/table/foreign-date.ts';
import { CutEnds } from '../../reading/shared/cut-ends.ts';
import { ForeignTable, type TableForm } from '../../reading/table/foreign-table.ts';
import type { FoundObservation, Harvest, ImportLog } from '../../reading/import-log.ts';
import { SeenKeys } from '../../reading/shared/seen-keys.ts';
import { owned, Selection } from '../../reading/table/selection.ts';
import type { UnVotesBlock } from './block.ts';

type Vote = 'yes' | 'abstain' | 'no';

const form: TableForm<'vote' | 'resolution' | 'code' | 'name' | 'date' | 'title' | 'symbol'> = {
	name: 'votes of the General Assembly',
	columns: {
		vote: ['ms_vote', 'vote'],
		resolution: ['undl_id', 'rcid'],
		code: ['ms_code', 'country_code'],
		name: ['ms_name', 'country'],
		date: ['date'],
		title: ['title', 'descr'],
		symbol: ['resolution', 'unres']
	},
	required: ['vote', 'resolution', 'code', 'name', 'date']
};

/** `X` is a state that didn't take part; Voeten's numbers and words mean the same. */
const votes: Readonly<Record<string, Vote | null>> = {
	y: 'yes',
	yes: 'yes',
	'1': 'yes',
	a: 'abstain',
	abstain: 'abstain',
	'2': 'abstain',
	n: 'no',
	no: 'no',
	'3': 'no',
	x: null,
	'': null,
	'8': null,
	'9': null,
	absent: null
};

/** One roll call, as the two states voted. */
interface RollCall {
	readonly day: Day;
	one?: Vote;
	other?: Vote;
}

/**
 * How often two states voted alike, in per cent of the roll calls in which both took part: yes, no and abstention are
 * three different votes. Periods that the file may cut at its ends are left out.
 */
export async function readUnVotes(
	chunks: AsyncIterable<Uint8Array>,
	block: UnVotesBlock,
	log: ImportLog
): Promise<Harvest> {
	const table = await ForeignTable.open(chunks, form, log);
	if (table === null) return log.harvest([]);
	const { places } = table;
	const states = { one: new Selection('one', block.one), other: new Selection('other', block.other) };
	const match = textsOf(block.match).map((text) => text.toLowerCase());
	const keys = new SeenKeys('vote of a state', log);
	const calls = new Map<string, RollCall>();
	const ends = new CutEnds();
	for await (const batch of table.batches())
		for (const { line, cells } of batch) {
			const cell = (place: number): string => (cells[place] ?? '').trim();
			const state = [cell(places.code), cell(places.name)];
			const sides = (['one', 'other'] as const).filter((side) => states[side].has(...state));
			if (sides.length === 0) continue;
			if (/^(?:S\/|A\/C\.)/i.test(cell(places.symbol))) complainOfBody(cell(places.symbol), line, log);
			const day = foreignDay(cell(places.date));
			if (day !== null) ends.see(day);
			if (match.length > 0 && !match.some((text) => cell(places.title).toLowerCase().includes(text)))
				continue;
			const vote = votes[cell(places.vote).toLowerCase()];
			if (vote === undefined) complain('vote', cell(places.vote), line, log);
			else if (day === null) complain('date', cell(places.date), line, log);
			if (log.isStopped() || vote === undefined || day === null) return log.harvest([]);
			const id = cell(places.resolution);
			if (!keys.isNew(`${id} ${state.join(' ')}`, `${vote ?? 'absent'} ${day}`, line) || vote === null)
				continue;
			const call: RollCall = calls.get(id) ?? { day };
			if (call.day !== day) complain('date', cell(places.date), line, log);
			for (const side of sides) call[side] = vote;
			calls.set(owned(id), call);
		}
	keys.tell();
	states.one.complainIfEmpty(log);
	states.other.complainIfEmpty(log);
	return log.harvest(log.isStopped() ? [] : agreements([...calls.values()], block, ends, log));
}

function agreements(
	calls: readonly RollCall[],
	block: UnVotesBlock,
	ends: CutEnds,
	log: ImportLog
): readonly FoundObservation[] {
	const months = monthsIn[block.every ?? 'year'];
	const periods = new Map<number, { both: number; alike: number }>();
	for (const { day, one, other } of calls) {
		const start = spanStart(monthIndex(day), block.every ?? 'year');
		if (one === undefined || other === undefined || start < (block.from ?? 0) * 12) continue;
		const held = periods.get(start) ?? { both: 0, alike: 0 };
		periods.set(start, { both: held.both + 1, alike: held.alike + (one === other ? 1 : 0) });
	}
	const enough = [...periods].filter(([, { both }]) => both >= (block.fewest ?? 10));
	const whole = ends.whole(
		enough.map(([start]) => start),
		months,
		log
	);
	return enough.flatMap(([start, { both, alike }]) => {
		if (!whole.has(start)) return [];
		const period = spanText(start, months);
		return [
			{
				period,
				value: (100 * alike) / both,
				low: null,
				high: null,
				status: 'E' as const,
				locator: `roll calls of ${period}`,
				note: `Voted alike in ${alike} of ${both} roll calls in which both took part.`
			}
		];
	});
}

/** The Digital Library gives the votes of the Security Council in the same form. */
function complainOfBody(symbol: string, line: number, log: ImportLog): void {
	log.issues.add({
		code: 'import/wrong-list',
		line,
		field: 'resolution',
		expected: 'votes of the General Assembly (A/RES/…)',
		received: `a vote of ${/^S/i.test(symbol) ? 'the Security Council' : 'a committee'}, ${shown(symbol)}`,
		hint: 'download "Member States Votes on General Assembly resolutions"'
	});
}

function complain(field: 'vote' | 'date', cell: string, line: number, log: ImportLog): void {
	log.issues.add({
		code: field === 'vote' ? 'import/unknown-vote' : 'import/bad-date',
		line,
		field,
		expected:
			field === 'vote'
				? 'yes, no, abstain, or absent, as the publisher writes it'
				: 'a date such as 2026-10-15, the same for every state in a roll call',
		received: shown(cell),
		hint: 'the file may have been changed by hand; download it anew'
	});
}
