import { beforeAll, describe, expect, it } from 'vitest';
import { parseScenarioLink } from '#parse';
import { briefingViewOf, lensTableOf, summaryHtml, summaryText, type BriefingView } from '#present';
import { makeBriefing } from '#server/briefing/briefing.ts';
import { requestOf, watchOf } from '../../support/frozen-watch.ts';

let views: readonly BriefingView[];
beforeAll(async () => {
	const found = await watchOf();
	views = await Promise.all(
		['', 'scenario=energy-lifeline&w.fuel-price=0'].map(async (query) => {
			const { scenario } = parseScenarioLink(query, found.watch);
			const { id, record } = await makeBriefing(
				requestOf(found, {
					scenario,
					title: 'Oil <& arms>',
					signed: { author: '', organisation: '', handling: 'LIMITED' }
				}),
				null
			);
			return briefingViewOf(id, record, 'https://watch.example.org');
		})
	);
});

describe('what changed, for the body of a mail', () => {
	it('is plain text of lines that any program shows, with both verdicts, every edit and the address', () => {
		const text = summaryText(views);
		const long = text.split('\n').filter((line) => line.length > 76 && line.includes(' '));
		expect(long).toEqual([]);
		for (const { address, front, difference } of views) {
			const said = text.replaceAll(/\s+/g, ' ');
			for (const part of [address, front.close.heading, front.way.heading, difference?.text ?? '', 'LIMITED'])
				expect(said).toContain(part);
		}
	});

	it('is HTML that fetches nothing and takes no text for markup', () => {
		const html = summaryHtml(views);
		expect(html).toContain('Oil &lt;&amp; arms&gt;');
		expect(html).not.toMatch(/<script|<link|<img|src=/);
		expect(html.match(/<a href="https:\/\/watch\.example\.org\/briefings\/[0-9a-f]{64}"/g)).toHaveLength(2);
	});
});

describe('the comparison of lenses', () => {
	it('has a row for each, and says whether they agree', () => {
		const table = lensTableOf(views);
		expect(table?.rows.map(({ name }) => name)).toEqual(['Baseline', 'Energy lifeline, edited']);
		const [close, way] = table?.agree ?? [];
		expect(close).toMatch(/^How close: (all 2 say \w+|1 says \w+, 1 says \w+)\.$/);
		expect(way).toMatch(/^Which way: /);
	});

	it('is none of nothing', () => {
		expect(lensTableOf([])).toBeNull();
	});
});
