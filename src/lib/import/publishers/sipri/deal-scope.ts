import type { SipriBlock } from './block.ts';
import type { ImportLog } from '../../reading/import-log.ts';
import { owned } from '../../reading/selection.ts';
import { measureOf } from './tiv-window.ts';

/** Fewer recipients than that aren't the world. */
const FEWEST_RECIPIENTS = 5;

/** Whose deals a file holds: a share needs more than one supplier, and a total of the world more than one recipient. */
export class DealScope {
	readonly #recipients = new Set<string>();
	readonly #suppliers = new Set<string>();

	/** Whether it isn't yet clear that the file is wide enough. */
	get isOpen(): boolean {
		return this.#recipients.size < FEWEST_RECIPIENTS || this.#suppliers.size < 2;
	}

	see(recipient: string, supplier: string): void {
		if (!this.#recipients.has(recipient)) this.#recipients.add(owned(recipient));
		if (!this.#suppliers.has(supplier)) this.#suppliers.add(owned(supplier));
	}

	check(block: SipriBlock, log: ImportLog): void {
		if (log.isStopped()) return;
		if (block.recipient === undefined && this.#recipients.size < FEWEST_RECIPIENTS)
			this.#complain('recipient', 'deliveries to the whole world', this.#recipients, log);
		else if (measureOf(block) === 'share' && this.#suppliers.size < 2)
			this.#complain('supplier', 'deliveries by all suppliers', this.#suppliers, log);
	}

	#complain(field: string, expected: string, found: ReadonlySet<string>, log: ImportLog): void {
		log.issues.add({
			code: 'import/too-narrow',
			field,
			expected,
			received: `only ${[...found].join(', ')}`,
			hint: 'ask the publisher for all countries on this side'
		});
	}
}
