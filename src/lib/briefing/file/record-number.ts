import canonicalize from 'canonicalize';
import type { SnapshotRecord } from '../shape/record-shape.ts';

/** A record as the one text that RFC 8785 gives it; this, in UTF-8, is what is kept and hashed. */
export function canonicalText(record: SnapshotRecord): string {
	const text = canonicalize(record);
	if (text === undefined) throw new Error('A record without a canonical form');
	return text;
}

/** The number of a briefing: SHA-256 of its canonical text, in hexadecimal. */
export async function snapshotNumber(text: string): Promise<string> {
	const hash = await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
