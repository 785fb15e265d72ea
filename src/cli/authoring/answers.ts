import { type Terminal, UsageFault } from '../terminal.ts';

/** What a command needs to know, from an option or, where somebody sits at the terminal, from an answer. */
export interface Wanted {
	/** `--name`, as usage faults name it. */
	readonly option: string;
	/** What the option held; undefined where it was left out. */
	readonly given: string | undefined;
	readonly question: string;
	/** What is expected, for a fault: `an id in kebab-case`. */
	readonly expected: string;
	/** Taken where neither the option nor an answer says otherwise; null: it must be said. */
	readonly otherwise: string | null;
	/** Whether an answer will do; left out: any text but blanks. */
	readonly suits?: (answer: string) => boolean;
}

const anyText = (answer: string): boolean => answer.trim() !== '';
/** Whoever answers wrongly so often is no reader of questions. */
const mostTries = 5;

/** The answer to what is wanted; a UsageFault where there is none, or none that will do. */
export async function answered(wanted: Wanted, terminal: Terminal): Promise<string> {
	const { option, given, question, expected, otherwise, suits = anyText } = wanted;
	if (given !== undefined) {
		if (suits(given)) return given.trim();
		throw new UsageFault(option, expected, given === '' ? 'nothing' : given);
	}
	if (terminal.ask === undefined) {
		if (otherwise !== null) return otherwise;
		throw new UsageFault(option, expected, 'nothing');
	}
	const hint = otherwise === null || otherwise === '' ? '' : ` [${otherwise}]`;
	for (let tries = 0; tries < mostTries; tries += 1) {
		const answer = (await terminal.ask(`${question}${hint}: `)).trim();
		if (answer === '' && otherwise !== null) return otherwise;
		if (suits(answer)) return answer;
		terminal.err(`Expected ${expected}.\n`);
	}
	throw new UsageFault(option, expected, 'no such answer');
}
