import { parsePeriod, shown } from '#parse';
import { monthsIn, type Span, spanStart, spanText } from '../../reading/table/foreign-date.ts';
import type { ImportLog } from '../../reading/import-log.ts';
import {
	blankSum,
	type Flow,
	partnerOf,
	type TradeFlows,
	type TradeLedger,
	type TradeSum
} from './trade-ledger.ts';

const FLOWS: readonly Flow[] = ['exports', 'imports'];

/**
 * The ledger's sums by period as observations.csv writes it, each as long as asked for. A year stands as published;
 * months are added up to a quarter or year when all of them are there, and said to be missing when not.
 */
export function tradePeriods(
	{ periods, tainted }: TradeLedger,
	every: Span,
	log: ImportLog
): ReadonlyMap<string, TradeFlows> {
	const found = new Map<string, TradeFlows>();
	const months = new Map<string, { sums: TradeFlows; count: number; isTainted: boolean }>();
	for (const [written, flows] of periods) {
		const month = /^(\d{4})(\d\d)$/.exec(written);
		if (month === null) {
			if (parsePeriod(written) === null) complainOfPeriod(written, log);
			else if (every === 'year' && !tainted.has(written)) found.set(written, flows);
			continue;
		}
		const start = spanStart(Number(month[1]) * 12 + Number(month[2]) - 1, every);
		const period = spanText(start, monthsIn[every]);
		const held = months.get(period) ?? { sums: blankFlows(), count: 0, isTainted: false };
		for (const flow of FLOWS) addUp(held.sums[flow], flows[flow], held.count === 0);
		held.isTainted ||= tainted.has(written);
		months.set(period, { ...held, count: held.count + 1 });
	}
	for (const [period, { sums, count, isTainted }] of months)
		if (count < monthsIn[every]) tellMissing(period, count, monthsIn[every], found.has(period), log);
		else if (!found.has(period) && !isTainted) found.set(period, sums);
	return found;
}

function blankFlows(): TradeFlows {
	return { exports: blankSum(), imports: blankSum() };
}

/** A total, and what the partner has of it, is known when every month's is. */
function addUp(sum: TradeSum, part: TradeSum, isFirst: boolean): void {
	sum.world = (isFirst || sum.world !== null) && part.world !== null ? (sum.world ?? 0) + part.world : null;
	const more = partnerOf(part);
	sum.partner = (isFirst || sum.partner !== null) && more !== null ? (sum.partner ?? 0) + more : null;
	sum.named += part.named;
	sum.countries = Math.max(sum.countries, part.countries);
}

function complainOfPeriod(written: string, log: ImportLog): void {
	log.rejected.add({
		code: 'import/bad-period',
		field: 'period',
		expected: 'a year or month',
		received: shown(written)
	});
}

function tellMissing(period: string, count: number, needed: number, isThere: boolean, log: ImportLog): void {
	if (isThere) return;
	log.rejected.add({
		code: 'import/cut-period',
		field: 'period',
		expected: `all ${needed} months of ${period}`,
		received: count === 1 ? '1 month' : `${count} months`,
		hint: 'download the year, or all of its months; or set every to month in the import block'
	});
}
