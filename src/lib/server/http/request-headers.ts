import type { IncomingMessage } from 'node:http';

/** As `Headers` has them, for a request that isn't one of the pages' yet; nothing is copied. */
export interface HeaderNames {
	get(name: string): string | null;
	keys(): Iterable<string>;
}

export function headersOf({ headers }: IncomingMessage): HeaderNames {
	return {
		get(name) {
			const value = headers[name.toLowerCase()];
			return Array.isArray(value) ? value.join(', ') : (value ?? null);
		},
		keys: () => Object.keys(headers)
	};
}
