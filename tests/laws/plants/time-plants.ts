import type { Plant } from '../planting.ts';

/** Mistakes in `engine/time`. */
export const timePlants: readonly Plant[] = [
	{
		mistake: 'weights change before definitions',
		file: 'time/attribution-states.ts',
		section: 11,
		right: 'pulling({ ...after, weight: was.weight, value })',
		wrong: 'pulling({ ...before, weight: is.weight, value })'
	},
	{
		mistake: 'aged figures are named where nothing is withheld',
		file: 'time/verdict-log.ts',
		section: 10,
		right: 'turned.withheld && becameAged(was, is)',
		wrong: 'becameAged(was, is)'
	},
	{
		mistake: 'old changes are named where the direction stands',
		file: 'time/verdict-log.ts',
		section: 10,
		right: 'turned.direction && becameOld(was, is)',
		wrong: 'becameOld(was, is)'
	},
	{
		mistake: 'history weighs aged figures as observed',
		file: 'time/grid-layout.ts',
		section: 10,
		right: "mark.startsWith('aged') ? 1 : 0",
		wrong: "mark.startsWith('never') ? 1 : 0"
	},
	{
		mistake: 'history lets figures leave by age in the attribution',
		file: 'time/attribution-states.ts',
		section: 11,
		right: 'isBack ? last : kept',
		wrong: 'last'
	},
	{
		mistake: 'history takes aged weight for observed',
		file: 'time/history.ts',
		section: 10,
		right: 'else if (cells.aged[at] === 1) aged += one.weight;',
		wrong: ''
	},
	{
		mistake: 'what-ifs stand in the whole past',
		file: 'time/history.ts',
		section: 10,
		right: 'asOf >= assumedFrom ? assuming : published',
		wrong: 'assuming'
	},
	{
		mistake: 'the day on which what-ifs begin is taken for unchanged',
		file: 'time/history.ts',
		section: 10,
		right: ' && !begins',
		wrong: ''
	},
	{
		mistake: 'history doesn’t renormalise',
		file: 'time/history.ts',
		section: 10,
		right: 'partOf(one.weight / counted,',
		wrong: 'partOf(one.weight / 100,'
	},
	{
		mistake: 'history measures changes from the middle',
		file: 'time/history.ts',
		section: 10,
		right: 'pull - base);',
		wrong: 'pull);'
	},
	{
		mistake: 'history counts old changes',
		file: 'time/history.ts',
		section: 10,
		right: ' && (one.assumed !== null || cells.news[at] === 1)',
		wrong: ''
	},
	{
		mistake: 'the day after the first never turns',
		file: 'time/turning-dates.ts',
		section: 10,
		right: 'day > from && day < to',
		wrong: 'day > from + 1 && day < to'
	},
	{
		mistake: 'the log of verdicts forgets what-ifs',
		file: 'time/timeline.ts',
		section: 10,
		right: 'pullAt(assumption?.value ?? standing?.chosen.value)',
		wrong: 'pullAt(standing?.chosen.value)'
	},
	{
		mistake: 'in the log of verdicts everything is news',
		file: 'time/timeline.ts',
		section: 10,
		right: 'standing?.news ?? false',
		wrong: 'true'
	},
	{
		mistake: 'moves are turned round',
		file: 'time/moves.ts',
		section: 11,
		right: 'won.score - lost.score',
		wrong: 'lost.score - won.score'
	},
	{
		mistake: 'a what-if stood on the earlier day, too',
		file: 'time/moves.ts',
		section: 11,
		right: '{ ...scenario, assumptions: new Map() }',
		wrong: 'scenario'
	},
	{
		mistake: 'what never was news became old',
		file: 'time/moves.ts',
		section: 11,
		right: 'was.news && !is.news',
		wrong: '!is.news'
	},
	{
		mistake: 'a signpost that was reached has no band',
		file: 'time/signposts.ts',
		section: 10,
		right: 'reading >= mark - band : reading >= mark',
		wrong: 'reading >= mark : reading >= mark'
	},
	{
		mistake: 'the distance to a mark is turned round',
		byExample: true,
		file: 'time/signposts.ts',
		section: 10,
		right: 'rule.mark - reading',
		wrong: 'reading - rule.mark'
	},
	{
		mistake: 'a wait is counted from the period’s end',
		byExample: true,
		file: 'time/signposts.ts',
		section: 10,
		right: 'day - wait.due',
		wrong: 'day - wait.end'
	},
	{
		mistake: 'age is counted from publication',
		byExample: true,
		file: 'time/signposts.ts',
		section: 10,
		right: 'day - standing.chosen.period.end',
		wrong: 'day - standing.chosen.published'
	},
	{
		mistake: 'what was known when the mark was set is an entry',
		byExample: true,
		file: 'time/signposts.ts',
		section: 10,
		right: 'lastUntil(track.days, start, (day) => day) + 1;',
		wrong: '0;'
	},
	{
		mistake: 'spill-over is turned round',
		file: 'time/attribution.ts',
		section: 11,
		right: 'sum(firstFigures) - sum(enterers)',
		wrong: 'sum(enterers) - sum(firstFigures)'
	},
	{
		mistake: 'only who comes enters, not who goes',
		file: 'time/attribution.ts',
		section: 11,
		right: '(was === null) !== (is === null)',
		wrong: 'was === null && is !== null'
	},
	{
		mistake: 'every step is measured from the start',
		file: 'time/attribution.ts',
		section: 11,
		right: 'before = after;',
		wrong: ''
	}
];
