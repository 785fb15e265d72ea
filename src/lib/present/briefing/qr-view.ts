import { encode } from 'uqr';

/** A QR code as one path over a square of `size` units, its quiet zone included. */
export interface QrView {
	readonly size: number;
	readonly path: string;
}

/** The QR code of a text; runs of dark modules in a row are drawn as one. */
export function qrViewOf(text: string): QrView {
	const { data, size } = encode(text, { ecc: 'M', border: 4 });
	const runs = data.flatMap((row, y) =>
		row.flatMap((dark, x) => {
			if (!dark || row[x - 1] === true) return [];
			const end = row.indexOf(false, x);
			return [`M${x} ${y}h${(end < 0 ? row.length : end) - x}v1H${x}z`];
		})
	);
	return { size, path: runs.join('') };
}
