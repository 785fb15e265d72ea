import { mount } from 'svelte';
import { isKnownParameter } from '#parse';
import {
	NOT_PUBLISHED,
	OTHER_PAGE,
	PublishedLinks,
	type PublishedFacts
} from '#state/published/published-links.ts';
import PublishedGuard from './PublishedGuard.svelte';

const ATTRIBUTES = ['href', 'action'] as const;

/** Only what the live watch's pages write begins like this: the copy's own links begin with a name or with dots. */
const isWritten = (value: string): boolean => /^(?:\/(?!\/)|\?)/.test(value);

function mend(element: Element, links: PublishedLinks): void {
	for (const name of ATTRIBUTES) {
		const value = element.getAttribute(name);
		if (value === null || !isWritten(value)) continue;
		const link = links.linkOf(value);
		if (link === null) {
			element.removeAttribute(name);
			element.setAttribute('title', NOT_PUBLISHED);
		} else {
			element.setAttribute(name, link);
			if (element.getAttribute('title') === NOT_PUBLISHED) element.removeAttribute('title');
		}
	}
}

/** Only what a page or a file of ours takes may lead elsewhere; others' parameters are none of our business. */
function ownQuery(search: string): string {
	return new URLSearchParams(
		[...new URLSearchParams(search)].filter(([name]) => isKnownParameter(name))
	).toString();
}

/** Opens the file that an address means, and returns what must be said instead: a form asks for more than there is. */
async function ledTo(place: string): Promise<string> {
	const answer = await fetch(place, { method: 'HEAD' }).catch(() => null);
	if (answer?.status === 404) return OTHER_PAGE;
	location.replace(place + location.hash);
	return '';
}

/** Lets a page of a published copy lead to the copy's files, whatever addresses its parts write. */
export function readFromFiles(): void {
	const query = ownQuery(location.search);
	const facts = JSON.parse(document.documentElement.dataset.published ?? '') as PublishedFacts;
	const links = new PublishedLinks(facts, query);
	const place = links.placeOf(query);
	const word = typeof place === 'string' ? ledTo(place) : Promise.resolve(links.wordOn(query));
	new MutationObserver((records) => {
		for (const { target, addedNodes } of records) {
			if (target instanceof Element) mend(target, links);
			for (const node of addedNodes)
				if (node instanceof Element)
					for (const one of [node, ...node.querySelectorAll('[href], [action]')]) mend(one, links);
		}
	}).observe(document, {
		subtree: true,
		childList: true,
		attributes: true,
		attributeFilter: [...ATTRIBUTES]
	});
	mount(PublishedGuard, {
		target: document.body,
		props: { links, word }
	});
}
