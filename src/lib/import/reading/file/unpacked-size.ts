import type { ImportLog } from '../import-log.ts';

/** A text of publishers shrinks to a tenth or so; what grows a hundredfold and more is made to fill memory. */
const LARGEST_RATIO = 120;
const LARGEST = 2 * 1024 * 1024 * 1024;

/** Whether more comes out of packed bytes than any publisher packs; that is an issue. */
export function tooMuch(packed: number, unpacked: number, log: ImportLog): boolean {
	const isBomb = unpacked > 1024 * 1024 && unpacked > packed * LARGEST_RATIO;
	if (!isBomb && unpacked <= LARGEST) return false;
	if (!log.isStopped())
		log.issues.add({
			code: 'import/zip-bomb',
			expected: `an archive that grows to at most 2 GiB and ${LARGEST_RATIO} times its size`,
			received: 'one that grows further',
			hint: 'unpack it yourself if you trust it'
		});
	return true;
}
