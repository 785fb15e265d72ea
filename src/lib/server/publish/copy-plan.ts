import { addDuration, type Day } from '#engine';
import { dayText, publishedAddress, type PublishedPlan, type Watch } from '#parse';
import { DATA_FILES } from '#present';
import { apiAddresses, type ApiParameter } from '../api/api-parameters.ts';
import { LOST_PAGE, type CopyFile } from './page-links.ts';

/** The last days of so many months before a day, newest first; none before the watch's history begins. @internal For tests too. */
export function monthEnds(today: Day, count: number, historyFrom: Day): readonly Day[] {
	const first = today - new Date(today * 86_400_000).getUTCDate() + 1;
	const ends = Array.from({ length: count }, (_, back) => addDuration(first, { months: -back, days: 0 }) - 1);
	return ends.filter((day) => day >= historyFrom);
}

/** What a copy of a watch holds on a day, with so many past months. */
export function copyPlanOf(watch: Watch, today: Day, months: number): PublishedPlan {
	return {
		today: dayText(today),
		days: monthEnds(today, months, watch.historyFrom).map(dayText),
		scenarios: watch.scenarios.map(({ id }) => id),
		defaultScenario: watch.defaultScenario
	};
}

const PAGES = [
	'/',
	'/indicators',
	'/scenarios',
	'/events',
	'/sources',
	'/changes',
	'/briefings',
	'/method',
	'/signposts',
	'/week',
	'/feeds',
	'/api',
	'/search'
];
const BY_SCENARIO = ['/', '/scenarios', '/changes'];
const BY_DAY = ['/', '/scenarios', '/events', '/signposts'];

/** The addresses that a copy starts from; everything else is found by links. */
function addressesOf(watch: Watch, { days, scenarios }: PublishedPlan): readonly string[] {
	const files = Object.entries(DATA_FILES)
		.filter(([name]) => name !== 'indicator')
		.flatMap(([name, endings]) => endings.map((ending) => `/${name}.${ending}`));
	const api = Object.entries<readonly ApiParameter[]>(apiAddresses).flatMap(([name, parameters]) => [
		`/api/${name}`,
		...(parameters.includes('scenario') ? scenarios.map((id) => `/api/${name}?scenario=${id}`) : []),
		...(parameters.includes('indicator')
			? watch.indicators.map(({ id }) => `/api/${name}?indicator=${id}`)
			: [])
	]);
	return [
		...PAGES,
		...BY_SCENARIO.flatMap((page) => scenarios.map((id) => `${page}?scenario=${id}`)),
		...days.flatMap((day) => [
			...scenarios.map((id) => `/?scenario=${id}&as-of=${day}`),
			...BY_DAY.map((page) => `${page}?as-of=${day}`)
		]),
		...files,
		'/api/openapi.json',
		...api
	];
}

export function seedsOf(watch: Watch, plan: PublishedPlan): readonly CopyFile[] {
	const byFile = new Map<string, CopyFile>([[LOST_PAGE, { file: LOST_PAGE, asked: '/nothing-is-here' }]]);
	for (const address of addressesOf(watch, plan)) {
		const url = new URL(address, 'http://live');
		const found = publishedAddress(url.pathname, url.searchParams, plan);
		if (found !== null) byFile.set(found.file, found);
	}
	return [...byFile.values()];
}
