import { isIP } from 'node:net';
import { sendingOf, sendsAnything, type SendingSettings } from './sent/sending-settings.ts';
import { SettingsError } from './settings-error.ts';

export { SettingsError };

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
	/** Who may change anything: whoever sits at this machine, or whom the proxy names. */
	readonly writers: 'loopback' | 'proxy-user';
	/** Addresses and networks (`10.0.0.0/8`) whose word on who has signed on is believed. */
	readonly trustedProxies: readonly string[];
	/** In lower case; carries the name of who has signed on. */
	readonly userHeader: string;
	/** Lines for people, or one JSON object a line. */
	readonly logFormat: 'text' | 'json';
	/** The browser that prints; null for the first of the usual places. */
	readonly chromiumPath: string | null;
	/** Other sites whose pages may show our embeds, such as `https://news.example.org`; `*` among them: every site. */
	readonly embedOrigins: readonly string[];
	readonly sending: SendingSettings;
}

/** In bytes: more than any publisher's file, less than would fill a disk by mistake. */
export const LARGEST_UPLOAD = 2 * 1024 ** 3;

const loopbackNames = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);

/** Loopback names and the whole of 127.0.0.0/8. */
export function isLoopback(host: string): boolean {
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

function writersOf(text: string | undefined): Settings['writers'] {
	if (text === undefined || text === '' || text === 'loopback') return 'loopback';
	if (text === 'proxy-user') return text;
	throw new SettingsError(`WRITERS: expected loopback or proxy-user, found "${text}".`);
}

function logFormatOf(text: string | undefined): Settings['logFormat'] {
	if (text === undefined || text === '' || text === 'text') return 'text';
	if (text === 'json') return text;
	throw new SettingsError(`LOG: expected text or json, found "${text}".`);
}

function networksOf(text: string | undefined): readonly string[] {
	const networks = (text ?? '').split(',').flatMap((part) => part.trim() || []);
	for (const network of networks) {
		const [address = '', bits, more] = network.split('/');
		const most = isIP(address) === 6 ? 128 : 32;
		const isSound = isIP(address) !== 0 && more === undefined;
		if (!isSound || (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= most)))
			throw new SettingsError(
				`TRUSTED_PROXY: expected addresses such as 127.0.0.1 or 10.0.0.0/8, found "${network}".`
			);
	}
	return networks;
}

function headerNameOf(text: string | undefined): string {
	const name = (text || 'x-forwarded-user').toLowerCase();
	if (/^[a-z0-9-]+$/.test(name)) return name;
	throw new SettingsError(`USER_HEADER: expected a header such as x-forwarded-user, found "${text ?? ''}".`);
}

function embedOriginsOf(text: string | undefined): readonly string[] {
	const origins = (text ?? '').split(/[\s,]+/).filter((part) => part !== '');
	for (const origin of origins) {
		// It becomes part of a header: a star for every name below a domain, and nothing else that isn't an origin.
		const plain = origin.replace('://*.', '://any.');
		const isSound =
			/^https?:\/\/[a-z0-9.:[\]-]+$/i.test(plain) && URL.canParse(plain) && new URL(plain).pathname === '/';
		if (origin !== '*' && !isSound)
			throw new SettingsError(
				`EMBED_ORIGINS: expected sites such as https://news.example.org or https://*.example.org, or *, found "${origin}".`
			);
	}
	return origins;
}

function databaseUrlOf(text: string | undefined): string | null {
	if (text === undefined || text === '') return null;
	if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)) return text;
	// Not shown as found: it may hold a password.
	throw new SettingsError(
		'DATABASE_URL: expected an address such as postgres://user:password@host/database.'
	);
}

/** Throws where what is sent couldn't say where it is from. */
function refuseNameless({ origin, port, sending }: Settings): void {
	if (!sendsAnything(sending) || origin !== null || port !== 0) return;
	throw new SettingsError(
		'PORT: what is sent holds links to this server. Set ORIGIN to the address that readers see, or a PORT that stays.'
	);
}

/**
 * Throws where the settings would let strangers in. There are no accounts: a host that others can reach is refused unless
 * the server knows its own address, and is read-only or told by a proxy who has signed on.
 */
function refuseUnsafe({ host, origin, readOnly, writers, trustedProxies }: Settings): void {
	if (writers === 'proxy-user' && (trustedProxies.length === 0 || origin === null))
		throw new SettingsError(
			'WRITERS: proxy-user needs TRUSTED_PROXY, the address that the proxy connects from, and ORIGIN, the address that readers see.'
		);
	if (isLoopback(host) || (origin !== null && (readOnly || writers === 'proxy-user'))) return;
	throw new SettingsError(
		`HOST: ${host} can be reached from other machines. Set READ_ONLY=1 (or WRITERS=proxy-user) and ORIGIN=https://your.address with it, or leave HOST out to listen on 127.0.0.1.`
	);
}

/** Settings from an environment such as process.env; throws SettingsError where they can't be used. */
export function settingsOf(env: Readonly<Record<string, string | undefined>>): Settings {
	const settings: Settings = {
		host: env.HOST || '127.0.0.1',
		port: portOf(env.PORT),
		origin: originOf(env.ORIGIN),
		readOnly: flagOf('READ_ONLY', env.READ_ONLY),
		watchDir: env.WATCH_DIR || 'indicators',
		dataDir: env.DATA_DIR || 'data',
		databaseUrl: databaseUrlOf(env.DATABASE_URL),
		writers: writersOf(env.WRITERS),
		trustedProxies: networksOf(env.TRUSTED_PROXY),
		userHeader: headerNameOf(env.USER_HEADER),
		logFormat: logFormatOf(env.LOG),
		chromiumPath: env.CHROMIUM_PATH || null,
		embedOrigins: embedOriginsOf(env.EMBED_ORIGINS),
		sending: sendingOf(env, flagOf('WEBHOOK_PRIVATE', env.WEBHOOK_PRIVATE))
	};
	refuseUnsafe(settings);
	refuseNameless(settings);
	return settings;
}

function parsedHost(header: string | undefined, protocol: string): URL | null {
	const address = `${protocol}//${header ?? ''}`;
	if (header === undefined || /[\s/?#@\\]/.test(header) || !URL.canParse(address)) return null;
	return new URL(address);
}

/**
 * Whether a Host header names this server: a loopback name, or ORIGIN's host with or without its port. Anything else is
 * another site's name pointed at us (DNS rebinding) or a proxy that wasn't meant.
 */
export function answersTo(hostHeader: string | undefined, { origin }: Pick<Settings, 'origin'>): boolean {
	const url = parsedHost(hostHeader, origin?.protocol ?? 'http:');
	if (url === null) return false;
	return isLoopback(url.hostname) || url.host === origin?.host;
}
