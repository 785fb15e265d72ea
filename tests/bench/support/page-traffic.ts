import type { BrowserContext, Page, Request } from 'playwright';

interface Traffic {
	bytes: number;
	requests: number;
}

/** When something was asked for. */
type Phase = 'first' | 'later' | 'near';

/** As they came over the net, the answer's headers among them: 0 where a cache gave it. */
async function bytesOf(request: Request): Promise<number> {
	try {
		const { responseBodySize, responseHeadersSize } = await request.sizes();
		// Of a service worker's own program the browser tells no size.
		if (request.url() !== request.serviceWorker()?.url()) return responseHeadersSize + responseBodySize;
		const length = (await request.response())?.headers()['content-length'] ?? '0';
		return responseHeadersSize + Number(length);
	} catch {
		// Broken off, or its page was closed meanwhile.
		return 0;
	}
}

/**
 * Counts what comes over the net from now on, by when it was asked for: the page's own requests and those of its service
 * worker, which has a page of its own for the browser. What a cache gave doesn't count, nor a connection kept open.
 */
export async function countTraffic(
	page: Page,
	context: BrowserContext
): Promise<{ begin: (phase: Phase) => void; of: (phase: Phase) => Promise<Traffic> }> {
	const all: Record<Phase, Traffic> = {
		first: { bytes: 0, requests: 0 },
		later: { bytes: 0, requests: 0 },
		near: { bytes: 0, requests: 0 }
	};
	let now: Phase = 'first';
	const phases = new Map<unknown, Phase>();
	const pending: Promise<void>[] = [];
	const add = (request: unknown, bytes: number): void => {
		const traffic = all[phases.get(request) ?? now];
		if (bytes <= 0) return;
		traffic.bytes += bytes;
		traffic.requests += 1;
	};
	const cdp = await context.newCDPSession(page);
	await cdp.send('Network.enable');
	cdp.on('Network.requestWillBeSent', ({ requestId }) => phases.set(requestId, now));
	cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => add(requestId, encodedDataLength));
	context.on('request', (request) => phases.set(request, now));
	context.on('requestfinished', (request) => {
		if (request.serviceWorker() !== null) pending.push(bytesOf(request).then((bytes) => add(request, bytes)));
	});
	return {
		begin: (phase) => (now = phase),
		of: async (phase) => {
			await Promise.all(pending);
			return all[phase];
		}
	};
}
