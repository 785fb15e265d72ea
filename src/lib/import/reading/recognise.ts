import { PUBLISHERS } from '../publishers/index.ts';
import { fileHead } from './file-head.ts';
import type { Publisher } from './publisher.ts';

/** What a file is by its beginning; `foreign` names what no importer reads, in words. */
export type Recognition =
	| { readonly format: string; readonly publisher: Publisher }
	| { readonly format: null; readonly foreign: string };

/** Tells a publisher's format by the first bytes of its file (8 KiB are enough). */
export function recognise(bytes: Uint8Array): Recognition {
	const binary = binaryKind(bytes);
	if (binary !== null) return { format: null, foreign: binary };
	const head = fileHead(bytes);
	if (head.text === '') return { format: null, foreign: 'an empty file' };
	if (/^<(?:!doctype html|html|head|body)/i.test(head.text))
		return { format: null, foreign: 'a page in HTML' };
	const found =
		PUBLISHERS.find((publisher) => publisher.isOf(head)) ??
		PUBLISHERS.find((publisher) => publisher.mayBe(head));
	if (found !== undefined) return { format: found.id, publisher: found };
	return {
		format: null,
		foreign: head.isJson ? 'JSON of none of the publishers' : 'a format of none of the publishers'
	};
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
