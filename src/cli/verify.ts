import { readFile } from 'node:fs/promises';
import { checkSnapshot, parseSnapshotFile, type SnapshotCheck } from '#briefing';
import { issueText, issuesJson } from '#present';
import type { SharedOptions } from './options.ts';
import { EXIT, type ExitCode, jsonLine, type Terminal, UsageFault } from './terminal.ts';

/** The text of a briefing's file; of a PDF the record that is attached to it. */
async function textOf(file: string): Promise<string> {
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
	if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') return bytes.toString('utf8');
	const { PDFDocument } = await import('@cantoo/pdf-lib');
	const document = await PDFDocument.load(bytes, { updateMetadata: false }).catch(() => null);
	const record = document?.getAttachments().find(({ name }) => name.endsWith('.json'));
	return record === undefined ? '' : new TextDecoder().decode(record.data);
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

/** `verify`: hashes a briefing's record and computes its figures again, from the file alone. */
export async function verify(file: string, options: SharedOptions, terminal: Terminal): Promise<ExitCode> {
	const { value, issues } = parseSnapshotFile(await textOf(file));
	if (value === null) {
		if (options.json === true) terminal.out(jsonLine(issuesJson(issues)));
		else
			terminal.out(
				`${file} does not match: it holds no readable record.\n${issues.map((issue) => `${issueText(issue)}\n`).join('')}`
			);
		return EXIT.issues;
	}
	const check = await checkSnapshot(value);
	if (options.json === true) terminal.out(jsonLine({ ok: check.sound, ...check }));
	else terminal.out(checkText(check, file));
	return check.sound ? EXIT.fine : EXIT.issues;
}
