import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { facesInside } from './vite.fonts.ts';

/** The part that prints briefings: the pages' own components, each with its styles inside, and no server around them. */
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
	// Nothing of it is looked for in node_modules: a production install has no Svelte.
	ssr: { noExternal: true },
	build: {
		ssr: true,
		emptyOutDir: false,
		rolldownOptions: { input: 'src/print/briefing-markup.ts', output: { entryFileNames: '[name].js' } }
	}
});
