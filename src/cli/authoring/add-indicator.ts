import { dayText } from '#parse';
import { indicatorText, observationsText, withWeight } from '#server/authoring/watch-text.ts';
import { extendWatch } from '#server/watch/extend-watch.ts';
import { watchFolderOf } from '../options.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { said } from './extended.ts';
import { type AddIndicatorOptions, indicatorAnswers } from './indicator-answers.ts';

/** `add-indicator`: a new folder with both files, and a weight in the watch's default scenario. */
export async function addIndicator(options: AddIndicatorOptions, terminal: Terminal): Promise<ExitCode> {
	const done = await extendWatch(watchFolderOf(options, terminal), async (standing) => {
		const answers = await indicatorAnswers(options, terminal, standing);
		const { id, fields, row, weight } = answers;
		const added = { added: dayText(terminal.today) };
		const files = new Map([
			[`${id}/indicator.yaml`, indicatorText({ ...fields, ...added })],
			[`${id}/observations.csv`, observationsText(row)]
		]);
		const scenario = `scenarios/${standing.watch.defaultScenario}.yaml`;
		if (weight !== null) files.set(scenario, withWeight(standing.textOf(scenario), id, weight));
		return files;
	});
	return said(done, options, terminal);
}
