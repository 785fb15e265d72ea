import type { ImportFormat } from '#parse';

/** What a file is by its beginning; `foreign` names what no importer reads, in words. */
export type Recognition =
	| { readonly format: ImportFormat; readonly isJson: boolean }
	| { readonly format: null; readonly foreign: string };

const rules: readonly (readonly [ImportFormat, RegExp])[] = [
	['sipri', /transfers of major (?:conventional )?arms|sipri|tiv of arms|tiv delivery values/i],
	['ofac', /<sdnlist/i],
	['comtrade', /reportercode|reporter code,|trade flow code|rtcode.*ptcode/i],
	['eu-list', /entity_logical_?id/i],
	['opensanctions', /"?id"?,"?schema"?,"?name"?,/i],
	['acled', /event_id_cnty|sub_event_type/i],
	['worldbank', /country name"?,"?country code|\[yr\d{4}\]/i],
	['sdmx-csv', /(?:^|[,;"])time_period(?:[:,;"]|$)/im],
	['events', /^date,title,category,source/im],
	[
		'ofac',
		/^(?:id,.*\r?\n)?"?\d{2,6}"?,(?:"(?:[^"]|"")*"|[^,\n]*),"?(?:-0- |individual|vessel|aircraft)"?,/i
	],
	['sipri', /^"?(?:recipient|exports by|imports by|supplier)?"?(?:,\s*"?(?:19|20)\d\d"?){3}/im]
];

/** Tells a publisher's format by the first bytes of its file (8 KiB are enough). */
export function recognise(head: Uint8Array): Recognition {
	const binary = binaryKind(head);
	if (binary !== null) return { format: null, foreign: binary };
	const text = new TextDecoder('windows-1252').decode(head).replace(/^ï»¿/, '');
	const begin = text.trimStart();
	if (begin === '') return { format: null, foreign: 'an empty file' };
	if (/^<(?:!doctype html|html|head|body)/i.test(begin)) return { format: null, foreign: 'a page in HTML' };
	if (/^[[{]/.test(begin)) return jsonKind(begin);
	const found = rules.find(([, pattern]) => pattern.test(begin));
	return found === undefined
		? { format: null, foreign: 'a format of none of the publishers' }
		: { format: found[0], isJson: false };
}

function jsonKind(text: string): Recognition {
	if (/"(?:reporterCode|rtCode|cmdCode|primaryValue|elapsedTime)"/i.test(text))
		return { format: 'comtrade', isJson: true };
	if (/"(?:lastupdated|countryiso3code|per_page)"/i.test(text)) return { format: 'worldbank', isJson: true };
	return { format: null, foreign: 'JSON of none of the publishers' };
}

function binaryKind(head: Uint8Array): string | null {
	const begins = (...bytes: readonly number[]): boolean => bytes.every((byte, index) => head[index] === byte);
	if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0x50, 0x4b, 0x05, 0x06))
		return 'a zip archive or an Excel workbook';
	if (begins(0xd0, 0xcf, 0x11, 0xe0)) return 'an old Excel workbook';
	if (begins(0x25, 0x50, 0x44, 0x46)) return 'a PDF';
	if (begins(0x1f, 0x8b)) return 'a gzip archive';
	return null;
}

/** Whether a file is a zip archive by its first bytes; workbooks are, too. */
export function isZip(head: Uint8Array): boolean {
	return head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03 && head[3] === 0x04;
}

/** Whether a text begins as JSON does. */
export function isJson(head: Uint8Array): boolean {
	return /^(?:ï»¿)?\s*[[{]/.test(new TextDecoder('windows-1252').decode(head.subarray(0, 64)));
}
