/** Edits that a reader walked away from: the address that brings them back. */
export interface LeftEdits {
	/** The query of the scenario, edits included. */
	readonly query: string;
	/** The scenario that they were made to, or the reader's own name for it. */
	readonly name: string;
}

const KEY = 'alignment-watch-left-edits';
/** One for each scenario or name, the last left first. */
const MOST = 6;
const LONGEST = 8_000;

/** Of a query, what is edited: in the order of their names, so that two can be held against each other. */
function editsIn(query: string): string {
	const edits = [...new URLSearchParams(query)].filter(([name]) =>
		/^(?:scenario|lens|[wpxr]\..+)$/s.test(name)
	);
	return new URLSearchParams(edits.sort(([a], [b]) => (a < b ? -1 : 1))).toString();
}

const holdsEdits = (address: string, query: string): boolean => editsIn(address) === editsIn(query);

/** Whether edits are lost on the way to another address: it has none, or is of another scenario; another edit loses none. */
export function leavesEdits(address: string, query: string): boolean {
	if (holdsEdits(address, query)) return false;
	const [to, from] = [new URLSearchParams(address), new URLSearchParams(query)];
	const isEdited = [...to.keys()].some((name) => /^[wpx]\../.test(name));
	return !isEdited || to.get('scenario') !== from.get('scenario');
}

function isLeft(entry: unknown): entry is LeftEdits {
	if (typeof entry !== 'object' || entry === null) return false;
	const { query, name } = entry as Partial<Record<string, unknown>>;
	return (
		typeof query === 'string' && query.length <= LONGEST && typeof name === 'string' && name.length <= 200
	);
}

/** Edits that were left, the last first; whatever can't be read is no edits. Those in the address shown aren't left. */
export function leftEdits(storage: Pick<Storage, 'getItem'>, shown: string): readonly LeftEdits[] {
	try {
		const content: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
		if (!Array.isArray(content)) return [];
		return content
			.filter(isLeft)
			.filter(({ query }) => !holdsEdits(shown, query))
			.slice(0, MOST);
	} catch {
		return [];
	}
}

/** Notes edits that are about to be left, in the place of earlier ones to the same scenario. */
export function noteLeftEdits(storage: Pick<Storage, 'getItem' | 'setItem'>, left: LeftEdits): void {
	if (!isLeft(left)) return;
	const others = leftEdits(storage, left.query).filter(({ name }) => name !== left.name);
	keepLeftEdits(storage, [left, ...others].slice(0, MOST));
}

/** Keeps these, and no others. */
export function keepLeftEdits(storage: Pick<Storage, 'setItem'>, left: readonly LeftEdits[]): void {
	try {
		storage.setItem(KEY, JSON.stringify(left));
	} catch {
		// A browser that keeps nothing brings nothing back but by its own way back.
	}
}
