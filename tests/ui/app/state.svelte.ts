/** In the place of `$app/state`: a page as a test sets it. */
export const page = $state({
	url: new URL('http://watch.test/'),
	state: {},
	data: {}
});

/** Opens another address, with what its server sends. */
export function open(href: string, data: App.PageData & Record<string, unknown> = {}): void {
	Object.assign(page, { url: new URL(href, 'http://watch.test'), state: {}, data });
}
