import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Archive } from '#server/archive/archive.ts';
import { apiAnswer } from '#server/api/api-answer.ts';
import { API_ROUTES } from '#server/api/api-routes.ts';
import { openApiOf } from '#server/api/openapi.ts';
import { handOver } from '#server/handover.ts';
import { openLive } from '#server/live/live.ts';
import { healthOf } from '#server/running/health.ts';
import { logOf } from '#server/running/log.ts';
import { settingsOf } from '#server/settings.ts';
import type { CurrentWatch } from '#server/watch/current-watch.ts';
import { day, FROZEN_WATCH, watchOf } from '../support/frozen-watch.ts';

// A bound on a hang, on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const today = day('2026-11-25');
const origin = 'http://127.0.0.1';
const stopping = new AbortController();
const folder = mkdtempSync(join(tmpdir(), 'api-'));
const summary = {
	id: 'a'.repeat(64),
	taken: '2026-11-22T08:30:00Z',
	asOf: '2026-11-22',
	title: 'For the board',
	watch: 'Alignment Watch',
	scenario: 'baseline',
	scenarioName: 'Baseline',
	score: null,
	position: null,
	corrects: null,
	taker: 'somebody'
};
const archive = {
	list: () => Promise.resolve(Array.from({ length: 51 }, () => summary)),
	count: () => Promise.resolve(51),
	idsBeginning: () => Promise.resolve([])
} as unknown as Archive;

let current: CurrentWatch;
beforeAll(async () => {
	const log = logOf('text');
	handOver({
		settings: settingsOf({}),
		build: null,
		version: '1.2.3',
		log,
		desk: null,
		publishing: null,
		stopping: stopping.signal
	});
	current = { ...(await watchOf(FROZEN_WATCH)), issues: [], readAt: 0 };
});
afterAll(() => {
	stopping.abort();
	rmSync(folder, { recursive: true });
});

function ask(address: string, locals: Partial<App.Locals> = {}): Promise<Response> {
	const url = new URL(address, origin);
	const own = {
		current,
		today,
		site: url.origin,
		archive: () => Promise.resolve(archive),
		...locals
	} as App.Locals;
	return apiAnswer(url.pathname.replace('/api/', ''), { url, locals: own, request: new Request(url) });
}

type Schema = Readonly<Record<string, unknown>>;
interface Described {
	readonly paths: Readonly<
		Record<string, { get: { responses: Record<string, { content: Record<string, { schema: Schema }> }> } }>
	>;
	readonly components: { readonly schemas: { readonly Refusal: Schema } };
}
const described = (): Described =>
	JSON.parse(
		JSON.stringify(openApiOf({ title: 'Alignment Watch', version: '1.2.3', site: origin, copyOf: null }))
	) as Described;

/** The same without room for a field that isn't described. */
function strict(schema: unknown): unknown {
	if (Array.isArray(schema)) return schema.map(strict);
	if (typeof schema !== 'object' || schema === null) return schema;
	const own = Object.entries(schema).map(([key, value]): [string, unknown] => [key, strict(value)]);
	return Object.fromEntries('properties' in schema ? [...own, ['additionalProperties', false]] : own);
}

const ajv = new Ajv2020({ allErrors: true, strict: false });
(addFormats.default as (validator: Ajv2020) => void)(ajv);

function complaints(schema: Schema | undefined, value: unknown): unknown {
	if (schema === undefined) return 'not described';
	const validate = ajv.compile(strict(schema) as Schema);
	return validate(value) ? [] : validate.errors?.slice(0, 3);
}

const schemaOf = (name: string): Schema | undefined =>
	described().paths[`/api/${name}`]?.get.responses['200']?.content['application/json']?.schema;

test('every route is described, and nothing else', () => {
	const own = readdirSync('src/routes/api').filter((name) =>
		existsSync(join('src/routes/api', name, '+server.ts'))
	);
	const served = new Set([
		...own.filter((name) => name !== '[...name]' && name !== 'openapi.json'),
		...API_ROUTES.filter(({ answer }) => answer !== null).map(({ name }) => name)
	]);
	expect(Object.keys(described().paths).sort()).toEqual([...served].map((name) => `/api/${name}`).sort());
	const docs = readFileSync('docs/api.md', 'utf8');
	for (const { name } of API_ROUTES) expect(docs, name).toContain(`/api/${name}`);
});

const questions = [
	'',
	'as-of=2024-03-01',
	'as-of=2018-06-01',
	'scenario=energy-lifeline&from=2020-01-01&to=2026-11-01',
	'w.fuel-price=0&x.arms-share-russia=60',
	'indicator=arms-share-russia'
];

for (const { name, answer } of API_ROUTES)
	if (answer !== null)
		test(`what /api/${name} answers is what is described, field by field`, async () => {
			for (const query of questions) {
				const response = await ask(`/api/${name}?${query}`);
				expect(response.status, query).toBe(200);
				expect(complaints(schemaOf(name), await response.json()), query).toEqual([]);
			}
		});

test('what the stream and the health answer is described, too', async () => {
	const live = openLive({
		watchDir: folder,
		look: () => Promise.resolve(current),
		log: logOf('text'),
		stopping: stopping.signal
	});
	expect(complaints(schemaOf('live'), live.state(current))).toEqual([]);
	const health = await healthOf({ build: null, version: '1' }, current, () => Promise.resolve(archive));
	expect(complaints(schemaOf('health'), health)).toEqual([]);
});

test('the description would be held against an answer with a field more or less', async () => {
	const answer = (await (await ask('/api/outlook')).json()) as Record<string, unknown>;
	expect(complaints(schemaOf('outlook'), { ...answer, more: 1 })).not.toEqual([]);
	expect(complaints(schemaOf('outlook'), { ...answer, score: undefined })).not.toEqual([]);
});

test('an answer from a last good state says so, and is described', async () => {
	const issue = {
		code: 'x',
		file: null,
		line: null,
		column: null,
		field: null,
		expected: '',
		received: '',
		hint: null
	};
	const answer: unknown = await (
		await ask('/api/outlook', { current: { ...current, issues: [issue] } })
	).json();
	expect(answer).toMatchObject({ stale: true });
	expect(complaints(schemaOf('outlook'), answer)).toEqual([]);
});

test('every refusal has one form', async () => {
	const refusal = described().components.schemas.Refusal;
	for (const [address, status] of [
		['/api/outlook?as-of=yesterday', 400],
		['/api/observations?as-of=yesterday', 400],
		['/api/observations?as-of=9999-01-01', 400],
		['/api/observations?indicator=nothing', 404],
		['/api/explain?scenario=nothing', 400],
		['/api/changes?from=2026-02-30', 400],
		['/api/verdicts?from=2026-01-01&to=2020-01-01', 400],
		['/api/sources?asof=2026-01-01', 400],
		['/api/nothing', 404],
		['/api/outlook/more', 404]
	] as const) {
		const response = await ask(address);
		expect([address, response.status]).toEqual([address, status]);
		const answer = (await response.json()) as { issues: unknown[] };
		expect(complaints(refusal, answer), address).toEqual([]);
		expect(answer.issues.length, address).toBeGreaterThan(0);
	}
	const nothing = { watch: null, digest: null, issues: current.issues, readAt: null };
	expect((await ask('/api/indicators', { current: nothing })).status).toBe(503);
});

test('briefings are listed without who took them, and lead on', async () => {
	const answer = (await (await ask('/api/briefings')).json()) as { briefings: object[]; older: string };
	expect(answer.briefings).toHaveLength(50);
	expect(JSON.stringify(answer)).not.toContain('somebody');
	expect((await ask(`/api/briefings?${answer.older}`)).status).toBe(200);
});
