import type { FoundObservation, ImportLog } from '../../reading/import-log.ts';
import type { ComtradeBlock } from './block.ts';
import { partnerOf, type TradeFlows, type TradeLedger, type TradeSum } from './trade-ledger.ts';
import { tradePeriods } from './trade-periods.ts';

/**
 * Shares in per cent, or values in dollars over `divide`. A share is the partner's over the publisher's own row for the
 * world; a sum of whichever partners the file happens to have is none. Books of the partners (`mirror`) have no such
 * row: a value from them is at least that much, a share at most.
 */
export function tradeObservations(
	ledger: TradeLedger,
	block: ComtradeBlock,
	log: ImportLog
): readonly FoundObservation[] {
	for (const selection of [ledger.reporter, ledger.commodity, ledger.partner]) selection.complainIfEmpty(log);
	const periods = tradePeriods(ledger, block.every ?? 'year', log);
	const from = String(block.from ?? '');
	const books = new TradeBooks(ledger, block, log);
	const found = [...periods]
		.filter(([period]) => period >= from)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.flatMap(([period, flows]) => books.observationOf(period, flows) ?? []);
	if (found.length === 0) books.complainOfTotals();
	return found;
}

class TradeBooks {
	readonly #ledger: TradeLedger;
	readonly #block: ComtradeBlock;
	readonly #log: ImportLog;
	/** Periods whose share has no denominator. */
	readonly #withoutTotal: string[] = [];

	constructor(ledger: TradeLedger, block: ComtradeBlock, log: ImportLog) {
		this.#ledger = ledger;
		this.#block = block;
		this.#log = log;
	}

	observationOf(period: string, flows: TradeFlows): FoundObservation | null {
		const { flow = 'both', measure = 'share', divide = 1, combine } = this.#block;
		const parts = (flow === 'both' ? (['exports', 'imports'] as const) : [flow]).map((name) => flows[name]);
		const rest = { period, status: 'E', locator: this.#locator(period, flow) } as const;
		const partners = parts.flatMap((part) => partnerOf(part) ?? []);
		if (partners.length < parts.length) return this.#noPartner(period);
		const traded = partners.reduce((sum, part) => sum + part, 0);
		if (measure === 'value') {
			const value = traded / divide;
			const isFloor = this.#block.mirror === true;
			return { ...rest, value, low: isFloor ? value : null, high: null, note: this.#valueNote(parts) };
		}
		if (!parts.every((part) => this.#hasTotal(part))) return this.#noTotal(period);
		const shares = parts.map((part, index) => (100 * (partners[index] ?? 0)) / this.#totalOf(part));
		const total = parts.reduce((sum, part) => sum + this.#totalOf(part), 0);
		const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
		const value = combine === 'mean' ? mean : (100 * traded) / total;
		const range =
			this.#block.mirror === true
				? { low: null, high: value }
				: flow === 'both'
					? { low: Math.min(...shares), high: Math.max(...shares) }
					: { low: null, high: null };
		return { ...rest, value, ...range, note: this.#shareNote(parts, shares, flow) };
	}

	/** Where no period has a total, the file is too narrow; where some have, the others were rejected. */
	complainOfTotals(): void {
		if (this.#withoutTotal.length === 0 || this.#log.isStopped()) return;
		this.#log.issues.add({
			code: 'import/too-narrow',
			field: 'partner',
			expected: 'a row with the partner World',
			received: `none in ${this.#withoutTotal.slice(0, 5).join(', ')}`,
			hint: 'download it again with World among the partners'
		});
	}

	#hasTotal({ world, named, partner, countries }: TradeSum): boolean {
		if (this.#block.mirror === true) return countries > 1 && named > (partner ?? 0);
		return world !== null && world > 0 && (partner ?? 0) <= world * (1 + 1e-9);
	}

	#totalOf({ world, named }: TradeSum): number {
		return world ?? named;
	}

	/** Nothing of the partner in a period is no nought: the row may not have been downloaded. */
	#noPartner(period: string): null {
		this.#log.rejected.add({
			code: 'import/too-narrow',
			field: 'partner',
			expected: `in ${period} a row with the partner ${this.#ledger.partner.name}, or rows of all partners`,
			received: 'none',
			hint: 'left out, as nothing says that there was no trade'
		});
		return null;
	}

	#noTotal(period: string): null {
		this.#withoutTotal.push(period);
		this.#log.rejected.add({
			code: 'import/too-narrow',
			field: 'partner',
			expected: `in ${period} a row with the partner World that holds ${this.#ledger.partner.name}`,
			received: 'none'
		});
		return null;
	}

	#locator(period: string, flow: string): string {
		const { reporter, commodity } = this.#ledger;
		const isMirror = this.#block.mirror === true;
		const books = isMirror ? `all reporters, partner ${reporter.name}` : `reporter ${reporter.name}`;
		return `${books}, ${flow === 'both' ? 'imports and exports' : flow}, commodity ${commodity.name}, ${period}`;
	}

	#valueNote(parts: readonly TradeSum[]): string {
		const mirror =
			this.#block.mirror === true ? `At least. From the books of ${countriesOf(parts)} countries: ` : '';
		return `${mirror}Trade with ${this.#ledger.partner.name}, in dollars${this.#block.divide === undefined ? '' : ` over ${this.#block.divide}`}.`;
	}

	#shareNote(parts: readonly TradeSum[], shares: readonly number[], flow: string): string {
		const names = flow === 'both' ? ['exports', 'imports'] : [flow];
		const listed = shares.map((share, index) => `${names[index] ?? ''} ${share.toFixed(1)} per cent`);
		const mirror =
			this.#block.mirror === true ? `At most. From the books of ${countriesOf(parts)} countries: ` : '';
		return `${mirror}Part of ${this.#ledger.partner.name}: ${listed.join(', ')}.`;
	}
}

function countriesOf(parts: readonly TradeSum[]): number {
	return Math.max(...parts.map(({ countries }) => countries));
}
