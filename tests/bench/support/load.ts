import autocannon, { type Client } from 'autocannon';

/** What is asked, and by how many at once. */
export interface Load {
	readonly address: string;
	readonly connections: number;
	/** In seconds. */
	readonly duration: number;
	readonly headers?: Readonly<Record<string, string>>;
	/** The path of each request, if they aren't all alike; called once for each. */
	readonly nextPath?: () => string;
}

/** What came of it. */
export interface Under {
	/** Answers a second. */
	readonly rate: number;
	/** Milliseconds until the last byte of 99 of 100 answers. */
	readonly p99: number;
	/** How many answers had which status. */
	readonly statuses: ReadonlyMap<number, number>;
}

/** In seconds: whoever waits longer for an answer counts as an error. */
const PATIENCE = 60;
/** In milliseconds, between two looks at the clock: a round ends so much late at most. */
const SAMPLE = 100;

/**
 * Has autocannon not keep the bodies. It reads every byte as text, which nobody here looks at: with pages of 40 kB it then
 * is slower by ten times, and would measure itself. Bytes are counted, and an answer ends with its last one, as before.
 */
function forgetBodies(client: Client): void {
	const { pipelinedRequests } = client as unknown as { pipelinedRequests: { addBody: () => void } };
	pipelinedRequests.addBody = () => undefined;
}

/**
 * Connections that each ask again as soon as they have their answer (autocannon, brotli unless the headers say otherwise).
 * Throws where a connection broke or an answer did not come.
 */
export async function under({ address, connections, duration, headers, nextPath }: Load): Promise<Under> {
	const result = await autocannon({
		url: address,
		connections,
		duration,
		timeout: PATIENCE,
		sampleInt: SAMPLE,
		setupClient: forgetBodies,
		headers: { 'accept-encoding': 'br', ...headers },
		...(nextPath && {
			requests: [{ setupRequest: (request) => ({ ...request, path: nextPath() }) }]
		})
	});
	if (result.errors > 0 || result.requests.total === 0)
		throw new Error(`${address}: ${result.requests.total} answers, and ${result.errors} that never came`);
	const statuses = Object.entries(result.statusCodeStats ?? {}).map(
		([status, { count = 0 }]): [number, number] => [Number(status), count]
	);
	return {
		rate: result.requests.total / result.duration,
		p99: result.latency.p99,
		statuses: new Map(statuses)
	};
}
