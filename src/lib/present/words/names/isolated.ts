const rightToLeft = /[\p{scx=Arab}\p{scx=Hebr}\p{scx=Syrc}\p{scx=Thaa}\p{scx=Nkoo}]/u;

/**
 * A name for the middle of a sentence. Where it runs from right to left it is set apart by two invisible signs (first
 * strong isolate, pop directional isolate), or the number after it would run the same way: “5.8+” for “+5.8”.
 */
export function isolated(text: string): string {
	return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}
