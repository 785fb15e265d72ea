import { defineConfig } from 'vite';

/** The script by which a one-file briefing verifies itself: one file, from the sources that the server runs on. */
export default defineConfig({
	publicDir: false,
	build: {
		emptyOutDir: false,
		target: 'es2022',
		minify: true,
		lib: {
			entry: 'src/offline/verify-page.ts',
			formats: ['iife'],
			name: 'verifyPage',
			fileName: () => 'verifier.js'
		}
	}
});
