import sax from 'sax';

/** Cells of a workbook that are read, the blank ones before and between others counted: about 40 MB. */
export const MOST_PLACES = 4_000_000;
/** As many as a sheet can have. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

const SLICE = 256 * 1024;

/**
 * How many places a sheet's cells span, from the first row and column to the furthest of either: a reader holds them
 * all, and two cells are enough for 17 thousand million. Noughts for a part that is no sheet; more than `MOST_PLACES`
 * where an address lies outside of what a sheet can have. Throws for a sheet that is no well-formed XML.
 */
export async function placesIn(part: Uint8Array): Promise<number> {
	const text = new TextDecoder().decode(part);
	if (!/<(?:[\w.-]+:)?row[\s/>]/.test(text)) return 0;
	const span = new Span();
	const parser = sax.parser(true, {});
	parser.onopentag = ({ name, attributes }) =>
		span.see(name.slice(name.indexOf(':') + 1), attributes as Readonly<Record<string, string>>);
	parser.onerror = (error) => {
		throw error;
	};
	for (let at = 0; at < text.length && span.places <= MOST_PLACES; at += SLICE) {
		parser.write(text.slice(at, at + SLICE));
		// Others have their turn.
		await new Promise(setImmediate);
	}
	return span.places;
}

/** Rows and columns count on from the one before where a cell doesn't say where it stands. */
class Span {
	#row = 0;
	#column = 0;
	#lastRow = 0;
	#lastColumn = 0;

	get places(): number {
		if (this.#row > MOST_ROWS || this.#lastRow > MOST_ROWS || this.#lastColumn > MOST_COLUMNS)
			return Infinity;
		return this.#lastRow * this.#lastColumn;
	}

	see(name: string, { r: address = '' }: Readonly<Record<string, string>>): void {
		if (name === 'row') {
			this.#row = address === '' ? this.#row + 1 : Number(address);
			this.#column = 0;
			if (!(this.#row >= 0)) this.#row = Infinity;
		} else if (name === 'c') {
			const [, letters = '', digits = ''] = /^([A-Z]{0,8})(\d{0,9})$/i.exec(address.trim()) ?? [];
			const isAddress = address === '' || (letters !== '' && digits !== '');
			this.#column = address === '' ? this.#column + 1 : isAddress ? columnOf(letters) : Infinity;
			this.#lastRow = Math.max(this.#lastRow, digits === '' ? this.#row : Number(digits), this.#row);
			this.#lastColumn = Math.max(this.#lastColumn, this.#column);
		}
	}
}

/** `A` is 1, `XFD` 16,384. */
function columnOf(letters: string): number {
	return Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
