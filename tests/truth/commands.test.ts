import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';
import { openSqliteArchive } from '#server/archive/sql/sqlite-archive.ts';
import { settingsOf } from '#server/settings.ts';
import { inventedSnapshot } from '../support/archive/snapshots.ts';

const folder = mkdtempSync(join(tmpdir(), 'commands-'));
afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
});

const files = [
	'README.md',
	...readdirSync('docs').flatMap((name) => (name.endsWith('.md') ? `docs/${name}` : []))
];
const programs =
	'npm|node|curl|sqlite3|pg_dump|pg_restore|podman|systemctl|git|useradd|install|cp|rm|sed|cat|echo|export|examples/deploy/backup.sh';
const isCommand = new RegExp(`^(?:[A-Z_]+=\\S* )*(?:${programs})\\b`);

/** Every command of a page: in its blocks of code, a continued line as one, without here-documents, and in its text. */
function commandsOf(page: string): readonly string[] {
	const text = readFileSync(page, 'utf8');
	const blocks = [...text.matchAll(/^```(?:sh)?\n([^]*?)^```/gm)].flatMap(([, block = '']) =>
		block
			.replaceAll('\\\n', ' ')
			.replaceAll(/(<<'(\w+)'\n)[^]*?\n\2$/gm, '$1')
			.split('\n')
	);
	const inText = [...text.replaceAll(/^```[^]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(
		([, code = '']) => code
	);
	const indented = [...text.matchAll(/^ {4}(.*)$/gm)].map(([, line = '']) => line);
	return [...blocks, ...indented, ...inText]
		.map((line) =>
			line
				.replace(/^\$ /, '')
				.replace(/\s+#.*$/, '')
				.trim()
		)
		.filter((line) => line.includes(' ') && isCommand.test(line));
}

/** Run here, on the frozen watch; the first that fits. */
const runs: readonly RegExp[] = [
	/^npm run -s cli -- (?:check|outlook|explain|digest)(?: --(?:json|all|from \S+|since \S+|watch FOLDER))*$/
];

/** Not run here, and why. */
const reasons: readonly (readonly [pages: RegExp, command: RegExp, why: string])[] = [
	[
		/tutorial/,
		/./,
		'tests/truth/tutorial.test.ts follows the tutorial; what it leaves out asks questions or needs a build'
	],
	[
		/./,
		/^npm (?:ci|run build|start|test)\b|^npm run -s cli$|^[A-Z_]+=\S* npm start$/,
		'installs, builds or serves: tests/run.ts, tests/build and tests/e2e do; its settings are read below'
	],
	[/deploy/, /^[A-Z_=\S]+ (?:\S+ )*npm start$/, 'serves for others; its settings are read below'],
	[
		/deploy/,
		/^(?:useradd|install|cp|systemctl|git|rm|podman)\b/,
		'changes the machine, or needs what a test doesn’t have'
	],
	[
		/deploy/,
		/backup\.sh copies$|^pg_restore/,
		'the copy of SQLite is made below; a PostgreSQL client of the right version isn’t everywhere'
	],
	[
		/./,
		/^npm run -s cli -- <command>|^npm run -s cli -- import(?:$| auto)/,
		'a form to fill in: tests/import and tests/cli import files'
	],
	[
		/cli/,
		/^npm run -s cli -- import new /,
		'asks about a file of its own: tests/import makes indicators of such'
	],
	[/performance/, /^(?:BENCH_BESIDE=\S+ )?npm run bench/, 'measures for minutes: for a quiet machine'],
	[/performance/, /^git worktree add|npm start --prefix/, 'has another build served, to measure beside'],
	[
		/./,
		/^npm run -s cli -- import events/,
		'writes into the watch: tests/import/publishers/formats.test.ts and tests/truth/evidence.test.ts count events'
	],
	[
		/./,
		/^npm run -s cli -- (?:brief|verify)/,
		'needs a build and a browser: tests/e2e/briefings/briefings.e2e.ts'
	],
	[
		/./,
		/^(?:ORIGIN=\S+ )?npm run -s cli -- publish/,
		'needs a build and half a minute: tests/e2e/elsewhere/published.e2e.ts publishes a watch and reads it'
	],
	[
		/deploy/,
		/^npm run -s cli -- digest .*--send$/,
		'sends mail: tests/server/sent/digest.test.ts does, to a server of its own'
	],
	[/./, /^npm run check/, 'the checks themselves'],
	[
		/story/,
		/^npm run generate/,
		'writes into the sources: tests/import/publishers.test.ts holds what it would write'
	],
	[/./, /^sqlite3 .*\.backup/, 'what backup.sh does, which is run below'],
	[/api/, /^curl /, 'asks a server that runs, as tests/e2e/server/server.e2e.ts does with other parameters']
];

const all = files.flatMap((page) => commandsOf(page).map((command) => ({ page, command })));
const isRun = ({ command }: (typeof all)[number]): boolean => runs.some((one) => one.test(command));
const whyNot = ({ page, command }: (typeof all)[number]): string | undefined =>
	reasons.find(([pages, commands]) => pages.test(page) && commands.test(command))?.[2];

describe('a command that the documentation shows', () => {
	it('is run by a test, or says why not', () => {
		expect(all.length).toBeGreaterThan(40);
		expect(all.filter((one) => !isRun(one) && whyNot(one) === undefined)).toEqual([]);
		for (const reason of reasons)
			expect(
				all.some(({ page, command }) => reason[0].test(page) && reason[1].test(command)),
				reason[2]
			).toBe(true);
	});

	const once = [...new Set(all.filter((one) => isRun(one)).map(({ command }) => command))];
	it.each(once)('%s', (command) => {
		const words = command
			.replace('npm run -s cli --', '')
			.replace('FOLDER', 'tests/fixtures/watch')
			.trim()
			.split(' ');
		const { status, stderr } = spawnSync(
			process.execPath,
			['--import', 'tsx', 'src/cli/index.ts', ...words],
			{
				encoding: 'utf8',
				env: { ...process.env, WATCH_DIR: resolve('tests/fixtures/watch') }
			}
		);
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
	});
});

const settingsIn = (text: string): Record<string, string> =>
	Object.fromEntries(
		[...text.matchAll(/\b([A-Z_]{3,})=(\S+)/g)].map(([, name = '', value = '']) => [name, value])
	);
const example = (name: string): string => readFileSync(`examples/deploy/${name}`, 'utf8');

describe('an example of running it for others', () => {
	it.each(all.flatMap(({ command }) => (/=\S+ npm start$/.test(command) ? command : [])))('%s', (command) => {
		expect(() => settingsOf(settingsIn(command))).not.toThrow();
	});

	it('sets what the server can be started with', () => {
		const unit = settingsIn(example('alignment-watch.service').replaceAll(/^#.*$/gm, ''));
		expect(settingsOf(unit)).toMatchObject({
			writers: 'proxy-user',
			trustedProxies: ['127.0.0.1'],
			logFormat: 'json'
		});
		const container = settingsIn(/^ENV (.*)$/m.exec(example('Containerfile'))?.[1] ?? '');
		expect(container.HOST).toBe('0.0.0.0');
		expect(() => settingsOf(container)).toThrow(/ORIGIN/);
		expect(settingsOf({ ...container, ORIGIN: 'https://watch.example.org', READ_ONLY: '1' }).readOnly).toBe(
			true
		);
	});

	it('names the reader in the header that the server believes, whatever was sent', () => {
		const { userHeader } = settingsOf({});
		expect(example('nginx.conf').toLowerCase()).toContain(`proxy_set_header ${userHeader} $remote_user`);
		expect(example('Caddyfile').toLowerCase()).toContain(`header_up ${userHeader} {http.auth.user.id}`);
	});

	it('lets the link that stops a digest, and what its page is made of, through without log-in, under no name', () => {
		const nginx = example('nginx.conf');
		for (const place of ['= /digest/stop', '/_app/immutable/']) {
			const block = new RegExp(`location ${place} {([^}]*)}`).exec(nginx)?.[1];
			expect(block, place).toContain('auth_basic off;');
			expect(block, place).toContain('proxy_set_header X-Forwarded-User "";');
		}
		expect(example('Caddyfile')).toContain('@signed not path /digest/stop /_app/immutable/*');
		expect(example('Caddyfile')).toContain('basicauth @signed {');
	});

	it('is every file of its table, and no other', () => {
		const table = [...readFileSync('docs/deploy.md', 'utf8').matchAll(/^\| `([\w.-]+)` \| [`s]/gm)].map(
			([, name]) => name
		);
		expect(table.filter((name) => !/^[A-Z_]+$/.test(name ?? '')).sort()).toEqual(
			readdirSync('examples/deploy').sort()
		);
	});

	const hasSqlite = spawnSync('sqlite3', ['--version']).status === 0;
	it.skipIf(!hasSqlite)(
		'copies the archive beside a server that writes, and leaves no half copy',
		async () => {
			const archive = await openSqliteArchive(join(folder, 'data'));
			const snapshot = inventedSnapshot(1);
			await archive.save(snapshot);
			const copied = spawnSync('examples/deploy/backup.sh', [join(folder, 'copies')], {
				encoding: 'utf8',
				env: { ...process.env, DATA_DIR: join(folder, 'data'), DATABASE_URL: '' }
			});
			expect([copied.status, copied.stderr]).toEqual([0, '']);
			await archive.close();
			const copy = new Database(copied.stdout.trim(), { readonly: true });
			expect(copy.prepare('select id from snapshot').all()).toEqual([{ id: snapshot.id }]);
			copy.close();
			const broken = spawnSync('examples/deploy/backup.sh', [join(folder, 'none')], {
				env: { ...process.env, DATA_DIR: join(folder, 'nowhere'), DATABASE_URL: '' }
			});
			expect(broken.status).not.toBe(0);
			expect(readdirSync(join(folder, 'none')).filter((name) => !name.endsWith('.part'))).toEqual([]);
		}
	);
});
