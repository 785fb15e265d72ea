import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
const config = {
	preprocess: vitePreprocess(),
	compilerOptions: {
		runes: true,
		// A wide table in a box of its own is scrolled by keyboard only if the box takes the focus.
		warningFilter: ({ code }) => code !== 'a11y_no_noninteractive_tabindex'
	},
	kit: {
		// Moved to a folder of its own once it is whole; its settings come by names that nobody else uses.
		adapter: adapter({ out: 'build/draft', precompress: true, envPrefix: 'ALIGNMENT_WATCH_PAGES_' }),
		// Styles inside every page: a kept page must not name a sheet that the next build has replaced, and the first
		// paint waits for one answer instead of four.
		inlineStyleThreshold: 50_000,
		files: { lib: 'src/lib' },
		// By a page that has settled (routes/keep-offline.ts), not within the first load.
		serviceWorker: { register: false },
		// By hashes, not nonces: a cached page must not carry a nonce that is spent.
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				// The one style attribute on our pages: Kit's announcer of page changes, hidden from sight by it.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'data:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				'worker-src': ['self'],
				'form-action': ['self'],
				'base-uri': ['none'],
				'frame-ancestors': ['none'],
				'object-src': ['none']
			}
		}
	}
};

export default config;
