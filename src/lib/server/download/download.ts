/** A name in a form that every header takes, and that says every script: RFC 6266 with RFC 8187. */
function named(name: string): string {
	const ascii = name
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/[^ -~]|["\\/]/gu, '_');
	if (ascii === name) return `filename="${name}"`;
	const encoded = encodeURIComponent(name).replace(
		/['()*]/g,
		(mark) => `%${mark.charCodeAt(0).toString(16)}`
	);
	return `filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** The header under which a browser saves an answer; `inline` where it shows it first. */
export function disposition(name: string, how: 'attachment' | 'inline' = 'attachment'): string {
	return `${how}; ${named(name.toWellFormed())}`;
}

/** Text or bytes to download under a name. */
export function download(name: string, type: string, body: string | Uint8Array<ArrayBuffer>): Response {
	return new Response(body, { headers: { 'content-type': type, 'content-disposition': disposition(name) } });
}
