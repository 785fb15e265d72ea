import { isIP } from 'node:net';
import { SettingsError } from '../settings-error.ts';
import { isPublic } from './public-address.ts';

/** When a digest goes out: each day with something new, each Monday, or after a turn of a verdict or a crossing. */
const DIGEST_TIMES = ['daily', 'weekly', 'turns'] as const;
type DigestTime = (typeof DIGEST_TIMES)[number];

/** To whom what is new is sent; nobody unless somebody says so. */
export interface SendingSettings {
	readonly webhooks: readonly URL[];
	/** Each signs, so that one may take over from another. */
	readonly webhookSecrets: readonly string[];
	/** Whether addresses of our own networks may be receivers, and without encryption. */
	readonly mayBePrivate: boolean;
	/** Of the mail server; null where no mail goes out. */
	readonly smtpUrl: string | null;
	readonly digestTo: readonly string[];
	readonly digestFrom: string;
	readonly digestWhen: DigestTime;
}

export const sendsAnything = ({ webhooks, digestTo }: SendingSettings): boolean =>
	webhooks.length + digestTo.length > 0;

type Env = Readonly<Record<string, string | undefined>>;

const MOST_RECEIVERS = 50;

function listOf(name: string, text: string | undefined): readonly string[] {
	const parts = (text ?? '').split(/[\s,]+/).filter(Boolean);
	if (parts.length > MOST_RECEIVERS)
		throw new SettingsError(`${name}: expected at most ${MOST_RECEIVERS}, found ${parts.length}.`);
	return [...new Set(parts)];
}

// What is found isn't shown: an address may hold a password or a token.
function webhookOf(text: string, at: number, mayBePrivate: boolean): URL {
	const place = `WEBHOOK_URLS, number ${at + 1}`;
	const url = URL.canParse(text) ? new URL(text) : null;
	if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
		throw new SettingsError(`${place}: expected an address such as https://receiver.example.org/hook.`);
	if (mayBePrivate) return url;
	if (url.protocol !== 'https:')
		throw new SettingsError(`${place}: expected https, or WEBHOOK_PRIVATE=1 for receivers of your own.`);
	const host = url.hostname.replace(/^\[|\]$/g, '');
	if (isIP(host) !== 0 && !isPublic(host))
		throw new SettingsError(
			`${place}: ${host} is an address of your own networks; WEBHOOK_PRIVATE=1 allows it.`
		);
	return url;
}

/** `whsec_` and 24 to 64 bytes in base64, as the convention has it. */
function isSecret(text: string): boolean {
	const [, code = ''] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
	const bytes = Buffer.from(code, 'base64');
	return bytes.length >= 24 && bytes.length <= 64;
}

function secretsOf({ WEBHOOK_SECRET }: Env, isNeeded: boolean): readonly string[] {
	const secrets = listOf('WEBHOOK_SECRET', WEBHOOK_SECRET);
	if (secrets.some((one) => !isSecret(one)) || (isNeeded && secrets.length === 0))
		throw new SettingsError(
			'WEBHOOK_SECRET: expected whsec_ and 24 to 64 random bytes in base64, as `echo whsec_$(openssl rand -base64 32)` makes them.'
		);
	return secrets;
}

function smtpUrlOf({ SMTP_URL, DIGEST_TO }: Env): string | null {
	if (!SMTP_URL && !DIGEST_TO) return null;
	if (SMTP_URL && /^smtps?:\/\/[^/?#]/.test(SMTP_URL) && URL.canParse(SMTP_URL)) return SMTP_URL;
	throw new SettingsError(
		'SMTP_URL: expected the mail server, such as smtps://user:password@mail.example.org, beside DIGEST_TO.'
	);
}

const isMailbox = (text: string): boolean => /^[^\s@,;:<>"()[\]\\]+@[^\s@,;:<>"()[\]\\]+$/.test(text);

function mailboxesOf(name: string, text: string | undefined): readonly string[] {
	const mailboxes = listOf(name, text);
	const other = mailboxes.find((one) => !isMailbox(one));
	if (other === undefined) return mailboxes;
	throw new SettingsError(`${name}: expected addresses such as desk@example.org, found "${other}".`);
}

function whenOf({ DIGEST_WHEN }: Env): DigestTime {
	const found = DIGEST_TIMES.find((one) => one === (DIGEST_WHEN || 'weekly'));
	if (found !== undefined) return found;
	throw new SettingsError(`DIGEST_WHEN: expected ${DIGEST_TIMES.join(', ')}, found "${DIGEST_WHEN ?? ''}".`);
}

/** The part of the environment that says to whom what is sent; throws SettingsError where it can't be used. */
export function sendingOf(env: Env, mayBePrivate: boolean): SendingSettings {
	const webhooks = listOf('WEBHOOK_URLS', env.WEBHOOK_URLS).map((text, at) =>
		webhookOf(text, at, mayBePrivate)
	);
	const digestTo = mailboxesOf('DIGEST_TO', env.DIGEST_TO);
	return {
		webhooks,
		webhookSecrets: secretsOf(env, webhooks.length > 0),
		mayBePrivate,
		smtpUrl: smtpUrlOf(env),
		digestTo,
		digestFrom: mailboxesOf('DIGEST_FROM', env.DIGEST_FROM)[0] ?? digestTo[0] ?? '',
		digestWhen: whenOf(env)
	};
}
