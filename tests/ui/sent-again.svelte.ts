/** A text that is sent, and sent anew as it was: what reads it is told of a change. */
export function sentText(text: string): { readonly read: () => string; readonly again: () => void } {
	let times = $state(0);
	return {
		read: () => (times < 0 ? '' : text),
		again: () => (times += 1)
	};
}
