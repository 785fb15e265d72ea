import { expect, it } from 'vitest';
import { turnstile } from '#server/answers/turnstile.ts';

const soon = (act: () => void): Promise<void> =>
	new Promise((resolve) =>
		setImmediate(() => {
			act();
			resolve();
		})
	);

it('lets makers pass in their order, and whoever comes between them in between', async () => {
	const pass = turnstile();
	const seen: string[] = [];
	const maker = async (name: string): Promise<void> => {
		await pass();
		seen.push(name);
	};
	const makers = ['first', 'second', 'third'].map(maker);
	await makers[0];
	// A reader who needs no making, heard of while the first was being made.
	const reader = soon(() => seen.push('reader'));
	await Promise.all([...makers, reader]);
	expect(seen).toEqual(['first', 'reader', 'second', 'third']);
});

it('waits for nobody who has passed', async () => {
	const pass = turnstile();
	await pass();
	// The first never ends; the second passes all the same.
	await pass();
	await pass();
	await expect(pass()).resolves.toBeUndefined();
});
