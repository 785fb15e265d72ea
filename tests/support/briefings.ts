import type { APIRequestContext } from '@playwright/test';

/** What the form would send, fetched as a browser without script would have it. */
export async function formAt(
	request: APIRequestContext,
	address: string
): Promise<Readonly<Record<string, string>>> {
	const page = await (await request.get(address)).text();
	const fields = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
	return Object.fromEntries(
		fields.map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')])
	);
}

/** Sends the form and follows nothing; the new briefing's number, or the answer's status where there is none. */
export async function sendForm(
	request: APIRequestContext,
	server: string,
	form: Readonly<Record<string, string>>,
	headers: Readonly<Record<string, string>> = {}
): Promise<string | number> {
	const answer = await request.post(`${server}/briefings?/take`, {
		multipart: { ...form },
		headers: { origin: server, accept: 'text/html', ...headers },
		maxRedirects: 0
	});
	const place = /\/briefings\/([0-9a-f]{64})$/.exec(answer.headers().location ?? '');
	return place?.[1] ?? answer.status();
}
