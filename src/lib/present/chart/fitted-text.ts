/** What measures text: a canvas's pen with its font set. */
export interface Ruler {
	measureText(text: string): { readonly width: number };
}

/** A letter with the marks that combine with it. */
const letter = /\P{M}\p{M}*|\p{M}+/gu;
/** More letters than fit into any picture: a name may be as long as a book. */
const most = 1000;

/** As many letters of a text as fit into a width, with an ellipsis at the end where some don't; the end is where it is read last. */
export function fittedText(pen: Ruler, text: string, width: number): string {
	if (text.length <= most && pen.measureText(text).width <= width) return text;
	const written = text.slice(0, most).match(letter) ?? [];
	const cut = (count: number): string => `${written.slice(0, count).join('').trimEnd()}…`;
	let [fits, over] = [0, written.length + 1];
	while (over - fits > 1) {
		const middle = (fits + over) >> 1;
		if (pen.measureText(cut(middle)).width <= width) fits = middle;
		else over = middle;
	}
	return cut(fits);
}
