import { dayAt } from '#parse';
import { randomUUID } from 'node:crypto';
import { run } from './program.ts';
import { EXIT, jsonLine } from './terminal.ts';

/** Whoever reads us may stop reading, as `head` does; that is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code !== 'EPIPE') throw error;
	process.exit();
});

const words = process.argv.slice(2);
try {
	process.exitCode = await run(words, {
		out: (text) => process.stdout.write(text),
		err: (text) => process.stderr.write(text),
		today: dayAt(Date.now()),
		env: process.env
	});
} catch (error) {
	const id = randomUUID();
	process.stderr.write(
		`A fault of this program, not of your data (${id}):\n${String(error instanceof Error ? error.stack : error)}\n`
	);
	if (words.includes('--json')) process.stdout.write(jsonLine({ ok: false, fault: id }));
	process.exitCode = EXIT.bug;
}
