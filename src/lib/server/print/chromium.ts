import { existsSync } from 'node:fs';

/** Quiet and offline: nothing of the browser's own goes to the network while we drive it. */
export const chromiumArguments: readonly string[] = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

const usualPlaces: readonly string[] = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/google-chrome',
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

/**
 * Where a Chromium stands on this machine: at the given path (CHROMIUM_PATH), else in the usual places; null where there
 * is none. A path that names no file is no Chromium: it is not silently replaced by another.
 */
export function findChromium(chromiumPath: string | null): string | null {
	const candidates = chromiumPath === null ? usualPlaces : [chromiumPath];
	return candidates.find((path) => existsSync(path)) ?? null;
}

/** No browser to print with, in words for whoever asked. */
export class NoChromium extends Error {}
