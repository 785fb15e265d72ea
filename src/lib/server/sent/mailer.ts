import { createHash } from 'node:crypto';
import type { DigestView } from '#present';
import { digestHtml, digestText } from '#present';

/** A digest for one mailbox. */
interface DigestMail {
	readonly view: DigestView;
	readonly from: string;
	readonly to: string;
	/** The server's own name, for links. */
	readonly origin: string;
	/** By which its reader stops the next. */
	readonly token: string;
	/** `2026-11-26`. */
	readonly day: string;
}

/** What came of handing a mail over: `unknown` where the line broke before the mail server had answered. */
export interface Mailed {
	readonly outcome: 'sent' | 'refused' | 'unknown';
	readonly fault: string | null;
	/** The mail server won't take it whenever it is asked. */
	readonly isForGood: boolean;
}

export type Mailer = (mail: DigestMail) => Promise<Mailed>;

/** In milliseconds. */
const CONNECT = 15_000;
const SILENCE = 30_000;

const stopAddress = (origin: string, token: string): string => `${origin}/digest/stop?token=${token}`;

/** The parts of a mail as nodemailer takes them. Its number is the same for one mailbox and day. */
function messageParts({ view, from, to, origin, token, day }: DigestMail): Readonly<Record<string, unknown>> {
	const stop = stopAddress(origin, token);
	const number = createHash('sha256').update(`${token} ${day}`).digest('hex').slice(0, 32);
	return {
		from,
		to,
		subject: view.title,
		messageId: `<digest-${number}@${new URL(origin).hostname}>`,
		text: digestText(view, origin, [`No more of these: ${stop}`]),
		html: digestHtml(view, origin, [['No more of these', stop]]),
		headers: {
			// RFC 8058: a mail program's own button stops it, by a POST.
			'List-Unsubscribe': `<${stop}>`,
			'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
			'Auto-Submitted': 'auto-generated'
		},
		disableFileAccess: true,
		disableUrlAccess: true
	};
}

/** `isHandedOver`: the mail itself may have been on its way. */
function mailedOf(error: unknown, isHandedOver: boolean): Mailed {
	const { responseCode = null } = error as { responseCode?: number };
	return {
		// Whoever answers with a number hasn't taken it.
		outcome: isHandedOver && responseCode === null ? 'unknown' : 'refused',
		fault: error instanceof Error ? error.message : String(error),
		isForGood: responseCode !== null && responseCode >= 500
	};
}

/** Hands mails to the server at an address such as `smtps://user:password@mail.example.org`. */
export async function mailerAt(smtpUrl: string): Promise<Mailer> {
	const { createTransport } = await import('nodemailer');
	const transport = createTransport({
		url: smtpUrl,
		connectionTimeout: CONNECT,
		greetingTimeout: CONNECT,
		socketTimeout: SILENCE
	});
	return async (mail) => {
		let isHandedOver = false;
		try {
			// A line that can't be had at all is told from one that breaks half-way.
			await transport.verify();
			isHandedOver = true;
			await transport.sendMail(messageParts(mail));
			return { outcome: 'sent', fault: null, isForGood: false };
		} catch (error) {
			return mailedOf(error, isHandedOver);
		}
	};
}
