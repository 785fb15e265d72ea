import type { TableForm } from '../../reading/foreign-table.ts';

const columns = {
	supplier: ['supplier', 'exports by', 'exporter'],
	recipient: ['recipient', 'imports by', 'importer'],
	deliveryYear: ['delivery year', 'year(s) of delivery', 'year(s) of deliveries', 'year(s) delivered'],
	delivered: ['tiv delivery values', 'sipri tiv of delivered weapons', 'tiv delivered', 'delivery tiv'],
	numberIsEstimate: ['numbers delivered is estimate'],
	yearIsEstimate: ['delivery year is estimate'],
	number: ['number delivered', 'no. delivered', 'numbers delivered']
} as const;

export type SipriField = keyof typeof columns;

const ofDeals: readonly SipriField[] = ['supplier', 'recipient', 'deliveryYear', 'delivered'];

/** What SIPRI's three kinds of table have in their headers; which of them it is, the places tell. */
export const sipriForm: TableForm<SipriField> = {
	name: 'a SIPRI trade register, list of deals and deliveries, or TIV table',
	columns,
	required: [],
	// Years in the header mark a TIV table: one row a country, one column a year.
	fits: (places, header) => isYears(header) || ofDeals.every((field) => places[field] >= 0)
};

function isYears(header: readonly string[]): boolean {
	return header.slice(1).filter((cell) => /^(?:19|20)\d\d$/.test(cell.trim())).length >= 2;
}
