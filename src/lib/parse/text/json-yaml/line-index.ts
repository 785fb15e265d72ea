/** Finds the line and column, both 1-based, of offsets in a text; built once, each look-up is a binary search. */
export class LineIndex {
	readonly #starts: number[] = [0];

	constructor(text: string) {
		for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
	}

	position(offset: number): { readonly line: number; readonly column: number } {
		let low = 0;
		let high = this.#starts.length;
		while (high - low > 1) {
			const middle = (low + high) >> 1;
			if ((this.#starts[middle] ?? 0) <= offset) low = middle;
			else high = middle;
		}
		return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
	}
}
