/** The part of citation-js that is used here; the package brings no types. */
declare module '@citation-js/core' {
	export class Cite {
		constructor(items: unknown);
		readonly data: readonly Readonly<Record<string, unknown>>[];
		format(kind: 'bibtex' | 'ris'): string;
		format(
			kind: 'bibliography',
			options: {
				format: 'text' | 'html';
				template: string;
				lang: string;
				asEntryArray: true;
				nosort: boolean;
			}
		): [id: string, text: string][];
	}
	export const plugins: {
		config: {
			get(name: '@bibtex'): { format: { useIdAsLabel: boolean; checkLabel: boolean } };
			get(name: '@csl'): { styles: { add(name: string, style: string): void; get(name: string): string } };
		};
	};
}
declare module '@citation-js/plugin-csl';
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
