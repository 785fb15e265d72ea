import { ArchiveFault } from '../archive.ts';

/** SQLite's own numbers: a file that can't be opened is told by the number alone. */
const codeNames: Readonly<Record<number, string>> = {
	5: 'SQLITE_BUSY',
	8: 'SQLITE_READONLY',
	10: 'SQLITE_IOERR',
	11: 'SQLITE_CORRUPT',
	13: 'SQLITE_FULL',
	14: 'SQLITE_CANTOPEN',
	26: 'SQLITE_NOTADB'
};

function codeOf(error: unknown): string {
	if (!(error instanceof Error)) return '';
	if ('code' in error && typeof error.code === 'string' && error.code !== '') return error.code;
	const number = /Unable to open connection to local database .*: (\d+)/.exec(error.message)?.[1];
	return codeNames[Number(number) & 0xff] ?? '';
}

/** Another connection writes at this moment. */
export const isBusy = (error: unknown): boolean =>
	codeOf(error).startsWith('SQLITE_BUSY') || (error instanceof Error && /is locked/.test(error.message));

/** What went wrong with the file, in words. */
export function faultOf(folder: string, error: unknown): Error {
	if (error instanceof ArchiveFault) return error;
	const code = codeOf(error);
	const text = error instanceof Error ? error.message : String(error);
	const because = (what: string): ArchiveFault => new ArchiveFault(what, error);
	if (code === 'ENOSPC' || code.startsWith('SQLITE_FULL') || /disk is full/.test(text))
		return because(`The disk that holds ${folder} is full. Nothing was kept; make room and try again.`);
	if (
		/^(EROFS|EACCES|EPERM|ENOENT|ENOTDIR|EEXIST|SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM)/.test(code) ||
		/readonly/.test(text)
	)
		return because(
			`The data folder ${folder} can't be written. Nothing was kept; make it writable, or name another in DATA_DIR.`
		);
	if (/^(SQLITE_NOTADB|SQLITE_CORRUPT)/.test(code) || /not a database|malformed/.test(text))
		return because(
			`The archive in ${folder} is not a readable database (${text}). It has been left as it is; restore it from a backup.`
		);
	if (isBusy(error))
		return because('Another program is writing to the archive. Nothing was kept; try again in a moment.');
	if (/^SQLITE_IOERR/.test(code) || /disk I\/O/.test(text))
		return because(`The disk that holds ${folder} reported a fault (${text}). Nothing was kept.`);
	return error instanceof Error ? error : new Error(text);
}
