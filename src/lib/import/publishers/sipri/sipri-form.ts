import type { TableForm } from '../../reading/table/foreign-table.ts';

const columns = {
	supplier: ['supplier', 'exports by', 'exporter'],
	recipient: ['recipient', 'imports by', 'importer'],
	deliveryYear: ['delivery year', 'year(s) of delivery', 'year(s) of deliveries', 'year(s) delivered'],
	delivered: ['tiv delivery values', 'sipri tiv of delivered weapons', 'tiv delivered', 'delivery tiv'],
	numberIsEstimate: ['numbers delivered is estimate'],
	yearIsEstimate: ['delivery year is estimate'],
	number: ['number delivered', 'no. delivered', 'numbers delivered'],
	id: ['sipri at database id']
} as const;

export type SipriField = keyof typeof columns;

const ofDeals: readonly SipriField[] = ['supplier', 'recipient', 'deliveryYear', 'delivered'];

/** Columns of the register and of deals and deliveries that say nothing of what was delivered when. */
const others: ReadonlySet<string> = new Set([
	'designation',
	'description',
	'armament category',
	'order date',
	'order date is estimate',
	'status',
	'sipri estimate',
	'tiv deal unit',
	'local production',
	'year of order',
	'number ordered',
	'weapon designation',
	'weapon description',
	'comments',
	'sipri tiv per unit',
	'sipri tiv for total order'
]);

/** What SIPRI's three kinds of table have in their headers; which of them it is, the places tell. */
export const sipriForm: TableForm<SipriField> = {
	name: 'a SIPRI trade register, list of deals and deliveries, or TIV table',
	columns,
	required: ofDeals,
	broken: 'comments',
	isKnown: (name) => others.has(name) || YEARS.test(name) || /total|percentage/.test(name),
	fits: (places, header) => isTivHeader(header) || ofDeals.every((field) => places[field] >= 0)
};

const YEARS = /^(?:19|20)\d\d(?:\s*-\s*(?:19|20)\d\d)?$/;
const CORNER = /^(?:|recipient|supplier|exporter|importer|(?:ex|im)ports (?:by|from|to))$/i;

/** A row a country, a column a year: the corner, then one year after the other, then sums if any. */
function isTivHeader(header: readonly string[]): boolean {
	const [corner = '', ...cells] = header.map((cell) => cell.trim());
	const end = cells.findIndex((cell) => !/^(?:19|20)\d\d$/.test(cell));
	const years = cells.slice(0, end < 0 ? cells.length : end).map(Number);
	const rest = cells.slice(years.length);
	return (
		CORNER.test(corner) &&
		years.length >= 2 &&
		years.every((year, index) => year === (years[0] ?? 0) + index) &&
		rest.every((cell) => cell === '' || !/^\d{4}$/.test(cell))
	);
}
