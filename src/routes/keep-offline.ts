import { dev } from '$app/environment';

/** What the page is made of, so that a worker that comes after it can keep it whole. */
function ownParts(): { readonly page: string; readonly assets: readonly string[] } {
	const fetched = performance.getEntriesByType('resource').map(({ name }) => name);
	return { page: location.href.replace(/#.*$/, ''), assets: fetched };
}

/**
 * Has what is seen kept in this browser, for when there is no connection. `offer` is called when a newer version of the
 * program is ready; what it is given reloads into it, and nothing else does.
 */
export async function keepForOffline(offer: (take: () => void) => void): Promise<void> {
	if (dev || !('serviceWorker' in navigator)) return;
	const { serviceWorker } = navigator;
	const isFirst = serviceWorker.controller === null;
	const registration = await serviceWorker.register('/service-worker.js');

	function take(waiting: ServiceWorker): void {
		serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
		waiting.postMessage('take over');
	}
	function offerWaiting(): void {
		const { waiting } = registration;
		// The first one waits for nobody.
		if (waiting !== null && serviceWorker.controller !== null) offer(() => take(waiting));
	}
	registration.addEventListener('updatefound', () => {
		const next = registration.installing;
		next?.addEventListener('statechange', () => {
			if (next.state === 'installed') offerWaiting();
		});
	});
	offerWaiting();
	const { active } = await serviceWorker.ready;
	if (isFirst) active?.postMessage(ownParts());
}
