import { createRawSnippet } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import FileDrop from '../../src/routes/update/FileDrop.svelte';

/** A request that a test answers by hand. */
class Sent {
	static last: Sent;
	readonly upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
	onload?: () => void;
	onerror?: () => void;
	status = 0;
	responseText = '';
	responseURL = '';
	address = '';
	data = new FormData();
	constructor() {
		Sent.last = this;
	}
	open(_method: string, address: string): void {
		this.address = address;
	}
	setRequestHeader(): void {}
	send(data: FormData): void {
		this.data = data;
	}
	answer(status: number, responseText: string): void {
		Object.assign(this, { status, responseText, responseURL: 'http://watch.test/update/7' });
		this.onload?.();
	}
}

beforeEach(() => {
	vi.stubGlobal('XMLHttpRequest', Sent);
});
afterEach(() => {
	vi.unstubAllGlobals();
});

/** The form after a file has been dropped on it. */
async function dropped() {
	const uploaded = vi.fn();
	const children = createRawSnippet(() => ({ render: () => '<p>Drop a file here.</p>' }));
	const screen = await render(FileDrop, { action: '/update?/read', uploaded, children });
	const dataTransfer = new DataTransfer();
	dataTransfer.items.add(new File(['period,value'], 'rows.csv'));
	const event = new DragEvent('drop', { dataTransfer, cancelable: true, bubbles: true });
	screen.container.querySelector('form')?.dispatchEvent(event);
	return { screen, uploaded, request: Sent.last, event };
}

test('a file dropped on it is sent, and the page told where its preview stands', async () => {
	const { screen, uploaded, request, event } = await dropped();
	expect(event.defaultPrevented).toBe(true);
	expect(request.address).toBe('/update?/read');
	expect((request.data.get('file') as File).name).toBe('rows.csv');
	const button = screen.getByRole('button', { name: 'Read the file' });
	await expect.element(button).toBeDisabled();
	request.upload.onprogress?.({ loaded: 30, total: 120 });
	await expect.element(screen.getByRole('status')).toHaveTextContent('Sending 25%');
	request.answer(200, '');
	expect(uploaded).toHaveBeenCalledExactlyOnceWith('http://watch.test/update/7');
	await expect.element(button).toBeEnabled();
	await expect.element(screen.getByRole('status')).toHaveTextContent('');
});

test('says why a file is refused, in the server’s words where it has any', async () => {
	const { screen, uploaded, request } = await dropped();
	request.answer(413, JSON.stringify({ message: 'Larger than 50 MB.' }));
	await expect.element(screen.getByRole('alert')).toHaveTextContent('Larger than 50 MB.');
	request.answer(502, '<html>');
	await expect.element(screen.getByRole('alert')).toHaveTextContent('refused the file (502)');
	request.onerror?.();
	await expect.element(screen.getByRole('alert')).toHaveTextContent('could not be sent');
	expect(uploaded).not.toHaveBeenCalled();
});
