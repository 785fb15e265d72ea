/** Reads what a page reads, and again whenever it changes, as a page does; returns how to leave off. */
export const watching = (read: () => unknown): (() => void) =>
	$effect.root(() => {
		$effect(() => {
			read();
		});
	});
