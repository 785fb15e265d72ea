import type { Attachment } from 'svelte/attachments';

/**
 * A number box that only its reader's hands change: the wheel scrolls the page also while the box has the focus, and an
 * arrow key in an empty box starts from `figure`, where there is one, instead of from nought.
 */
export function numberBox(figure: number | null = null): Attachment<HTMLInputElement> {
	return (input) => {
		const roll = (event: WheelEvent): void => {
			if (document.activeElement !== input) return;
			event.preventDefault();
			scrollBy({ top: event.deltaY, left: event.deltaX });
		};
		const step = ({ key }: KeyboardEvent): void => {
			const isStep = key === 'ArrowUp' || key === 'ArrowDown';
			if (isStep && input.value === '' && figure !== null) input.value = String(figure);
		};
		input.addEventListener('wheel', roll, { passive: false });
		input.addEventListener('keydown', step);
		return () => {
			input.removeEventListener('wheel', roll);
			input.removeEventListener('keydown', step);
		};
	};
}
