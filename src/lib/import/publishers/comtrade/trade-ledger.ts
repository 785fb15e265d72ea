import { parsePeriod, shown } from '#parse';
import type { ComtradeBlock } from './block.ts';
import type { FoundObservation, ImportLog } from '../../reading/import-log.ts';
import { owned, Selection } from '../../reading/selection.ts';

export type Flow = 'exports' | 'imports';

/** A total of one reporter's trade with one partner; codes, ISO letters and names of both. */
export interface TradeRow {
	readonly period: string;
	readonly reporter: readonly string[];
	readonly partner: readonly string[];
	readonly flow: Flow;
}

interface Sum {
	partner: number;
	world: number | null;
	/** Of all partners named, where the file has no row for the world. */
	named: number;
}

/** Adds up a country's trade with one partner and with the world, from its own books or from its partners'. */
export class TradeLedger {
	readonly #block: ComtradeBlock;
	readonly #log: ImportLog;
	readonly #reporter: Selection;
	readonly #partner: Selection;
	readonly #commodity: Selection;
	readonly #periods = new Map<string, Record<Flow, Sum>>();
	readonly #tainted = new Set<string>();

	constructor(block: ComtradeBlock, log: ImportLog) {
		this.#block = block;
		this.#log = log;
		this.#reporter = new Selection('reporter', block.reporter);
		this.#partner = new Selection('partner', block.partner);
		this.#commodity = new Selection('commodity', block.commodity ?? 'TOTAL');
	}

	/** Whether a row counts: about the country asked for, which in mirror data stands as the partner. */
	wants(reporter: readonly string[], partner: readonly string[], commodity: string): boolean {
		const country = this.#block.mirror === true ? partner : reporter;
		return this.#reporter.has(...country) && this.#commodity.has(commodity);
	}

	add(row: TradeRow, value: number): void {
		const sum = this.#sumOf(row);
		const other = this.#block.mirror === true ? row.reporter : row.partner;
		if (isWorld(other)) {
			sum.world = (sum.world ?? 0) + value;
			if (this.#partner.has(...other)) sum.partner += value;
			return;
		}
		sum.named += value;
		if (this.#partner.has(...other)) sum.partner += value;
	}

	/** A row that counts but can't be read: its period would be wrong. */
	taint(row: TradeRow): void {
		this.#tainted.add(row.period);
	}

	observations(): readonly FoundObservation[] {
		this.#reporter.complainIfEmpty(this.#log);
		this.#commodity.complainIfEmpty(this.#log);
		this.#partner.complainIfEmpty(this.#log);
		const from = String(this.#block.from ?? '');
		return [...this.#periods]
			.filter(([period]) => !this.#tainted.has(period) && period >= from)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.flatMap(([period, flows]) => this.#observationOf(period, flows) ?? []);
	}

	#sumOf({ period, flow }: TradeRow): Sum {
		let flows = this.#periods.get(period);
		if (flows === undefined) {
			flows = { exports: blankSum(), imports: blankSum() };
			this.#periods.set(owned(period), flows);
		}
		// What the partners book as imports are the country's exports.
		if (this.#block.mirror !== true) return flows[flow];
		return flows[flow === 'imports' ? 'exports' : 'imports'];
	}

	#observationOf(written: string, flows: Readonly<Record<Flow, Sum>>): FoundObservation | null {
		const period = periodText(written);
		if (parsePeriod(period) === null) {
			this.#log.rejected.add({
				code: 'import/bad-period',
				field: 'period',
				expected: 'a year or month',
				received: shown(written)
			});
			return null;
		}
		const { flow = 'both', measure = 'share', divide = 1 } = this.#block;
		const parts = (flow === 'both' ? (['exports', 'imports'] as const) : [flow]).map((name) => flows[name]);
		if (parts.some((part) => worldOf(part) === 0)) return null;
		if (measure === 'share' && parts.some(({ world, named, partner }) => world === null && named === partner))
			return this.#noTotal(written);
		const shares = parts.map((part) => (100 * part.partner) / worldOf(part));
		const traded = parts.reduce((sum, part) => sum + part.partner, 0);
		const world = parts.reduce((sum, part) => sum + worldOf(part), 0);
		const rest = { period, status: 'E', locator: this.#locator(written, flow) } as const;
		if (measure === 'value')
			return { ...rest, value: traded / divide, low: null, high: null, note: this.#note(parts, flow) };
		const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
		return {
			...rest,
			value: this.#block.combine === 'mean' ? mean : (100 * traded) / world,
			low: flow === 'both' ? Math.min(...shares) : null,
			high: flow === 'both' ? Math.max(...shares) : null,
			note: this.#note(parts, flow)
		};
	}

	/** A file with one partner alone would make every share a hundred per cent. */
	#noTotal(period: string): null {
		this.#log.issues.add({
			code: 'import/too-narrow',
			field: 'partner',
			expected: 'the partner World, or all partners',
			received: `only ${this.#partner.name} in ${shown(period)}`,
			hint: 'download it again with World among the partners'
		});
		return null;
	}

	#locator(period: string, flow: string): string {
		const books =
			this.#block.mirror === true
				? `all reporters, partner ${this.#reporter.name}`
				: `reporter ${this.#reporter.name}`;
		return `${books}, ${flow === 'both' ? 'imports and exports' : flow}, commodity ${this.#commodity.name}, ${period}`;
	}

	#note(parts: readonly Sum[], flow: string): string {
		const names = flow === 'both' ? ['exports', 'imports'] : [flow];
		const shares = parts.map(
			(part, index) => `${names[index] ?? ''} ${((100 * part.partner) / worldOf(part)).toFixed(1)} per cent`
		);
		const kind = this.#block.mirror === true ? 'From the partners’ books: ' : '';
		const sums = parts.every(({ world }) => world !== null)
			? ''
			: ' The total adds up the partners in the file.';
		return `${kind}Part of ${this.#partner.name}: ${shares.join(', ')}.${sums}`;
	}
}

function blankSum(): Sum {
	return { partner: 0, world: null, named: 0 };
}

function worldOf({ world, named }: Sum): number {
	return world ?? named;
}

function isWorld(country: readonly string[]): boolean {
	return country.some((cell) => cell === '0' || cell === 'W00' || cell === 'WLD' || cell === 'World');
}

/** `202403` as `2024-03`. */
function periodText(written: string): string {
	return /^\d{6}$/.test(written) ? `${written.slice(0, 4)}-${written.slice(4)}` : written;
}
