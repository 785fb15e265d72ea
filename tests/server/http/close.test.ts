import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { close } from '#server/http/http-server.ts';

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
	vi.useRealTimers();
});

it('lets an answer that is under way finish for five seconds, and cuts it then', async () => {
	const server = createServer((_, response) => response.writeHead(200).write('begun'));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	let cut: Promise<void> | undefined;
	await new Promise<void>((begun, reject) => {
		get({ port, host: '127.0.0.1', agent: false }, (answer) => {
			cut = new Promise((resolve) => answer.once('error', () => resolve()));
			answer.once('data', () => begun());
		}).once('error', reject);
	});
	const cutting = vi.spyOn(server, 'closeAllConnections');
	const closed = close(server);
	vi.advanceTimersByTime(4_999);
	expect(cutting).not.toHaveBeenCalled();
	vi.advanceTimersByTime(1);
	await Promise.all([closed, cut]);
	expect(cutting).toHaveBeenCalledOnce();
});
