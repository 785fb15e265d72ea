import type { Outlook, Situation } from '#engine';
import type { VerdictNames, WatchScenario } from '#parse';

/** One end of a comparison. */
export interface ComparedEnd {
	readonly name: string;
	readonly href: string;
	readonly scenario: string;
	readonly asOf: string;
	readonly situation: Situation;
	readonly names: ReadonlyMap<string, string>;
	readonly units: ReadonlyMap<string, Measured>;
	readonly lens: WatchScenario;
	/** Whether the scenario differs from its file. */
	readonly edited: boolean;
	readonly outlook: Outlook;
	readonly verdictNames: VerdictNames;
}

/** The unit of an indicator's figures, and how many decimals they are printed with. */
interface Measured {
	readonly unit: string;
	readonly decimals: number;
}
