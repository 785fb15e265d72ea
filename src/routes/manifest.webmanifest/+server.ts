import type { RequestHandler } from './$types';

const icons = [
	{ src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
	{ src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
	{ src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
	{ src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }
];

/** By which a browser installs the watch as a program of its own, under the watch's own name. */
export const GET: RequestHandler = ({ locals: { current } }) => {
	const name = current.watch?.title ?? 'Alignment Watch';
	const manifest = {
		id: '/',
		name,
		description: current.watch?.question ?? '',
		lang: 'en-GB',
		start_url: '/',
		scope: '/',
		display: 'standalone',
		background_color: '#fbfaf6',
		theme_color: '#fbfaf6',
		icons
	};
	return new Response(JSON.stringify(manifest), {
		headers: { 'content-type': 'application/manifest+json; charset=utf-8' }
	});
};
