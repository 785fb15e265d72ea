import { createReadStream, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.json': 'application/json',
	'.css': 'text/css',
	'.svg': 'image/svg+xml',
	'.woff2': 'font/woff2'
};

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/** As plain as a host can be: files of one folder below a path, an index for a folder, and no headers but the type. */
export async function serveFolder(
	folder: string,
	base = ''
): Promise<{ readonly address: string; readonly close: () => Promise<void> }> {
	const server: Server = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://here');
		const inside = pathname.startsWith(`${base}/`) ? decodeURIComponent(pathname.slice(base.length)) : null;
		const named = inside === null ? null : join(folder, normalize(inside));
		const file = named === null ? null : [named, join(named, 'index.html')].find(isFile);
		if (file === null || file === undefined) {
			response.writeHead(404).end();
			return;
		}
		response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
		createReadStream(file).pipe(response);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		address: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			})
	};
}
