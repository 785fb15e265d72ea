import { GOALPOST_NAMES } from '#parse';
import { stringify } from 'yaml';
import { verdictLines } from './goalpost-names.ts';

/** What a first watch is told of itself; the rest is invented, and says so. */
export interface FirstWatch {
	readonly title: string;
	readonly question: string;
	readonly subject: string;
	/** The year that is running: the invented figures end with the one before. */
	readonly year: number;
}

const quoted = (text: string): string => stringify(text, { lineWidth: 0 }).trimEnd();

const watchFile = ({
	title,
	question,
	subject,
	year
}: FirstWatch): string => `# yaml-language-server: $schema=schemas/watch.schema.json
# What is asked, and how the pages are headed. Change every line to your own.
title: ${quoted(title)}
question: ${quoted(question)}
# The pair, for headlines.
subject: ${quoted(subject)}
# How a contested name is meant; printed once in every briefing.
naming: "government: whoever holds the capital"
${verdictLines}
# From this score on (0 to 100) a verdict is given either way.
threshold: 20
default_scenario: baseline
# The first day of the history chart.
history_from: ${year - 5}-01-01
# Headings of the indicator table, in this order.
groups:
  - { id: trade, name: Trade }
  - { id: politics, name: Politics }
`;

interface Invented {
	readonly id: string;
	readonly head: string;
	readonly goalposts: readonly [at: number, reason: string][];
	readonly rest: string;
	/** Of the six years that end with the last one. */
	readonly values: readonly number[];
}

const indicators: readonly Invented[] = [
	{
		id: 'trade-share',
		head: `name: Share of trade with the partner
group: trade
question: Do the two economies grow together?
unit: "% of goods trade"
decimals: 1
scale: linear`,
		goalposts: [
			[5, 'one partner of many'],
			[15, 'among the first three partners'],
			[30, 'no other partner comes near']
		],
		rest: `bounds: { min: 0, max: 100 }
frequency: P1Y
publication_lag_days: 90
# From fresh_days on confidence wanes; after stale_days the figure no longer counts as news.
fresh_days: 480
stale_days: 900
caveats:
  - Invented figures, to be replaced by published ones`,
		values: [11.2, 12.8, 14.1, 16.9, 18.4, 19.7]
	},
	{
		id: 'high-level-visits',
		head: `name: High-level visits
group: politics
question: How often do leaders and ministers meet?
unit: visits a year
decimals: 0
scale: linear`,
		goalposts: [
			[1, 'a courtesy call'],
			[4, 'the usual calendar'],
			[10, 'a meeting nearly every month']
		],
		rest: `bounds: { min: 0 }
frequency: P1Y
publication_lag_days: 30
fresh_days: 430
stale_days: 800
caveats:
  - Invented figures, to be replaced by counted ones`,
		values: [3, 2, 4, 6, 5, 7]
	},
	{
		id: 'votes-together',
		head: `name: Votes cast alike at the United Nations
group: politics
question: Do the two stand together in public?
unit: "% of recorded votes"
decimals: 0
scale: linear`,
		goalposts: [
			[40, 'no more alike than two strangers'],
			[60, 'the usual among neighbours'],
			[85, 'a bloc of two']
		],
		rest: `bounds: { min: 0, max: 100 }
frequency: P1Y
publication_lag_days: 60
fresh_days: 460
stale_days: 850
caveats:
  - Invented figures, to be replaced by recorded votes`,
		values: [66, 63, 64, 61, 58, 55]
	}
];

function indicatorFile({ head, goalposts, rest }: Invented): string {
	const posts = goalposts.map(
		([at, reason], index) => `  ${GOALPOST_NAMES[index] ?? ''}: { at: ${at}, reason: ${quoted(reason)} }`
	);
	return `# yaml-language-server: $schema=../schemas/indicator.schema.json
${head}
# Three values with a reason each, all rising or all falling. Choose them before you look at the figures.
goalposts:
${posts.join('\n')}
${rest}
`;
}

/** One row a year, known from the first day of the next. */
function observationsFile({ values }: Invented, year: number): string {
	const rows = values.map((value, index) => {
		const period = year - values.length + index;
		return `${period},${period + 1}-01-01,${value},,,invented,,B3,,Invented`;
	});
	return ['period,published,value,low,high,source,locator,grade,status,note', ...rows, ''].join('\n');
}

const baseline = `# yaml-language-server: $schema=../schemas/scenario.schema.json
# A lens: how much each indicator matters, from 0 to 100, with a reason. What isn't named weighs nothing.
name: Baseline
storyline: Trade first, since it is the costliest tie to cut.
weights:
  trade-share: { weight: 100, reason: the costliest tie to cut }
  high-level-visits: { weight: 50, reason: cheap but early }
  votes-together: { weight: 50, reason: public and on record }
`;

const politics = `# yaml-language-server: $schema=../schemas/scenario.schema.json
name: Politics leads
storyline: Governments decide, and trade follows.
weights:
  high-level-visits: { weight: 100, reason: where decisions are made }
  votes-together: { weight: 80, reason: what was decided shows }
  trade-share: { weight: 20, reason: follows years later }
`;

const sourcesFile = (year: number): string => `[
	{
		"id": "invented",
		"type": "dataset",
		"title": "Invented figures of a first watch",
		"publisher": "Nobody",
		"issued": { "date-parts": [[${year}, 1, 1]] }
	}
]
`;

const eventsFile = (year: number): string => `date,title,category,source,published
${year - 3}-05-14,An invented trade treaty is signed,Trade,invented,${year - 3}-05-14
${year - 1}-09-02,An invented state visit,Politics,invented,${year - 1}-09-02
`;

const readme = ({ title, subject }: FirstWatch): string => `# ${title}

A watch about ${subject}. Its figures and events are invented: replace them, row by row, by published ones.

- \`watch.yaml\`: what is asked.
- \`<indicator>/indicator.yaml\` and \`observations.csv\`: what is measured, and the figures.
- \`scenarios/\`: how much each indicator matters, and why.
- \`sources.json\`: where the figures come from.
- \`events.csv\`: dated events for the charts.
`;

/** The files of a small sound watch by path: commented, and with invented figures up to the year before. */
export function firstWatchFiles(first: FirstWatch): Map<string, string> {
	return new Map([
		['README.md', readme(first)],
		['watch.yaml', watchFile(first)],
		['sources.json', sourcesFile(first.year)],
		['events.csv', eventsFile(first.year)],
		['scenarios/baseline.yaml', baseline],
		['scenarios/politics-leads.yaml', politics],
		...indicators.flatMap((one): [string, string][] => [
			[`${one.id}/indicator.yaml`, indicatorFile(one)],
			[`${one.id}/observations.csv`, observationsFile(one, first.year)]
		])
	]);
}
