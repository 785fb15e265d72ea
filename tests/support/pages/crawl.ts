import { defaultTreeAdapter, parse, type DefaultTreeAdapterMap } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];

/** A link of a page, or the anchor that it means on another, that leads nowhere. */
export interface DeadLink {
	readonly on: string;
	readonly link: string;
	readonly why: string;
}

interface Found {
	readonly links: readonly string[];
	readonly anchors: ReadonlySet<string>;
}

const LINKS = ['href', 'src', 'action', 'formaction'];

/** Every link and every anchor of a page, the files that its styles and scripts name included. */
function foundIn(html: string): Found {
	const links: string[] = [];
	const anchors = new Set<string>();
	const visit = (node: Node): void => {
		if (defaultTreeAdapter.isElementNode(node)) {
			for (const { name, value } of node.attrs) {
				if (LINKS.includes(name)) links.push(value);
				if (name === 'id') anchors.add(value);
			}
			const [text] = node.childNodes;
			if (['style', 'script'].includes(node.tagName) && text && defaultTreeAdapter.isTextNode(text))
				for (const [, one] of text.value.matchAll(/(?:url\(|import\(")([^)"]+)/g)) links.push(one ?? '');
		}
		if ('childNodes' in node) for (const child of node.childNodes) visit(child);
	};
	visit(parse(html));
	return { links, anchors };
}

/** Follows every link below an address, page by page, and tells those that lead nowhere, and how many files were seen. */
export async function deadLinks(
	start: string
): Promise<{ readonly dead: readonly DeadLink[]; readonly seen: number }> {
	const dead: DeadLink[] = [];
	const anchorsOf = new Map<string, ReadonlySet<string> | null>();
	const meant: {
		readonly on: string;
		readonly link: string;
		readonly file: string;
		readonly anchor: string;
	}[] = [];
	const queue = [{ on: '', link: '', file: `${start}/` }];
	for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
		if (anchorsOf.has(one.file)) continue;
		const answer = await fetch(one.file);
		anchorsOf.set(one.file, null);
		const isPage = answer.headers.get('content-type')?.startsWith('text/html') === true;
		const body = await answer.text();
		if (!answer.ok) dead.push({ on: one.on, link: one.link, why: String(answer.status) });
		else if (isPage) {
			const { links, anchors } = foundIn(body);
			anchorsOf.set(one.file, anchors);
			for (const link of links) {
				const url = new URL(link, one.file);
				if (!/^https?:$/.test(url.protocol) || /^https?:/.test(link)) continue;
				const [on, file] = [one.file, url.origin + url.pathname];
				if (!file.startsWith(`${start}/`)) dead.push({ on, link, why: 'leads out of the folder' });
				else queue.push({ on, link, file });
				if (url.hash.length > 1)
					meant.push({ on, link, file, anchor: decodeURIComponent(url.hash.slice(1)) });
			}
		}
	}
	for (const { on, link, file, anchor } of meant)
		if (anchorsOf.get(file)?.has(anchor) === false) dead.push({ on, link, why: 'no such anchor' });
	return { dead, seen: anchorsOf.size };
}
