import { brotliDecompressSync } from 'node:zlib';
import { expect, it, vi } from 'vitest';
import type { MadeAnswer } from '#server/answers/answer-desk.ts';
import { answerStore, type AnswerStore, type KeptAnswer } from '#server/answers/answer-store.ts';

const MB = 1024 ** 2;

/** A page of about so many bytes, none of whose lines is another's. */
function pageOf(length: number): Uint8Array {
	const lines = Array.from(
		{ length: Math.ceil(length / 40) },
		(_, at) => `<li>figure ${at * 7919} of ${at}</li>`
	);
	return new TextEncoder().encode(lines.join('\n'));
}

const made = (body: Uint8Array): MadeAnswer => ({
	headers: [['content-type', 'text/html; charset=utf-8']],
	body,
	route: '/',
	content: 'one',
	today: 20_783,
	archive: null
});

/** Keeps a page, and has it asked for three times; the kept answer. */
async function askedThrice(store: AnswerStore, key: string, body: Uint8Array): Promise<KeptAnswer> {
	store.set(key, made(body));
	const kept = store.get(key);
	if (!kept) throw new Error('nothing is kept');
	for (let time = 0; time < 3; time++) await store.bodyIn(key, kept, 'br');
	return kept;
}

it('compresses better what is asked for a third time, and gives the same page', async () => {
	const store = answerStore(64 * MB);
	const body = pageOf(100_000);
	store.set('/', made(body));
	const kept = store.get('/');
	if (!kept) throw new Error('nothing is kept');
	const first = (await store.bodyIn('/', kept, 'br')).length;
	await store.bodyIn('/', kept, 'br');
	expect(kept.encoded.get('br')?.length).toBe(first);
	await store.bodyIn('/', kept, 'br');
	await vi.waitFor(() => expect(kept.encoded.get('br')?.length).toBeLessThan(first));
	expect(Buffer.from(brotliDecompressSync(await store.bodyIn('/', kept, 'br'))).equals(body)).toBe(true);
});

it('spends no processor on a better compression of megabytes', async () => {
	const store = answerStore(64 * MB);
	const large = await askedThrice(store, '/large', pageOf(1.2 * MB));
	const before = large.encoded.get('br')?.length;
	// One is improved at a time: this one would not be while the large one is.
	const small = await askedThrice(store, '/small', pageOf(100_000));
	const first = small.encoded.get('br')?.length ?? 0;
	await vi.waitFor(() => expect(small.encoded.get('br')?.length).toBeLessThan(first));
	expect(large.encoded.get('br')?.length).toBe(before);
});
