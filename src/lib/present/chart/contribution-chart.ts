import type { ChartConfiguration } from 'chart.js';
import type { Outlook } from '#engine';
import type { Watch } from '#parse';
import { scoreText } from '../words/numbers/score-text.ts';
import { isolated } from '../words/names/isolated.ts';
import { fittedText, type Ruler } from './fitted-text.ts';
import { lightPalette } from './chart-definition.ts';
import { addsOf } from '../words/numbers/contribution-text.ts';
import { signedText } from '../words/numbers/number-text.ts';
import { wordsPlugin, type PictureWords } from './picture.ts';

interface Bar {
	readonly name: string;
	readonly value: number;
	readonly text: string;
}

function barsOf(outlook: Outlook, watch: Watch): Bar[] {
	const adds = addsOf(outlook);
	const names = new Map(watch.indicators.map(({ id, name }) => [id, name]));
	return outlook.indicators
		.flatMap(({ id, contribution }) =>
			contribution === null ? [] : [{ name: names.get(id) ?? id, value: contribution, text: adds(id) }]
		)
		.sort((a, b) => b.value - a.value);
}

/** The axis takes half of the picture at most: the name gives way, and the number stays. */
const longestName = 340;

function labelOf(bar: Bar | undefined, pen: Ruler): string {
	return bar === undefined ? '' : `${isolated(fittedText(pen, bar.name, longestName))}  ${bar.text}`;
}

/** Height of the picture that has a line for each indicator that counts. */
export function contributionHeight(outlook: Outlook): number {
	return (
		150 + 26 * Math.max(1, outlook.indicators.filter(({ contribution }) => contribution !== null).length)
	);
}

/** What each indicator adds to the index, as bars to either side of nothing: the indicator table as a picture. */
export function contributionChartOf(
	outlook: Outlook,
	watch: Watch,
	words: PictureWords
): ChartConfiguration<'bar'> {
	const palette = lightPalette;
	const bars = barsOf(outlook, watch);
	const font = { family: "'Source Sans 3', 'Noto Sans', sans-serif", size: 13 };
	const score = outlook.score === null ? 'no score' : `index ${scoreText(outlook.score, outlook.threshold)}`;
	return {
		type: 'bar',
		data: {
			labels: bars.map(({ name, text }) => `${isolated(name)}  ${text}`),
			datasets: [
				{
					data: bars.map(({ value }) => value),
					backgroundColor: bars.map(({ value }) => (value < 0 ? palette.distant : palette.close)),
					barThickness: 13
				}
			]
		},
		plugins: [wordsPlugin({ ...words, subtitle: `${words.subtitle} Together: ${score}.` }, [], palette)],
		options: {
			indexAxis: 'y',
			animation: false,
			layout: { padding: { top: 60, right: 16, left: 8, bottom: 36 } },
			scales: {
				x: {
					border: { display: false },
					grid: { color: palette.hairline },
					ticks: { color: palette.muted, font, callback: (value) => signedText(Number(value), 0) }
				},
				y: {
					border: { display: false },
					grid: { display: false },
					ticks: {
						color: palette.ink,
						font,
						autoSkip: false,
						callback(_value, index): string {
							this.ctx.font = `${font.size}px ${font.family}`;
							return labelOf(bars[index], this.ctx);
						}
					}
				}
			},
			plugins: { legend: { display: false } }
		}
	};
}
