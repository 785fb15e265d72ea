import { isolated } from './isolated.ts';

/** A scenario in a sentence: `under Baseline`, or `if Moscow is overstretched` where its name is a condition. */
export function lensText(name: string, edited = false): string {
	const said = /^If\s/.test(name) ? `i${name.slice(1)}` : `under ${isolated(name)}`;
	return edited ? `${said}, edited` : said;
}
