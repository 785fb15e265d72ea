import ipaddr from 'ipaddr.js';

/**
 * Whether an IP address is one of the open network: not of this machine, of networks of one's own, of a link, of many at
 * once, nor set aside for other purposes. An IPv4 address inside an IPv6 one counts as the former.
 */
export function isPublic(address: string): boolean {
	return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}
