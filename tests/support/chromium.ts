import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { chromiumArguments, findChromium } from '../../src/lib/server/print/chromium.ts';

export { chromiumArguments };

const advice =
	'Install one (Debian: apt-get install chromium; elsewhere: npx playwright install chromium) or name it in CHROMIUM_PATH.';

const run = (command: string, args: string[]): boolean =>
	spawnSync(command, args, { stdio: 'inherit' }).status === 0;

const ownDownload = (): string | null =>
	existsSync(chromium.executablePath()) ? chromium.executablePath() : null;

/** The Chromium that the tests drive; installs one where there is none, and says what to do where that fails. */
export function ensureChromium(): string {
	if (process.env.CHROMIUM_PATH) {
		const named = findChromium(process.env.CHROMIUM_PATH);
		if (named === null)
			throw new Error(`CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, which is no file. ${advice}`);
		return named;
	}
	const present = findChromium(null) ?? ownDownload();
	if (present !== null) return present;
	console.log('No Chromium found; installing one for the tests.');
	if (isDebianRoot()) {
		if (
			run('apt-get', ['update']) &&
			run('apt-get', ['install', '--yes', '--no-install-recommends', ...debianPackages])
		) {
			const installed = findChromium(null);
			if (installed !== null) return installed;
		}
	}
	if (run('npx', ['playwright', 'install', 'chromium'])) {
		const downloaded = ownDownload();
		if (downloaded !== null) return downloaded;
	}
	throw new Error(`The tests need a Chromium, and none could be installed. ${advice}`);
}

const debianPackages = ['chromium', 'fonts-noto-core', 'poppler-utils'];

function isDebianRoot(): boolean {
	return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}
