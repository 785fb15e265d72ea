import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail that reached a server, as it came, with its lines unfolded and its quoted-printable parts read. */
interface CaughtMail {
	readonly to: string;
	readonly raw: string;
	readonly text: string;
	readonly header: (name: string) => string | undefined;
}

export interface MailServer {
	readonly url: string;
	readonly mails: readonly CaughtMail[];
	/** What the next mails are answered with: null takes them, a number refuses, `cut` breaks the line. */
	answer: number | 'cut' | null;
	close(): Promise<void>;
}

function readQuoted(text: string): string {
	const bytes = text
		.replaceAll(/=\r?\n/g, '')
		.replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
	return Buffer.from(bytes, 'latin1').toString('utf8');
}

function caught(to: string, raw: string): CaughtMail {
	const head = (raw.split('\r\n\r\n', 1)[0] ?? '').replaceAll(/\r\n[ \t]+/g, ' ');
	return {
		to,
		raw,
		text: readQuoted(raw),
		header: (name) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim()
	};
}

/** A real mail server on loopback that keeps what it takes. */
export async function mailServer(): Promise<MailServer> {
	const mails: CaughtMail[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData: (stream, session, done) => {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => {
				if (own.answer === 'cut') {
					server.connections.forEach((line) => line.close());
					return;
				}
				if (own.answer !== null) {
					done(Object.assign(new Error('not today'), { responseCode: own.answer }));
					return;
				}
				const to = session.envelope.rcptTo.map(({ address }) => address).join(', ');
				mails.push(caught(to, Buffer.concat(chunks).toString('latin1')));
				done(null);
			});
		}
	});
	// Lines that break are what some tests are about.
	server.on('error', () => undefined);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
	const { port } = server.server.address() as AddressInfo;
	const own: MailServer = {
		url: `smtp://127.0.0.1:${port}`,
		mails,
		answer: null,
		close: () => new Promise((resolve) => server.close(() => resolve()))
	};
	return own;
}
