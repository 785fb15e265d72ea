/**
 * The walls between the rooms (docs/story.md has the picture). Arrows go down this list and never turn back:
 * routes > ui > state > present > ask > briefing > parse > engine; cli and server stand beside routes, import beside
 * briefing.
 */
const room = (name) => `^src/lib/${name}/`;

/** From a room, only these may be imported, packages named apart. */
const mayImport = (name, rooms, packages) => ({
	name: `${name}-walls`,
	severity: 'error',
	from: { path: room(name) },
	to: {
		path: '^(src/|node_modules/|node:)?',
		pathNot: [room(name), ...rooms.map(room), ...packages.map((p) => `node_modules/${p}(/|$)`)].join('|')
	}
});

module.exports = {
	forbidden: [
		{ name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
		{
			name: 'no-orphans',
			severity: 'error',
			from: {
				orphan: true,
				pathNot: ['\\.d\\.ts$', '^src/hooks', '^src/routes', '^src/params', '^src/fonts.css']
			},
			to: {}
		},
		{
			name: 'unresolvable',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true, pathNot: '^(\\./\\$types|\\$app/|\\$service-worker$)' }
		},
		mayImport('engine', [], []),
		mayImport(
			'parse',
			['engine'],
			['valibot', '@valibot/to-json-schema', 'yaml', 'date-fns', '@date-fns/utc']
		),
		mayImport('briefing', ['parse', 'engine'], ['valibot', 'canonicalize']),
		mayImport('import', ['parse', 'engine'], ['valibot', 'fflate', 'read-excel-file', 'sax']),
		mayImport('ask', ['briefing', 'parse', 'engine'], []),
		mayImport('present', ['ask', 'briefing', 'parse', 'engine'], ['chart.js', 'uqr', 'minisearch']),
		mayImport('state', ['present', 'ask', 'briefing', 'parse', 'engine'], ['svelte']),
		mayImport('ui', ['state', 'present', 'ask', 'briefing', 'parse', 'engine'], ['svelte', 'chart.js']),
		{
			name: 'one-door',
			comment: 'A pure room is entered by its index.ts alone.',
			severity: 'error',
			from: { path: '^src/lib/([^/]+)/|^src/(routes|cli|hooks|start|build|generate|print|offline|work)' },
			to: {
				path: '^src/lib/(engine|parse|briefing|ask|import|present)/(?!index\\.ts$)',
				pathNot: '^src/lib/$1/'
			}
		},
		{
			name: 'server-stays-home',
			severity: 'error',
			from: { path: '^src/lib/(?!server/)|\\.svelte$|\\+(page|layout)\\.ts$' },
			to: { path: '^src/lib/server/' }
		},
		{
			name: 'cli-walls',
			severity: 'error',
			from: { path: '^src/cli/' },
			to: { path: '^src/(routes|lib/(ui|state)/)' }
		},
		{
			name: 'nobody-imports-doors',
			severity: 'error',
			from: { path: '^src/lib/' },
			to: { path: '^src/(routes|cli)/' }
		}
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '\\.svelte-kit|\\$types' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'node', 'default', 'types']
		}
	}
};
