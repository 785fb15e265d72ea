import type { ImportLog } from '../../reading/import-log.ts';

/** When something was delivered, and how sure SIPRI is. */
export interface Delivery {
	/** In order. A register's deal has all its years here, and one value for them together. */
	readonly years: readonly number[];
	readonly numberIsEstimate: boolean;
	readonly yearIsEstimate: boolean;
}

/** Deliveries of one kind added up, in million TIV: those of the supplier asked for, and all others. */
export interface DeliverySum extends Delivery {
	sold: number;
	other: number;
}

/** Deliveries added up by years and flags, so that memory doesn't grow with the file. */
export class DeliveryLedger {
	/** By year or years, then by the two flags. */
	readonly #sums = new Map<string | number, (DeliverySum | undefined)[]>();
	/** Years of rows that couldn't be read: windows with them would be wrong. */
	readonly tainted = new Set<number>();
	first = Infinity;
	last = -Infinity;

	/** Notes a row that shows which years the file covers. */
	see(years: readonly number[]): void {
		const [first, last] = [years[0], years.at(-1)];
		if (first !== undefined && first < this.first) this.first = first;
		if (last !== undefined && last > this.last) this.last = last;
	}

	add(delivery: Delivery, value: number, isSold: boolean): void {
		const sum = this.#sumOf(delivery);
		if (isSold) sum.sold += value;
		else sum.other += value;
	}

	#sumOf(delivery: Delivery): DeliverySum {
		const { years, numberIsEstimate, yearIsEstimate } = delivery;
		const only = years.length === 1 ? years[0] : undefined;
		const spell: string | number = only ?? years.join(' ');
		const kind = (numberIsEstimate ? 1 : 0) + (yearIsEstimate ? 2 : 0);
		let kinds = this.#sums.get(spell);
		if (kinds === undefined) this.#sums.set(spell, (kinds = []));
		return (kinds[kind] ??= { ...delivery, sold: 0, other: 0 });
	}

	/** A row that counts but can't be read; without years it can't be said which sums are wrong. */
	taint(line: number, years: readonly number[], log: ImportLog, isReported: boolean): void {
		for (const year of years) this.tainted.add(year);
		if (years.length > 0) return;
		if (!isReported || this.first === Infinity)
			log.issues.add({
				code: 'import/bad-period',
				line,
				field: 'delivery year',
				expected: 'the year or years of delivery',
				received: 'none that can be read',
				hint: 'correct the row in the file, or download it again'
			});
	}

	sums(): readonly DeliverySum[] {
		return [...this.#sums.values()].flat().filter((sum) => sum !== undefined);
	}
}
