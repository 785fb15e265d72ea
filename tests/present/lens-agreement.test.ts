import { expect, it } from 'vitest';
import { lensAgreementText } from '#present';

const names = { positions: { distant: 'Distant', mixed: 'Mixed', close: 'Close' } };

it.each([
	[['close'], 'the only choice of weights'],
	[['close', 'close'], 'one of 2 choices of weights, which all say close'],
	[['mixed', 'close', 'close'], 'one of 3 choices of weights: 2 say close, 1 mixed'],
	[['mixed', null, 'close', null], 'one of 4 choices of weights: 2 say nothing, 1 mixed, 1 close'],
	[['mixed', 'close'], 'one of 2 choices of weights: 1 says mixed, 1 close']
] as const)('%j: %s', (positions, text) => {
	expect(lensAgreementText(positions, names)).toBe(text);
});
