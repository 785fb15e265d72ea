import { BlockList, isIP } from 'node:net';
import { isLoopback, type Settings } from '../settings.ts';
import type { HeaderNames } from './request-headers.ts';

/** Whether whoever sent a request may change anything, and under which name; if not, why. */
export type Writer =
	| { readonly mayWrite: true; readonly name: string | null }
	| { readonly mayWrite: false; readonly reason: string };

/** What a request shows of where it comes from. */
export interface Sender {
	/** Of the other end of the connection; undefined where it has gone meanwhile, as with an upload broken off. */
	readonly address: string | undefined;
	readonly headers: HeaderNames;
	/** `1.1`; null where it isn't known. */
	readonly httpVersion: string | null;
}

const LONGEST_NAME = 200;

function blockListOf(networks: readonly string[]): BlockList {
	const list = new BlockList();
	for (const network of networks) {
		const [address = '', bits] = network.split('/');
		const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
		if (bits === undefined) list.addAddress(address, family);
		else list.addSubnet(address, Number(bits), family);
	}
	return list;
}

/** IPv4 as a server that listens on IPv6 sees it. */
const plain = (address = ''): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/**
 * Whether a request shows that it came by way of a proxy. HTTP/1.0 counts: no browser speaks it, and a proxy without any
 * configuration does.
 */
export function isForwarded({ headers, httpVersion }: Sender): boolean {
	if (httpVersion === '1.0') return true;
	return [...headers.keys()].some((name) => /^(x-forwarded-|x-real-ip$|forwarded$|via$)/.test(name));
}

const readOnly =
	'This server is read-only: it shows briefings and takes none. Take them, and update the watch, where its folder is kept.';
const stranger =
	'Only whoever sits at the machine of this server may change anything here; this request came another way.';
const unnamed = 'Only who has signed on may change anything here, and this request names nobody.';

/** Reads what may be written by whom from the settings once, and then from each request. */
export function writersOf(settings: Settings): (sender: Sender) => Writer {
	const trusted = blockListOf(settings.trustedProxies);
	const isTrusted = (address: string): boolean =>
		isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
	// A server with a public address has a proxy before it, which may call itself what it likes.
	const isPublic = settings.origin !== null && !isLoopback(settings.origin.hostname);
	return (sender) => {
		const address = plain(sender.address);
		if (settings.readOnly) return { mayWrite: false, reason: readOnly };
		if (settings.writers === 'proxy-user') {
			const name = isTrusted(address) ? (sender.headers.get(settings.userHeader) ?? '').trim() : '';
			return name === ''
				? { mayWrite: false, reason: unnamed }
				: { mayWrite: true, name: name.slice(0, LONGEST_NAME) };
		}
		const isHere = isLoopback(address) && !isPublic && !isForwarded(sender);
		return isHere ? { mayWrite: true, name: null } : { mayWrite: false, reason: stranger };
	};
}
