import { differencesOf } from '#parse';
import { editText } from '../briefing/difference-view.ts';
import { scoreText } from '../words/numbers/score-text.ts';
import type { ComparedEnd } from './compared-end.ts';

const NONE = 'no verdict';

function positionIn({ outlook, verdictNames }: ComparedEnd): { verdict: string; number: string } {
	const { position, score, threshold } = outlook;
	return {
		verdict: position === null ? NONE : verdictNames.positions[position].toLowerCase(),
		number: score === null ? 'none' : scoreText(score, threshold)
	};
}

function directionIn({ outlook, verdictNames }: ComparedEnd): { verdict: string; number: string } {
	const { direction, directionThreshold } = outlook;
	const { verdict, change } = direction;
	return {
		verdict: verdict === null ? NONE : verdictNames.directions[verdict].toLowerCase(),
		number: change === null ? 'none' : scoreText(change, directionThreshold)
	};
}

/** A sentence for each verdict: whether it changed, from what to what. */
export function verdictChanges(from: ComparedEnd, to: ComparedEnd): readonly string[] {
	return (
		[
			['How close', positionIn],
			['Which way', directionIn]
		] as const
	).map(([name, read]) => {
		const [was, is] = [read(from), read(to)];
		const numbers = `${was.number} → ${is.number}`;
		return was.verdict === is.verdict
			? `${name}: ${is.verdict} both times (${numbers}).`
			: `${name} changed: ${was.verdict} → ${is.verdict} (${numbers}).`;
	});
}

/** Every weight, reading and what-if that differs, from what to what. */
export function lensChanges(from: ComparedEnd, to: ComparedEnd): readonly string[] {
	const names = new Map([...from.names, ...to.names]);
	const units = new Map([...from.units, ...to.units]);
	return differencesOf(from.lens, to.lens).map((edit) => {
		const measured = units.get(edit.id) ?? { unit: '', decimals: 2 };
		return `${names.get(edit.id) ?? edit.id}: ${editText(edit, measured)}`;
	});
}
