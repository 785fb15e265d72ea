import { owned, Selection } from '../../reading/table/selection.ts';
import type { ComtradeBlock } from './block.ts';

export type Flow = 'exports' | 'imports';

/** A total of one reporter's trade with one partner; codes, ISO letters and names of both. */
export interface TradeRow {
	/** As written: `2024`, `202403`. */
	readonly period: string;
	readonly reporter: readonly string[];
	readonly partner: readonly string[];
	readonly flow: Flow;
}

/** In dollars. */
export interface TradeSum {
	/** Null where the file has no row for the partner. */
	partner: number | null;
	/** The publisher's own total; null where the file has no row for the world. */
	world: number | null;
	/** Of all countries on the other side that the file names. */
	named: number;
	/** How many these are. */
	countries: number;
}

export type TradeFlows = Readonly<Record<Flow, TradeSum>>;

/** Adds up a country's trade with one partner and with the world, from its own books or from its partners'. */
export class TradeLedger {
	readonly reporter: Selection;
	readonly partner: Selection;
	readonly commodity: Selection;
	/** By period as written. */
	readonly periods = new Map<string, TradeFlows>();
	/** Periods with a row that counts but can't be read. */
	readonly tainted = new Set<string>();
	readonly #isMirror: boolean;

	constructor(block: ComtradeBlock) {
		this.#isMirror = block.mirror === true;
		this.reporter = new Selection('reporter', block.reporter);
		this.partner = new Selection('partner', block.partner);
		this.commodity = new Selection('commodity', block.commodity ?? 'TOTAL');
	}

	/** Whether a row counts: about the country asked for, which in mirror data stands as the partner. */
	wants(reporter: readonly string[], partner: readonly string[], commodity: string): boolean {
		return this.reporter.has(...(this.#isMirror ? partner : reporter)) && this.commodity.has(commodity);
	}

	add(row: TradeRow, value: number): void {
		const sum = this.#sumOf(row);
		const other = this.#isMirror ? row.reporter : row.partner;
		if (this.partner.has(...other)) sum.partner = (sum.partner ?? 0) + value;
		if (isWorld(other)) sum.world = (sum.world ?? 0) + value;
		else {
			sum.named += value;
			sum.countries += 1;
		}
	}

	taint(row: TradeRow): void {
		this.tainted.add(owned(row.period));
	}

	#sumOf({ period, flow }: TradeRow): TradeSum {
		let flows = this.periods.get(period);
		if (flows === undefined) {
			flows = { exports: blankSum(), imports: blankSum() };
			this.periods.set(owned(period), flows);
		}
		// What the partners book as imports are the country's exports.
		return flows[this.#isMirror ? (flow === 'imports' ? 'exports' : 'imports') : flow];
	}
}

export function blankSum(): TradeSum {
	return { partner: null, world: null, named: 0, countries: 0 };
}

/** How much of the world's total the named countries must hold for a partner without a row to have had no trade. */
const WHOLE = 0.999;

/**
 * The trade with the partner. Without a row of it there was none only where the countries that do have rows make up the
 * publisher's total; else the row may just not have been downloaded: null.
 */
export function partnerOf({ partner, world, named }: TradeSum): number | null {
	return partner ?? (world !== null && world > 0 && named >= world * WHOLE ? 0 : null);
}

function isWorld(country: readonly string[]): boolean {
	return country.some((cell) => cell === '0' || cell === 'W00' || cell === 'WLD' || cell === 'World');
}
