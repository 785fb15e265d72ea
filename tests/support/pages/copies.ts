import type { Page } from '@playwright/test';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Publishes a watch with its briefings and one past month as a copy below `/sub`; its digest. */
export async function published(
	watch: string,
	out: string,
	env: Readonly<Record<string, string>>
): Promise<string> {
	const words = 'publish --base-path /sub --today 2026-11-22 --months 1 --briefings --json --watch'.split(
		' '
	);
	const { stdout } = await promisify(execFile)(
		process.execPath,
		['--import', 'tsx', 'src/cli/index.ts', ...words, watch, '--out', out],
		{ env: { ...process.env, ...env } }
	);
	return (JSON.parse(stdout) as { digest: string }).digest;
}

/** Whatever a page complains of, and whatever it asks for outside its folder or of a server that answers. */
export function complaintsOn(page: Page, copy: string): string[] {
	const complaints: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
	});
	page.on('pageerror', (error) => complaints.push(error.message));
	page.on('request', (request) => {
		const { protocol, pathname, href } = new URL(request.url());
		const isOwn = href.startsWith(`${copy}/`) && !pathname.includes('/api/live');
		if (protocol !== 'data:' && !isOwn) complaints.push(href);
	});
	page.on('response', (answer) => {
		if (answer.status() >= 400) complaints.push(`${answer.status()} ${answer.url()}`);
	});
	return complaints;
}
