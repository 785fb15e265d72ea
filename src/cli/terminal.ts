import type { Day, Issue } from '#engine';

/** All that a command may do to the world or ask of it, so that tests can stand in for it. */
export interface Terminal {
	/** Writes to standard output. */
	readonly out: (text: string) => void;
	/** Writes to standard error. */
	readonly err: (text: string) => void;
	/** Asks whoever sits there, and gives back the line they type; left out where nobody does. */
	readonly ask?: (question: string) => Promise<string>;
	/** The UTC date. */
	readonly today: Day;
	readonly env: Readonly<Record<string, string | undefined>>;
}

/** What the process ends with. */
export const EXIT = { fine: 0, issues: 1, usage: 2, bug: 70 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The command line asks for what there isn't. */
export class UsageFault extends Error {
	readonly issue: Issue;

	constructor(field: string, expected: string, received: string) {
		super(`${field}: expected ${expected}, received ${received}`);
		this.issue = {
			code: 'usage/argument',
			file: null,
			line: null,
			column: null,
			field,
			expected,
			received,
			hint: null
		};
	}
}

/** One JSON value, indented, with a line break at its end. */
export function jsonLine(value: unknown): string {
	return `${JSON.stringify(value, null, 2)}\n`;
}
