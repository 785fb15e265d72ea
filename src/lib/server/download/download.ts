import { create } from 'content-disposition';

/**
 * The header under which a browser saves an answer, whatever is in the name, in any script; `inline` where it
 * shows it first.
 */
export function disposition(name: string, how: 'attachment' | 'inline' = 'attachment'): string {
	return create(name.toWellFormed().replace(/["\\/]/g, '_'), { type: how });
}

/** Text or bytes to download under a name. */
export function download(name: string, type: string, body: string | Uint8Array<ArrayBuffer>): Response {
	return new Response(body, { headers: { 'content-type': type, 'content-disposition': disposition(name) } });
}
