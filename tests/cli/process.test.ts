import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

interface Ended {
	readonly code: number | null;
	readonly err: string;
	readonly out: string;
}

/** The real program in a process of its own; `readNothing` closes the pipe at once, as `head` does when it has enough. */
function start(words: readonly string[], readNothing = false): Promise<Ended> {
	return new Promise((resolve) => {
		const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/index.ts', ...words], { cwd: root });
		let [out, err] = ['', ''];
		if (readNothing) child.stdout.destroy();
		else child.stdout.on('data', (part: Buffer) => (out += part.toString()));
		child.stderr.on('data', (part: Buffer) => (err += part.toString()));
		child.on('close', (code) => {
			resolve({ code, err, out });
		});
	});
}

test('the shipped watch has no issues', async () => {
	const { code, out, err } = await start(['check', '--json']);
	expect(out).toBe('{\n  "ok": true,\n  "issues": []\n}\n');
	expect(err).toBe('');
	expect(code).toBe(0);
});

test('a reader who leaves is no failure', async () => {
	const { code, err } = await start(['history', '--step', 'P1D', '--from', '2020-01-01', '--json'], true);
	expect(err).toBe('');
	expect(code).toBe(0);
});

test('wrong usage ends with 2', async () => {
	const { code, err } = await start(['outlook', '--scenario', 'nope']);
	expect(err).toContain('--scenario: expected one of');
	expect(code).toBe(2);
});
