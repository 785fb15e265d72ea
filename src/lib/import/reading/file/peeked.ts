/** The beginning of a text that comes in pieces, at least `length` characters where there are as many, and all of it. */
export async function peeked(
	texts: AsyncIterable<string>,
	length: number
): Promise<{ readonly head: string; readonly isWhole: boolean; readonly whole: AsyncIterable<string> }> {
	const iterator = texts[Symbol.asyncIterator]();
	let head = '';
	let isWhole = false;
	while (head.length < length && !isWhole) {
		const next = await iterator.next();
		if (next.done === true) isWhole = true;
		else head += next.value;
	}
	return { head, isWhole, whole: resumed(head, iterator) };
}

async function* resumed(head: string, rest: AsyncIterator<string>): AsyncGenerator<string, void, void> {
	if (head !== '') yield head;
	for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}
