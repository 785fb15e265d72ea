declare module 'subset-font' {
	/** A font with the glyphs of `text` only. */
	export default function subsetFont(
		font: Buffer,
		text: string,
		options?: {
			readonly targetFormat?: 'sfnt' | 'woff' | 'woff2';
			/** OpenType features; all of them where left out. */
			readonly keepFeatures?: readonly string[];
		}
	): Promise<Buffer>;
}
