import { defineConfig } from 'vite';

/**
 * The script by which a published copy compares two briefings: a file of its own, so that what it shares with the
 * dashboard's later parts doesn't come into what every page loads first.
 */
export default defineConfig({
	publicDir: false,
	build: {
		emptyOutDir: false,
		target: 'es2022',
		minify: true,
		lib: { entry: 'src/offline/compare-briefings.ts', formats: ['es'], fileName: () => 'comparer.js' }
	}
});
