import { directionSign } from './direction.ts';
import type { Complaint, IssueList } from './issue-list.ts';

/** Decodes UTF-8, without its byte-order mark. Null, with an issue at the first bad byte, when it is anything else. */
export function textOf(bytes: Uint8Array, issues: IssueList): string | null {
	if (isUtf16(bytes)) {
		issues.add({
			code: 'file/utf-16',
			line: 1,
			column: 1,
			expected: 'UTF-8',
			received: 'UTF-16 (by its byte-order mark)',
			hint: 'save the file as "UTF-8" or "CSV UTF-8"'
		});
		return null;
	}
	const text = decoded(bytes);
	const turned = text === null ? null : directionSign(text);
	if (text === null) issues.add(badByteComplaint(bytes));
	else if (text.includes('\0')) issues.add(nulComplaint(text));
	else if (text.trim() === '')
		issues.add({ code: 'file/empty', expected: 'some content', received: 'an empty file' });
	else if (turned !== null) issues.add(directionComplaint(turned.name, placeOf(text, turned.at)));
	else if (CONFLICT.test(text)) issues.add(conflictComplaint(text));
	else return text;
	return null;
}

/** Of a sign that turns the direction of text, where it stands. */
export function directionComplaint(name: string, place: { line: number; column: number }): Complaint {
	return {
		code: 'file/direction',
		...place,
		expected: 'text without signs that turn its direction',
		received: name,
		hint: 'remove the sign: it can’t be seen'
	};
}

function placeOf(text: string, at: number): { line: number; column: number } {
	const before = text.slice(0, at);
	return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}

/** How git marks what two people wrote in the same place. */
const CONFLICT = /^(<{7}|>{7}) /m;

function conflictComplaint(text: string): Complaint {
	const before = text.slice(0, CONFLICT.exec(text)?.index ?? 0);
	return {
		code: 'file/merge-conflict',
		line: before.split('\n').length,
		column: 1,
		expected: 'one version of the file',
		received: 'the marks of an unfinished git merge',
		hint: 'choose what stays, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>'
	};
}

function isUtf16(bytes: Uint8Array): boolean {
	const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
	return mark === 0xfffe || mark === 0xfeff;
}

function decoded(bytes: Uint8Array): string | null {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return null;
	}
}

function badByteComplaint(bytes: Uint8Array): Complaint {
	const at = firstBadByte(bytes);
	const lineStart = bytes.lastIndexOf(0x0a, at - 1) + 1;
	const before = new TextDecoder().decode(bytes.subarray(at === 0 ? 0 : lineStart, at));
	return {
		code: 'file/not-utf-8',
		line: at === 0 ? 1 : linesIn(bytes.subarray(0, at)),
		column: before.length + 1,
		expected: 'UTF-8',
		received: `byte 0x${(bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`,
		hint: 'the file may be in Latin-1 or Windows-1252; save it as UTF-8'
	};
}

function linesIn(bytes: Uint8Array): number {
	let lines = 1;
	for (const byte of bytes) if (byte === 0x0a) lines += 1;
	return lines;
}

/** Offset of the first byte that isn't part of a UTF-8 character. */
function firstBadByte(bytes: Uint8Array): number {
	let at = 0;
	while (at < bytes.length) {
		const length = characterLength(bytes, at);
		if (length === 0) break;
		at += length;
	}
	return at;
}

/** Length in bytes of the character at an offset, 0 if there is none (Unicode standard, table 3-7). */
function characterLength(bytes: Uint8Array, at: number): number {
	const first = bytes[at] ?? 0;
	if (first < 0x80) return 1;
	if (first < 0xc2 || first > 0xf4) return 0;
	const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
	const second = bytes[at + 1] ?? 0;
	const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
	const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
	if (second < lowest || second > highest) return 0;
	for (let next = 2; next < length; next += 1) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
	return length;
}

function nulComplaint(text: string): Complaint {
	const at = text.indexOf('\0');
	const before = text.slice(0, at);
	return {
		code: 'file/nul',
		line: before.split('\n').length,
		column: at - before.lastIndexOf('\n'),
		expected: 'text',
		received: 'a NUL character',
		hint: 'the file may be UTF-16 without a byte-order mark, or not a text file'
	};
}
