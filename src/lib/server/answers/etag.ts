import { createHash } from 'node:crypto';

/** Weak, as the same answer goes out in several encodings. */
export function etagOf(body: Uint8Array): string {
	return `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
}

const bare = (tag: string): string => tag.trim().replace(/^W\//, '');

/** Whether an If-None-Match header names the answer that the reader would get, as HTTP compares them: weakly. */
export function isUnchanged(ifNoneMatch: string | null | undefined, etag: string): boolean {
	if (ifNoneMatch === null || ifNoneMatch === undefined) return false;
	return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((tag) => bare(tag) === bare(etag));
}

/** What a 304 repeats of the answer that the reader has. */
export const REPEATED: readonly string[] = [
	'etag',
	'cache-control',
	'vary',
	'warning',
	// Without these a browser keeps even a 304 from another site's page.
	'access-control-allow-origin',
	'access-control-expose-headers',
	'cross-origin-resource-policy'
];
