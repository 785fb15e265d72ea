import type { ImportLog } from '../../reading/import-log.ts';
import { owned, Selection } from '../../reading/table/selection.ts';
import type { SipriBlock } from './block.ts';
import { categoryOf, type SipriScope, scopeOf } from './sipri-scope.ts';
import { measureOf } from './tiv-window.ts';

/** Fewer recipients than that aren't the world. */
const FEWEST_RECIPIENTS = 5;

/**
 * Whose deals a file holds, by its preamble and its rows: a share and the volume of all suppliers need all of them, and
 * a total of the world needs more than one recipient.
 */
export class DealScope {
	readonly #said: SipriScope;
	readonly #category: string | null;
	readonly #recipients = new Set<string>();
	readonly #suppliers = new Set<string>();

	constructor(preamble: readonly string[]) {
		this.#said = scopeOf(preamble);
		this.#category = categoryOf(preamble);
	}

	/** Whether it isn't yet clear that the file is wide enough. */
	get isOpen(): boolean {
		return this.#recipients.size < FEWEST_RECIPIENTS || this.#suppliers.size < 2;
	}

	/** Whether the preamble says that all recipients are in it: then years of any of them are years without deliveries to others. */
	get isWorld(): boolean {
		return this.#said.recipient === 'all';
	}

	see(recipient: string, supplier: string): void {
		if (!this.#recipients.has(recipient)) this.#recipients.add(owned(recipient));
		if (!this.#suppliers.has(supplier)) this.#suppliers.add(owned(supplier));
	}

	check(block: SipriBlock, log: ImportLog): void {
		if (log.isStopped()) return;
		if (this.#category !== null) this.#complain('category', 'all major arms', [this.#category], log);
		const needsSuppliers = measureOf(block) === 'share' || block.supplier === undefined;
		const { supplier, recipient } = this.#said;
		if (needsSuppliers && supplier !== null && supplier !== 'all')
			this.#complain('supplier', 'deliveries by all suppliers', [supplier], log);
		else if (block.recipient === undefined && recipient !== null && recipient !== 'all')
			this.#complain('recipient', 'deliveries to the whole world', [recipient], log);
		else if (block.recipient === undefined && this.#recipients.size < FEWEST_RECIPIENTS)
			this.#complain('recipient', 'deliveries to the whole world', [...this.#recipients], log);
		else if (needsSuppliers && this.#suppliers.size < 2)
			this.#complain('supplier', 'deliveries by all suppliers', [...this.#suppliers], log);
		else if (needsSuppliers && supplier === null) this.#tellUnproven(block, log);
	}

	/** Files whose preamble was taken off don't say whether some suppliers were left out. */
	#tellUnproven(block: SipriBlock, log: ImportLog): void {
		log.notices.add({
			code: 'import/scope-unsaid',
			field: 'supplier',
			expected: 'a preamble that says "from All countries"',
			received: `none above the deals with ${new Selection('recipient', block.recipient).name}`,
			hint: 'check that the file was asked for all suppliers'
		});
	}

	#complain(field: string, expected: string, found: readonly string[], log: ImportLog): void {
		log.issues.add({
			code: 'import/too-narrow',
			field,
			expected,
			received: `only ${found.join(', ')}`,
			hint: `ask the publisher for all ${field === 'category' ? 'categories' : 'countries on this side'}`
		});
	}
}
