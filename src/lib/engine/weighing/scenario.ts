export type Polarity = 1 | -1;

export interface ScenarioWeight {
	/** 0 to 100: worth of the swing from `weakens` to `deepens`, against the most important indicator at 100. */
	readonly weight: number;
	/** -1 when this lens reads the indicator the other way round. */
	readonly polarity: Polarity;
	readonly reason: string | null;
}

/** A what-if value that takes the place of the level, in the indicator's unit. */
export interface Assumption {
	readonly value: number;
	readonly reason: string | null;
}

/** A lens: which indicators matter, and which way (method, section 4). An indicator not named weighs 0. */
export interface Scenario {
	readonly id: string;
	/** By indicator id. Maps, because an id such as `constructor` is lawful. */
	readonly weights: ReadonlyMap<string, ScenarioWeight>;
	readonly assumptions: ReadonlyMap<string, Assumption>;
}
