import type { ActionResult, SubmitFunction } from '@sveltejs/kit';

let answer: ActionResult = { type: 'success', status: 200 };
/** What the server will answer to the next forms. */
export function answerWith(result: ActionResult): void {
	answer = result;
}

/** In the place of `$app/forms`: nothing is sent, and the answer is the one that a test has set. */
export function enhance(form: HTMLFormElement, submit: SubmitFunction): { destroy: () => void } {
	async function send(event: SubmitEvent): Promise<void> {
		event.preventDefault();
		const input = { formData: new FormData(form), formElement: form, action: new URL(form.action) };
		const told = await submit({
			...input,
			controller: new AbortController(),
			submitter: event.submitter,
			cancel: () => undefined
		});
		await told?.({ ...input, result: answer, update: () => Promise.resolve() });
	}
	const listener = (event: SubmitEvent): void => void send(event);
	form.addEventListener('submit', listener);
	return { destroy: () => form.removeEventListener('submit', listener) };
}
