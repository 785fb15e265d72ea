import { expect, it } from 'vitest';
import { indexTerms, isUnspaced, queryTerms } from '../../../src/lib/present/search/search-terms.ts';

it('makes words of scripts with spaces, and pairs of letters of those without', () => {
	expect(indexTerms('Đà Nẵng, 2026年: ロシア')).toEqual(['da', 'nang', '2026', '年', 'ロシ', 'シア', 'ア']);
	expect(queryTerms('Đà Nẵng, 2026年: ロシア')).toEqual(['da', 'nang', '2026', '年', 'ロシ', 'シア']);
	expect(queryTerms(' – \n')).toEqual([]);
});

it('knows a pair of letters from a word that may be misspelt', () => {
	expect(['ロシ', 'မြန်', 'moskau', '2026', 'москва'].map(isUnspaced)).toEqual([
		true,
		true,
		false,
		false,
		false
	]);
});
