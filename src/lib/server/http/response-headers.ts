import type { Settings } from '../settings.ts';

const always: Readonly<Record<string, string>> = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	// Other sites learn nothing; our own forms need it, or browsers send their Origin as null.
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'
};

/** Data for other programs, and pictures: on a server that nobody can change, pages of other sites may read them. */
const data =
	/^\/(api\/|feeds\/\[|\[file=|indicators\/\[id\]\.|briefings\/\[id=snapshot\]\.json$|scenarios\/export$)/;

const isForOthers = (route: string | null, { readOnly }: Pick<Settings, 'readOnly'>): boolean =>
	readOnly && data.test(route ?? '');

const isEmbed = (route: string | null): boolean => route?.startsWith('/embed/') === true;

/** What a page of another site may see of an answer, beside what it always may. */
const SEEN = 'ETag, Warning, Retry-After, Content-Disposition';

/** Of an embed: our own pages may hold it, and those of the sites that are set. */
function letHold(headers: Headers, origins: readonly string[]): void {
	const holders = origins.includes('*') ? ['*'] : ["'self'", ...origins];
	const policy = headers.get('content-security-policy');
	if (policy !== null)
		headers.set(
			'content-security-policy',
			policy.replace("frame-ancestors 'none'", `frame-ancestors ${holders.join(' ')}`)
		);
	// The older header can't name sites; where the policy stands, browsers pass it over.
	if (origins.length === 0) headers.set('x-frame-options', 'SAMEORIGIN');
	else {
		headers.delete('x-frame-options');
		headers.set('cross-origin-resource-policy', 'cross-origin');
	}
}

/** Sets what every answer of a route carries: who may hold it in a frame, and which sites may read it; never with credentials. */
export function setAnswerHeaders(
	headers: Headers,
	route: string | null,
	settings: Pick<Settings, 'readOnly' | 'embedOrigins'>
): void {
	for (const [name, value] of Object.entries(always)) headers.set(name, value);
	if (isEmbed(route)) letHold(headers, settings.embedOrigins);
	if (!isForOthers(route, settings)) return;
	headers.set('access-control-allow-origin', '*');
	headers.set('access-control-expose-headers', SEEN);
	headers.set('cross-origin-resource-policy', 'cross-origin');
}

/**
 * The answer to a browser that asks whether another site's page may send a request with headers of its own, such as the
 * tag of what it has; null where it may not, or asks something else.
 */
export function preflightAnswer(
	request: Request,
	route: string | null,
	settings: Pick<Settings, 'readOnly'>
): Response | null {
	const method = request.headers.get('access-control-request-method');
	if (request.method !== 'OPTIONS' || !isForOthers(route, settings)) return null;
	if (method !== 'GET' && method !== 'HEAD') return null;
	return new Response(null, {
		status: 204,
		headers: {
			'access-control-allow-methods': 'GET, HEAD',
			'access-control-allow-headers': 'Accept, If-None-Match, Cache-Control',
			// In seconds: a day.
			'access-control-max-age': '86400'
		}
	});
}
