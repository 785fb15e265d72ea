import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';
import { facesInside } from './vite.fonts.ts';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
	dependencies: Record<string, string>;
};

/**
 * What a build holds beside the pages: the part that prints briefings, which is the pages' own components, each with its
 * styles inside, and no server around them; and the threads in which heavy answers are worked out and folders looked at.
 */
export default defineConfig({
	plugins: [
		svelte({
			configFile: false,
			preprocess: vitePreprocess(),
			compilerOptions: { runes: true, css: 'injected' }
		}),
		facesInside()
	],
	publicDir: false,
	// A production install has the dependencies, and nothing of what is only developed with.
	ssr: { noExternal: true, external: Object.keys(dependencies) },
	build: {
		ssr: true,
		emptyOutDir: false,
		rolldownOptions: {
			input: ['src/print/briefing-markup.ts', 'src/workers/worker.ts', 'src/workers/looker.ts'],
			output: { entryFileNames: '[name].js' }
		}
	}
});
