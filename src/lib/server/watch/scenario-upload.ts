import type { Issue } from '#engine';
import {
	issueOf,
	IssueList,
	parseScenarioFile,
	shortLensName,
	textOf,
	type ScenarioDraft,
	type Watch
} from '#parse';

/** A scenario file of a hundred indicators with long reasons is a few kilobytes. */
const largestFile = 256 * 1024;

function baseFor(fileName: string, watch: Watch): string {
	const id = fileName.replace(/\.(ya?ml|json)$/i, '');
	return watch.scenarios.some((scenario) => scenario.id === id) ? id : watch.defaultScenario;
}

/**
 * Reads a scenario file that a reader brings, as YAML or JSON, by the parser of the watch's own. It departs from the
 * scenario whose file has that name, or from the default one.
 */
export async function draftOfFile(
	file: File,
	watch: Watch
): Promise<{ readonly read: ScenarioDraft } | { readonly issues: readonly Issue[] }> {
	const named = file.name === '' ? 'scenario.yaml' : file.name;
	if (file.size === 0 || file.size > largestFile) {
		const expected = `a scenario file of at most ${largestFile / 1024} kB`;
		return { issues: [issueOf({ code: 'file/too-large', expected, received: `${file.size} bytes` }, named)] };
	}
	const encoding = new IssueList(named);
	const text = textOf(new Uint8Array(await file.arrayBuffer()), encoding);
	if (text === null) return { issues: encoding.toArray() };
	const id = baseFor(named, watch);
	const base = watch.scenarios.find((scenario) => scenario.id === id);
	const known = new Map(watch.indicators.map((one) => [one.id, one]));
	const { value, issues } = parseScenarioFile(text, named, id, known);
	if (value === null || base === undefined) return { issues };
	const lens = shortLensName(value.name);
	const draft = { ...value, name: lens, ...(lens === base.name ? {} : { lens }) };
	return { read: { base, scenario: draft, draft, asOf: null, issues: [] } };
}
