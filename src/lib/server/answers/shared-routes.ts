/**
 * The routes whose answers depend on nothing but the address, the board, the day, the archive and whether whoever asks
 * may write, and that are asked often or cost something. Every other answer is made anew and never kept: forms, uploads,
 * health, metrics, streams, and every route that isn't named here.
 */
const shared: ReadonlySet<string> = new Set([
	'/(dashboard)',
	'/[file=datafile]',
	'/api',
	'/api/[...name]',
	'/api/openapi.json',
	'/briefings/[id=snapshot]',
	'/briefings/[id=snapshot].html',
	'/briefings/[id=snapshot].json',
	'/briefings/compare',
	'/changes',
	'/embed/[part=embedpart]',
	'/events',
	'/feeds',
	'/feeds/[feed]',
	'/indicators',
	'/indicators/[id]',
	'/indicators/[id].[ending=indicatorending]',
	'/manifest.webmanifest',
	'/method',
	'/scenarios',
	'/scenarios/export',
	'/search',
	'/share',
	'/signposts',
	'/sources',
	'/week'
]);

export const isSharedRoute = (route: string | null): boolean => route !== null && shared.has(route);

/** Also of a shared route: no stream, which has no end, and nothing that says it must not be kept. */
export function isSharedAnswer(route: string | null, { status, headers }: Response): boolean {
	if (status !== 200 || !isSharedRoute(route)) return false;
	if (headers.has('set-cookie') || headers.has('content-range')) return false;
	const type = headers.get('content-type') ?? '';
	return (
		!/^text\/event-stream|^multipart\//.test(type) && !/no-store/.test(headers.get('cache-control') ?? '')
	);
}
