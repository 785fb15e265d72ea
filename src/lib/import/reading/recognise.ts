import { shown } from '#parse';
import { PUBLISHERS } from '../publishers/index.generated.ts';
import { type FileHead, fileHead } from './file/file-head.ts';
import type { Publisher } from './publisher.ts';

/** What a file is by its beginning; `foreign` names what no importer reads, in words, and `advice` what to do. */
export type Recognition =
	| { readonly format: string; readonly publisher: Publisher }
	| { readonly format: null; readonly foreign: string; readonly advice: string | null };

/**
 * Tells a publisher's format by the first bytes of its file (8 KiB are enough). Where several may be meant, none of
 * them surely, the first by id is: `sipri` before `wide-table`, which takes any years across.
 */
export function recognise(bytes: Uint8Array): Recognition {
	const head = fileHead(bytes);
	const foreign = foreignKind(bytes, head);
	if (foreign !== null) return { format: null, ...foreign };
	const found =
		PUBLISHERS.find((publisher) => publisher.isOf(head)) ??
		PUBLISHERS.find((publisher) => publisher.mayBe(head));
	if (found !== undefined) return { format: found.id, publisher: found };
	return { format: null, foreign: unknownKind(head), advice: null };
}

type Foreign = Readonly<Record<'foreign', string>> & { readonly advice: string };

const CSV = 'save or download it as CSV';

/** Kinds of file by their first bytes. */
const binary: readonly (readonly [readonly number[], string, string])[] = [
	[[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel workbook', CSV],
	[[0x25, 0x50, 0x44, 0x46], 'a PDF', CSV],
	[[0x1f, 0x8b], 'a damaged gzip file', 'download it anew'],
	[[0x42, 0x5a, 0x68], 'a bzip2 archive, or an R data file', CSV],
	[[0x50, 0x41, 0x52, 0x31], 'a Parquet file', CSV],
	[[0x52, 0x44, 0x58], 'an R data file', CSV],
	[[0x89, 0x50, 0x4e, 0x47], 'a picture', CSV],
	[[0x50, 0x4b, 0x03, 0x04], 'a zip archive or an Excel workbook', CSV],
	[[0x50, 0x4b, 0x05, 0x06], 'an empty zip archive', 'download it anew']
];

function foreignKind(bytes: Uint8Array, { text }: FileHead): Foreign | null {
	const found = binary.find(([begins]) => begins.every((byte, index) => bytes[index] === byte));
	if (found !== undefined) return { foreign: found[1], advice: found[2] };
	if (text === '') return { foreign: 'an empty file', advice: 'download it anew' };
	if (/^<(?:!doctype html|html|head|body)/i.test(text))
		return {
			foreign: 'a page in HTML',
			advice: 'the publisher has probably answered with an error page; open the file in a browser to see'
		};
	return null;
}

/** What a text of none of the publishers looks like. */
function unknownKind({ text, isJson, isXml }: FileHead): string {
	if (isJson) return 'JSON of none of the publishers';
	const root = /<([a-z][\w:.-]*)[\s>]/i.exec(text.replace(/<[?!][^>]*>/g, ''));
	if (isXml) return `XML of none of the publishers${root === null ? '' : `, with the root ${root[1] ?? ''}`}`;
	const [line = ''] = text.split(/\r?\n/);
	const mark = [',', ';', '\t', '|'].find((one) => line.split(one).length > 1);
	if (mark === undefined) return 'a text of none of the publishers';
	const cells = line.split(mark).map((cell) => cell.replaceAll('"', '').trim());
	return `a table of none of the publishers, with the columns ${cells.slice(0, 6).map(shown).join(', ')}`;
}

/** Whether a file is a zip archive by its first bytes; workbooks are, too. */
export function isZip(head: Uint8Array): boolean {
	return head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03 && head[3] === 0x04;
}
