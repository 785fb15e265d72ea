/**
 * What an error of the database asks for: `lost`: the connection broke or can't be had; `busy`: no connection, memory
 * or turn is free; `full`: its disk is; `conflict`: another transaction was in the way; `locked-out`: it doesn't let us
 * in; `read-only`: it lets us read; `ours`: a mistake of this program.
 */
export type Remedy = 'lost' | 'busy' | 'full' | 'conflict' | 'locked-out' | 'read-only' | 'ours';

/** By the beginning of an SQLSTATE (PostgreSQL's manual, appendix A) or of a code of Node's; the first that fits. */
const remedies: readonly (readonly [RegExp, Remedy])[] = [
	[/^(08|57P0|ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE)/, 'lost'],
	[/^53100/, 'full'],
	[/^(53|57014)/, 'busy'],
	[/^(40|55P03)/, 'conflict'],
	[/^(28|3D)/, 'locked-out'],
	[/^(25006|42501)/, 'read-only']
];

/** The driver's own errors have words only. */
const lostInWords = /timeout|terminated|not queryable|connection (error|ended|closed)/i;

const codeOf = (error: unknown): string =>
	error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

export function remedyOf(error: unknown): Remedy {
	const code = codeOf(error);
	const found = remedies.find(([beginning]) => beginning.test(code));
	if (found !== undefined) return found[1];
	return code === '' && error instanceof Error && lostInWords.test(error.message) ? 'lost' : 'ours';
}

/** Whether the same question may be answered a moment later. */
export const mayPass = (remedy: Remedy): boolean => ['lost', 'busy', 'conflict'].includes(remedy);
