/**
 * Islands: parts of a sent page that its script takes over one by one, each in a task of its own, so that none keeps the
 * browser from painting or from a reader's next act. What a reader touches comes first.
 */
interface Island {
	readonly element: Element;
	readonly takeOver: () => void;
}

/** What a reader touches a part with, before a click or a key counts there. */
const TOUCHES = [
	'pointerenter',
	'pointerover',
	'pointerdown',
	'focusin',
	'keydown',
	'click',
	'input',
	'change'
] as const;

let waiting: Island[] = [];
let isPageSent = false;

/** Whether the page that is being taken over came whole from the server. What is opened later is made in the browser. */
export const pageIsSent = (): boolean => isPageSent;

/** Said once before the sent page is taken over, and once after. */
export function sayPageIsSent(isSent: boolean): void {
	isPageSent = isSent;
}

function takeOver(islands: readonly Island[]): void {
	waiting = waiting.filter((island) => !islands.includes(island));
	if (waiting.length === 0) for (const type of TOUCHES) removeEventListener(type, touched, true);
	for (const island of islands) island.takeOver();
}

function touched({ target }: Event): void {
	takeOver(waiting.filter(({ element }) => target instanceof Node && element.contains(target)));
}

function takeOverNext(): void {
	// Before it: should one fail, the others have their turn all the same.
	if (waiting.length > 1) setTimeout(takeOverNext);
	takeOver(waiting.slice(0, 1));
}

/** Takes over all that waits: paper shows what stands now. */
export function takeOverAll(): void {
	takeOver(waiting);
}

/** Has a part taken over once it is its turn or it is touched; returns the act that has it left as it is. */
export function joinIslands(island: Island): () => void {
	if (waiting.length === 0) {
		for (const type of TOUCHES) addEventListener(type, touched, true);
		setTimeout(takeOverNext);
	}
	waiting = [...waiting, island];
	return () => {
		waiting = waiting.filter((other) => other !== island);
	};
}
