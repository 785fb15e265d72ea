import { readFileSync } from 'node:fs';
import { fontFilesFor } from './font-files.ts';

const codesOf = (letters: string): string =>
	Array.from(letters, (letter) => `U+${(letter.codePointAt(0) ?? 0).toString(16)}`).join(',');

/** As fonts.css has it. */
const sizeOf = (family: string): string => (family === 'Noto Sans Myanmar' ? ';size-adjust:86%' : '');

/** Style rules, with the fonts inside, for the letters of a text that go beyond Latin; nothing where none does. */
export function furtherFaces(text: string): string {
	return [...fontFilesFor(text)]
		.map(([{ family, weight, path }, letters]) => {
			const font = readFileSync(path).toString('base64');
			return `@font-face{font-family:'${family}';font-weight:${weight}${sizeOf(family)};src:url(data:font/woff2;base64,${font}) format('woff2');unicode-range:${codesOf(letters)}}`;
		})
		.join('');
}
