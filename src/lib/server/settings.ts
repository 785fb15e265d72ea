/** What the environment may set. Parsed once, by the program that starts, and passed on. */
export interface Settings {
	readonly host: string;
	readonly port: number;
	/** Where readers reach the server, when that isn't the address it listens on. */
	readonly origin: URL | null;
	/** No page changes anything on disk. */
	readonly readOnly: boolean;
	readonly watchDir: string;
	/** Uploads and downloads, the archive's file unless there is a database, and whatever else the server keeps. */
	readonly dataDir: string;
	/** The archive's PostgreSQL; null for a file in `dataDir`. */
	readonly databaseUrl: string | null;
	/** The browser that prints; null for the first of the usual places. */
	readonly chromiumPath: string | null;
}

/** In bytes: more than any publisher's file, less than would fill a disk by mistake. */
export const LARGEST_UPLOAD = 2 * 1024 ** 3;

/** What is wrong with the environment, in words; the program can't start on it. */
export class SettingsError extends Error {}

const loopbackNames = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);

/** Loopback names and the whole of 127.0.0.0/8. */
function isLoopback(host: string): boolean {
	return loopbackNames.has(host.toLowerCase()) || /^127(\.\d{1,3}){3}$/.test(host);
}

function portOf(text: string | undefined): number {
	const port = Number(text ?? '3000');
	if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
	throw new SettingsError(`PORT: expected a number from 0 to 65535, found "${text ?? ''}".`);
}

function originOf(text: string | undefined): URL | null {
	if (text === undefined || text === '') return null;
	const url = URL.canParse(text) ? new URL(text) : null;
	if (url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '') return url;
	throw new SettingsError(`ORIGIN: expected an address such as https://watch.example.org, found "${text}".`);
}

function flagOf(name: string, text: string | undefined): boolean {
	if (text === undefined || text === '' || text === '0') return false;
	if (text === '1') return true;
	throw new SettingsError(`${name}: expected 1 or 0, found "${text}".`);
}

function databaseUrlOf(text: string | undefined): string | null {
	if (text === undefined || text === '') return null;
	if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)) return text;
	// Not shown as found: it may hold a password.
	throw new SettingsError(
		'DATABASE_URL: expected an address such as postgres://user:password@host/database.'
	);
}

/**
 * Settings from an environment such as process.env; throws SettingsError where they can't be used.
 * Without accounts, whoever reaches the server may change the watch: a host that others can reach is refused unless
 * the server is read-only and knows its own address.
 */
export function settingsOf(env: Readonly<Record<string, string | undefined>>): Settings {
	const settings: Settings = {
		host: env.HOST || '127.0.0.1',
		port: portOf(env.PORT),
		origin: originOf(env.ORIGIN),
		readOnly: flagOf('READ_ONLY', env.READ_ONLY),
		watchDir: env.WATCH_DIR || 'indicators',
		dataDir: env.DATA_DIR || 'data',
		databaseUrl: databaseUrlOf(env.DATABASE_URL),
		chromiumPath: env.CHROMIUM_PATH || null
	};
	if (!isLoopback(settings.host) && !(settings.readOnly && settings.origin)) {
		throw new SettingsError(
			`HOST: ${settings.host} can be reached from other machines. Set READ_ONLY=1 and ORIGIN=https://your.address with it, or leave HOST out to listen on 127.0.0.1.`
		);
	}
	return settings;
}

function parsedHost(header: string | undefined): URL | null {
	const address = `http://${header ?? ''}`;
	if (header === undefined || /[\s/?#@\\]/.test(header) || !URL.canParse(address)) return null;
	return new URL(address);
}

/**
 * Whether a Host header names this server: a loopback name, or ORIGIN's host where the server is read-only.
 * Anything else is another site's name pointed at us (DNS rebinding) or a proxy that wasn't meant.
 */
export function answersTo(hostHeader: string | undefined, settings: Settings): boolean {
	const url = parsedHost(hostHeader);
	if (url === null) return false;
	return isLoopback(url.hostname) || (settings.readOnly && url.host === settings.origin?.host);
}
