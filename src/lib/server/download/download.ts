/** Text or bytes to download under a name. */
export function download(name: string, type: string, body: string | Uint8Array<ArrayBuffer>): Response {
	return new Response(body, {
		headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` }
	});
}
