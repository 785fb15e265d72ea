import { parsePeriod, shown } from '#parse';
import type { FoundObservation, Harvest, ImportLog } from '../../reading/import-log.ts';
import { SeenKeys } from '../../reading/shared/seen-keys.ts';
import { Selection } from '../../reading/table/selection.ts';
import type { WorldBankBlock } from './block.ts';

/** The figures of one series for one country, each period once. */
export class SeriesLedger {
	readonly country: Selection;
	readonly series: Selection;
	readonly #block: WorldBankBlock;
	readonly #log: ImportLog;
	readonly #keys: SeenKeys;
	readonly #found: FoundObservation[] = [];

	constructor(block: WorldBankBlock, log: ImportLog) {
		this.#block = block;
		this.#log = log;
		this.country = new Selection('country', block.country);
		this.series = new Selection('series', block.series);
		this.#keys = new SeenKeys('period of a series', log);
	}

	add(written: string, value: number, line: number): void {
		const period = written.replace(/^(\d{4})M(\d\d)$/, '$1-$2').replace(/^(\d{4})Q(\d)$/, '$1-Q$2');
		if (parsePeriod(period) === null) {
			this.#log.rejected.add({
				code: 'import/bad-period',
				line,
				field: 'time',
				expected: 'a year, quarter or month',
				received: shown(written)
			});
			return;
		}
		if (!this.#keys.isNew(period, String(value), line)) return;
		const { series, country, divide = 1 } = this.#block;
		this.#found.push({
			period,
			value: value / divide,
			low: null,
			high: null,
			status: 'A',
			locator: `series ${series}, ${country}, ${period}`,
			note: ''
		});
	}

	harvest(): Harvest {
		this.#keys.tell();
		this.country.complainIfEmpty(this.#log);
		this.series.complainIfEmpty(this.#log);
		const from = this.#block.from ?? 0;
		return this.#log.harvest(this.#found.filter(({ period }) => Number(period.slice(0, 4)) >= from));
	}
}
