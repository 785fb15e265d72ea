import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'data/',
			'test-results/',
			'indicators/',
			'tests/golden/',
			'bench/peers/'
		]
	},
	js.configs.recommended,
	...ts.configs.strictTypeChecked,
	...svelte.configs.recommended,
	prettier,
	...svelte.configs.prettier,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: {
				projectService: {
					allowDefaultProject: [
						'*.js',
						'tests/bench/support/give-back.mjs',
						'*.cjs',
						'.dependency-cruiser.cjs',
						'vitest.config.ts',
						'vite.*.config.ts',
						'playwright.config.ts'
					],
					defaultProject: 'tsconfig.json'
				},
				tsconfigRootDir: import.meta.dirname,
				extraFileExtensions: ['.svelte']
			}
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
	},
	{
		rules: {
			// Numbers in text are what this product prints.
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/explicit-module-boundary-types': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true }
			],
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			eqeqeq: 'error',
			'max-lines-per-function': ['error', { max: 58, skipBlankLines: true, skipComments: true }],
			'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }]
		}
	},
	{
		// Settings are read once, by the program that starts, and passed on.
		files: ['src/**'],
		ignores: ['src/start.ts', 'src/cli/index.ts', 'src/lib/server/publish/press.ts'],
		rules: {
			'no-restricted-properties': [
				'error',
				{
					object: 'process',
					property: 'env',
					message: 'Settings are passed on by whoever starts (settings.ts).'
				}
			]
		}
	},
	{
		// Svelte's props are read inside a let; links are plain paths on one origin at the root.
		files: ['**/*.svelte'],
		rules: { 'svelte/no-navigation-without-resolve': 'off', 'prefer-const': 'off' }
	},
	{
		// Maps and queries are made anew for every change and never written to afterwards.
		files: ['**/*.svelte', '**/*.svelte.ts'],
		rules: { 'svelte/prefer-svelte-reactivity': 'off' }
	},
	{
		files: ['tests/**'],
		rules: { 'max-lines-per-function': 'off', 'max-lines': 'off' }
	},
	{
		files: ['**/*.js', '**/*.cjs'],
		...ts.configs.disableTypeChecked,
		rules: {
			...ts.configs.disableTypeChecked.rules,
			'@typescript-eslint/explicit-module-boundary-types': 'off'
		}
	}
);
