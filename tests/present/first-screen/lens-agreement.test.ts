import { expect, it } from 'vitest';
import { lensAgreementText } from '#present';

const names = {
	positions: { distant: 'Distant', mixed: 'Mixed', close: 'Close' },
	directions: { weakening: 'Weakening', holding: 'Holding', deepening: 'Deepening' }
};
const close = { position: 'close', direction: 'holding' } as const;
const mixed = { position: 'mixed', direction: 'weakening' } as const;
const withheld = { position: null, direction: null } as const;

it.each([
	[[close], 'the only choice of weights'],
	[[close, close], 'one of 2 choices of weights: 2 say close; 2 holding'],
	[[mixed, close, close], 'one of 3 choices of weights: 2 say close, 1 mixed; 2 holding, 1 weakening'],
	[
		[mixed, withheld, withheld],
		'one of 3 choices of weights: 2 say nothing, 1 mixed; 2 no direction, 1 weakening'
	],
	[[mixed, close], 'one of 2 choices of weights: 1 says mixed, 1 close; 1 weakening, 1 holding']
] as const)('%j: %s', (verdicts, text) => {
	expect(lensAgreementText(verdicts, names)).toBe(text);
});
