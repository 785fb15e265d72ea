import type { Watch } from '#parse';
import { inventedFiles } from './invented-watch.ts';
import { lampWatch } from './lamp-watch.ts';

export const lampId = (at: number): string => `lamp-${String(at).padStart(3, '0')}`;

/**
 * A watch of so many lamps in two groups, the even ones upstairs: each weighs 30 and burns the brighter the higher its
 * number, so that the last adds most and the first least.
 */
export function crowdedWatch(lamps: number): Watch {
	const files = inventedFiles();
	const ids = Array.from({ length: lamps }, (_, at) => lampId(at));
	const own = ids.flatMap((id, at): [string, string][] => [
		[
			`${id}/indicator.yaml`,
			(files.get('lamp/indicator.yaml') ?? '')
				.replace('name: Brightness', `name: Brightness ${at}`)
				.replace('group: light', `group: ${at % 2 === 0 ? 'up' : 'down'}`)
		],
		[
			`${id}/observations.csv`,
			(files.get('lamp/observations.csv') ?? '').replace('200,180,240', `${101 + at},,`)
		]
	]);
	const weights = ids.map((id) => `${id}: { weight: 30 }`).join(', ');
	const rooms = '[{ id: up, name: Upstairs }, { id: down, name: Downstairs }]';
	return lampWatch({
		'lamp/indicator.yaml': null,
		'lamp/observations.csv': null,
		'watch.yaml': (files.get('watch.yaml') ?? '').replace('[{ id: light, name: Light }]', rooms),
		'scenarios/only.yaml': `name: Only\nstoryline: Many lamps.\nweights: { ${weights} }\n`,
		...Object.fromEntries(own)
	});
}
