/**
 * What a key asks for: Ctrl+Z, and Ctrl+Shift+Z or Ctrl+Y. Null for any other, and in a box that is being typed in: there
 * the browser's own undo is meant.
 */
export function undoKey({
	target,
	key,
	ctrlKey,
	metaKey,
	altKey,
	shiftKey
}: KeyboardEvent): 'undo' | 'redo' | null {
	const typing = target instanceof HTMLInputElement && target.type !== 'range';
	if (!(ctrlKey || metaKey) || altKey || typing) return null;
	const pressed = key.toLowerCase();
	if (pressed === 'z') return shiftKey ? 'redo' : 'undo';
	return pressed === 'y' ? 'redo' : null;
}
