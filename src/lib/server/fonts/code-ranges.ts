/** Code points from the first to the last, both included. */
type CodeRange = readonly [first: number, last: number];

/** Reads `U+0100-02BA,U+20AC`, as style sheets and the font packages write it; sorted. */
export function codeRanges(text: string): readonly CodeRange[] {
	return text
		.split(',')
		.map((part): CodeRange => {
			const [first = '', last = first] = part.trim().replace(/^U\+/i, '').split('-');
			return [parseInt(first, 16), parseInt(last, 16)];
		})
		.sort(([a], [b]) => a - b);
}

/** Whether sorted ranges hold a code point. */
export function holds(ranges: readonly CodeRange[], code: number): boolean {
	let [low, high] = [0, ranges.length - 1];
	while (low <= high) {
		const middle = (low + high) >> 1;
		const [first, last] = ranges[middle] ?? [0, -1];
		if (code < first) high = middle - 1;
		else if (code > last) low = middle + 1;
		else return true;
	}
	return false;
}
