import { debounced } from '#state/timing/debounced.ts';

/** In milliseconds: a page is made anew when somebody pauses, not between two fields. */
const PAUSE = 350;

type Field = HTMLInputElement | HTMLSelectElement;

const isField = (target: unknown): target is Field =>
	target instanceof HTMLInputElement || target instanceof HTMLSelectElement;

/**
 * Has the page of a form made anew by `ask` after its edits. The answer is of an earlier moment: what has been typed
 * since is not written over. A form that is sent elsewhere is not overtaken by an answer; fields that `isIdle` names
 * change nothing that is shown.
 */
export function followEdits(
	ask: (form: HTMLFormElement) => Promise<unknown>,
	isIdle: (name: string) => boolean
): (form: HTMLFormElement) => () => void {
	return (form) => {
		const typed = new Map<string, string>();
		let isPending = false;
		async function askNow(): Promise<void> {
			isPending = false;
			typed.clear();
			await ask(form);
			for (const [name, value] of typed) {
				const field = form.elements.namedItem(name);
				if (isField(field) && field.value !== value) field.value = value;
			}
		}
		const askSoon = debounced(PAUSE, () => {
			if (isPending) void askNow();
		});
		function note({ target, type }: Event): void {
			if (!isField(target) || isIdle(target.name)) return;
			if (type === 'input') typed.set(target.name, target.value);
			else isPending = true;
			if (isPending) askSoon();
		}
		function send(event: SubmitEvent): void {
			isPending = false;
			if (event.submitter?.hasAttribute('formaction')) return;
			event.preventDefault();
			void askNow();
		}
		form.addEventListener('input', note);
		form.addEventListener('change', note);
		form.addEventListener('submit', send);
		return () => {
			isPending = false;
			form.removeEventListener('input', note);
			form.removeEventListener('change', note);
			form.removeEventListener('submit', send);
		};
	};
}
