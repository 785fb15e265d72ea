import { beforeAll, expect, test } from 'vitest';
import type { Watch } from '#parse';
import { searchEntriesOf, searchOf } from '#present';
import { frozenWatch } from '../../support/frozen-watch.ts';

const titles = [
	'Ngô Đình Diệm đến thăm Đà Nẵng',
	'Møte i Ålesund, straße, İzmir',
	'မြန်မာနိုင်ငံနှင့် ရုရှားနိုင်ငံ စစ်ရေးလေ့ကျင့်မှု',
	'ผู้บัญชาการกองทัพเยือนกรุงมอสโก',
	'ミャンマー国軍とロシアの共同演習2026年',
	'ＡＢＣ株式会社がガスを輸出',
	'俄罗斯向缅甸出口飞机',
	'Российские учёные посетили Мьянму',
	'وَزِيرُ الدِّفَاعِ الرُّوسِيّ'
];
let watch: Watch;
beforeAll(async () => {
	const shipped = await frozenWatch();
	const [event] = shipped.events;
	if (!event) throw new Error('The shipped watch has no event.');
	const events = titles.map((title, index) => ({
		...event,
		id: `event-${index}`,
		title,
		category: 'test',
		line: index + 2
	}));
	watch = { ...shipped, indicators: [], sources: new Map(), events };
});

const found = (query: string): readonly string[] =>
	searchOf(searchEntriesOf(watch))(query).map(({ title }) => title);

test.each([
	['ngo dinh', 0],
	['Đà Nẵng', 0],
	['da nang', 0],
	['DIỆM', 0],
	['mote alesund', 1],
	['strasse', 1],
	['izmir', 1],
	['ရုရှား', 2],
	['နိုင်ငံ', 2],
	['လေ့ကျင့်', 2],
	['မှု', 2],
	['กองทัพ', 3],
	['มอสโก', 3],
	['共同演習', 4],
	['ロシア', 4],
	['2026年', 4],
	['年', 4],
	['ABC', 5],
	['株式会社', 5],
	['缅甸出口', 6],
	['机', 6],
	['ученые', 7],
	['мьянм', 7],
	['وزير الدفاع', 8]
])('%s is found', (query, index) => {
	expect(found(query)).toEqual([titles[index]]);
});

test.each(['演習共同国', 'ရုမာ', 'カス', 'แมว', 'zzz'])('%s is not found: nothing says it', (query) => {
	expect(found(query)).toEqual([]);
});

test('an indicator, a source and an event are still found by misspelt words', async () => {
	const shipped = await frozenWatch();
	const search = searchOf(searchEntriesOf(shipped));
	const hits = search('Lavrov Naypyidow');
	expect(hits[0]?.title).toContain('Lavrov visits Naypyidaw');
	expect(search('x'.repeat(10_000))).toEqual([]);
});
