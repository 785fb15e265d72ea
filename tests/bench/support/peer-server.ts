import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const folder = 'bench/peers/dist';
const types: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.json': 'application/json'
};

interface Rows {
	readonly observations: readonly { readonly published: string; readonly value: number }[];
}

/** The figures that both pages show: of the default scenario, fifteen scored indicators with their weights and rows. */
async function figuresOf(address: string): Promise<string> {
	const get = async <T>(path: string): Promise<T> => (await (await fetch(address + path)).json()) as T;
	const outlook = await get<{ indicators: { id: string; weight: number }[] }>('/api/outlook');
	const shown = outlook.indicators.slice(0, 15);
	const rows = await Promise.all(shown.map(({ id }) => get<Rows>(`/indicators/${id}.json`)));
	const pointsOf = ({ observations }: Rows): [number, number][] =>
		observations
			.map(({ published, value }): [number, number] => [Date.parse(published), value])
			.sort(([one], [other]) => one - other);
	return JSON.stringify({
		indicators: shown.map(({ id, weight }, at) => {
			const found = rows[at];
			return { id, weight, points: found === undefined ? [] : pointsOf(found) };
		})
	});
}

/** Serves the peer's built page compressed, as a good server would; null where it isn't built. */
export async function servePeer(ours: string): Promise<{ address: string; close: () => void } | null> {
	if (!existsSync(folder)) return null;
	const figures: [string, string | Buffer] = ['/figures.json', await figuresOf(ours)];
	const built = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => extname(name) !== '')
		.map((name): [string, Buffer] => [`/${name}`, readFileSync(join(folder, name))]);
	const files = new Map([...built, figures].map(([path, body]) => [path, brotliCompressSync(body)]));
	const server = createServer(({ url = '' }, response) => {
		const path = url === '/' ? '/index.html' : url;
		const body = files.get(path);
		if (body === undefined) {
			response.writeHead(404).end();
			return;
		}
		const type = types[extname(path)] ?? 'application/octet-stream';
		response.writeHead(200, {
			'content-type': type,
			'content-encoding': 'br',
			'content-length': body.length
		});
		response.end(body);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return { address: `http://127.0.0.1:${port}/`, close: () => void server.close() };
}
