import type { Server } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Answers } from '#server/answers/answers.ts';
import { close, listen } from '#server/http/http-server.ts';
import { logOf } from '#server/running/log.ts';
import { settingsOf } from '#server/settings.ts';

let server: Server;
let address: string;
/** What the server waits for before it looks for an answer. */
let content: Promise<string>;
let looked: string[];
let made: string[];

beforeEach(async () => {
	content = Promise.resolve('board');
	looked = [];
	made = [];
	const settings = settingsOf({ PORT: '0' });
	const answers = new Answers(settings);
	answers.know({
		content: () => content,
		archive: () => Promise.resolve('0'),
		given: () => undefined,
		looked: (result) => looked.push(result)
	});
	// As files are handed out: nothing is said of keeping them.
	const started = await listen(settings, {
		pages: (request, response) => {
			made.push(request.url ?? '');
			if (request.url !== '/never') response.end('file');
		},
		files: 'nowhere',
		answers,
		log: logOf('text')
	});
	({ server, address } = started);
});
afterEach(() => close(server));

/** Sends requests on one connection, and hangs up once they are seen. */
async function hangUp(paths: readonly string[], isSeen: () => boolean): Promise<void> {
	const { port, hostname } = new URL(address);
	const gone = new Promise<void>((resolve) => {
		server.once('connection', (socket) => socket.once('close', () => resolve()));
	});
	const socket = connect(Number(port), hostname);
	socket.on('error', () => undefined);
	socket.write(paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`).join(''));
	await expect.poll(isSeen).toBe(true);
	socket.destroy();
	await gone;
}

const bodyOf = async (path: string): Promise<string> => (await fetch(new URL(path, address))).text();

it('whoever hangs up before an answer is begun makes nobody else wait for it', async () => {
	let open: (board: string) => void = () => undefined;
	let asked = 0;
	content = new Promise((resolve) => (open = resolve));
	server.prependListener('request', () => (asked += 1));
	await hangUp(['/file'], () => asked === 1);
	open('board');
	await expect.poll(() => made).toEqual(['/file']);
	expect(await bodyOf('/file')).toBe('file');
	expect(looked).toEqual(['passed', 'passed']);
});

it('nor who hangs up while an answer waits for the one before it on its connection', async () => {
	await hangUp(['/never', '/file'], () => made.join(' ') === '/never /file');
	expect(await bodyOf('/file')).toBe('file');
	expect(looked).toEqual(['passed', 'passed', 'passed']);
});
