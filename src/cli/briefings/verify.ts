import { readFile } from 'node:fs/promises';
import { checkSnapshot, parseSnapshotFile, type SnapshotCheck } from '#briefing';
import { issueText, issuesJson } from '#present';
import type { SharedOptions } from '../options.ts';
import { EXIT, type ExitCode, jsonLine, type Terminal, UsageFault } from '../terminal.ts';

/** The text of a briefing's file; of a PDF the records that are attached to it. At least one, perhaps blank. */
async function textsOf(file: string): Promise<readonly string[]> {
	let bytes: Buffer;
	try {
		bytes = await readFile(file);
	} catch (error) {
		throw new UsageFault(
			'file',
			'a file that can be read',
			`${file} (${error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'})`
		);
	}
	if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') return [bytes.toString('utf8')];
	const { PDFDocument } = await import('@cantoo/pdf-lib');
	const document = await PDFDocument.load(bytes, { updateMetadata: false }).catch(() => null);
	const records = document?.getAttachments().filter(({ name }) => name.endsWith('.json')) ?? [];
	return records.length === 0 ? [''] : records.map(({ data }) => new TextDecoder().decode(data));
}

function checkText({ id, hash, differences, sound }: SnapshotCheck, file: string): string {
	if (sound)
		return `${file} matches: its record hashes to its number ${id}, and every figure comes out the same when computed again.\n`;
	const number =
		hash === id ? 'It hashes to its number.' : `Its number is ${id}, its record hashes to ${hash}.`;
	const figures = differences.map(
		({ field, stated, computed }) => `${field}: stated ${stated}, computed ${computed}`
	);
	return [`${file} does not match. ${number}`, ...figures, ''].join('\n');
}

interface Verified {
	readonly code: ExitCode;
	readonly json: object;
	readonly text: string;
}

async function verifyText(text: string, file: string): Promise<Verified> {
	const { value, issues } = parseSnapshotFile(text);
	if (value === null)
		return {
			code: EXIT.issues,
			json: issuesJson(issues),
			text: `${file} does not match: it holds no readable record.\n${issues.map((issue) => `${issueText(issue)}\n`).join('')}`
		};
	const check = await checkSnapshot(value);
	return {
		code: check.sound ? EXIT.fine : EXIT.issues,
		json: { ok: check.sound, ...check },
		text: checkText(check, file)
	};
}

/** `verify`: hashes a briefing's record and computes its figures again, from the file alone; every record of the file. */
export async function verify(file: string, options: SharedOptions, terminal: Terminal): Promise<ExitCode> {
	const found: Verified[] = [];
	for (const text of await textsOf(file)) found.push(await verifyText(text, file));
	const code = found.every((one) => one.code === EXIT.fine) ? EXIT.fine : EXIT.issues;
	const [only, ...others] = found;
	if (options.json !== true) terminal.out(found.map(({ text }) => text).join(''));
	else
		terminal.out(
			jsonLine(
				others.length === 0
					? (only?.json ?? {})
					: { ok: code === EXIT.fine, briefings: found.map(({ json }) => json) }
			)
		);
	return code;
}
