import { parse, defaultTreeAdapter, type DefaultTreeAdapterMap } from 'parse5';
import { createHash } from 'node:crypto';
import { escapeHtml as escaped } from '../briefing/one-file.ts';
import { mapOwnAddresses } from './own-addresses.ts';
import { NOT_PUBLISHED } from '#state/published/published-links.ts';
import { isLost, linksOf, rootFrom, type Copy, type CopyFile } from './page-links.ts';

type Element = DefaultTreeAdapterMap['element'];
type Node = DefaultTreeAdapterMap['node'];

/** A stretch of a page's text, and what comes in its place. Stretches never overlap. */
interface Change {
	readonly from: number;
	readonly to: number;
	readonly text: string;
}

/** A page as it stands in a copy. */
export interface RewrittenPage {
	readonly html: string;
	/** The files that it leads to. */
	readonly leadsTo: readonly CopyFile[];
}

const LINKS: ReadonlySet<string> = new Set(['href', 'action', 'src', 'formaction', 'poster']);
const IDLE =
	'its sliders and dates change nothing, its search finds nothing, and no two briefings are compared';
const NO_SCRIPT = `<noscript><p class="page note">This is a published copy, made beforehand: without JavaScript ${IDLE}.</p></noscript>`;
const SHOW_IF_FROM_DISK =
	"if (location.protocol === 'file:') document.currentScript.previousElementSibling.hidden = false;";
/** No browser lets a page from a disk load its scripts or fetch its files. */
const FROM_DISK = `<p class="page note" hidden>This published copy was opened from a disk, where browsers don’t run its scripts: ${IDLE}. From a web server all of it works; on your own computer, <code>python3 -m http.server</code> in the copy’s folder is one, at <code>http://localhost:8000</code>.</p><script>${SHOW_IF_FROM_DISK}</script>`;

function* elementsOf(node: Node): Generator<Element> {
	if (defaultTreeAdapter.isElementNode(node)) yield node;
	if ('childNodes' in node) for (const child of node.childNodes) yield* elementsOf(child);
}

const attributeOf = (element: Element, name: string): string | null =>
	element.attrs.find((one) => one.name === name)?.value ?? null;

/** The page's folders above the root, as the build writes them into its scripts and styles. */
const upwards = (asked: string): string => {
	const depth = asked.split('?', 1)[0]?.split('/').length ?? 2;
	return depth <= 2 ? './' : '../'.repeat(depth - 2);
};

/** The page's own scripts and styles name their files relative to the page: it stands in another folder now. */
function movedCode(code: string, own: CopyFile, copy: Copy): string {
	const before = upwards(own.asked);
	const after = rootFrom(own, copy);
	return code
		.replaceAll(`new URL("${before.slice(0, -1)}", location)`, `new URL("${after.slice(0, -1)}", location)`)
		.replaceAll(`import("${before}_app/`, `import("${after}_app/`)
		.replaceAll(`url(${before}_app/`, `url(${after}_app/`);
}

const hashOf = (code: string): string => `'sha256-${createHash('sha256').update(code).digest('base64')}'`;

/** The policy of the live page for this one: its scripts and styles have other hashes, and a frame is a header's matter. */
function policyFor(
	policy: string,
	codes: Readonly<Record<'script-src' | 'style-src', readonly string[]>>
): string {
	return policy
		.split(';')
		.map((directive) => directive.trim().split(/\s+/))
		.filter(([name]) => name !== 'frame-ancestors')
		.map(([name = '', ...words]) => {
			if (name !== 'script-src' && name !== 'style-src') return [name, ...words];
			return [name, ...words.filter((word) => !word.startsWith("'sha256-")), ...codes[name].map(hashOf)];
		})
		.map((words) => words.join(' '))
		.join('; ');
}

/** Rewrites one page: everything but its links, its scripts' paths and its head stays as it is, byte for byte. */
class PageRewriter {
	readonly #own: CopyFile;
	readonly #copy: Copy;
	readonly #changes: Change[] = [];
	readonly #leadsTo: CopyFile[] = [];
	readonly #led: ReturnType<typeof linksOf>;
	readonly #codes = { 'script-src': [] as string[], 'style-src': [] as string[] };

	constructor(own: CopyFile, copy: Copy) {
		this.#own = own;
		this.#copy = copy;
		this.#led = linksOf(own, copy);
	}

	rewritten(html: string, policy: string | null): RewrittenPage {
		const elements = [...elementsOf(parse(html, { sourceCodeLocationInfo: true }))];
		for (const element of elements) {
			this.#link(element);
			this.#code(element, html);
		}
		if (!isLost(this.#own)) this.#codes['script-src'].push(SHOW_IF_FROM_DISK);
		for (const element of elements) this.#frame(element, policy);
		return { html: this.#applied(html), leadsTo: this.#leadsTo };
	}

	#put(at: number, text: string): void {
		this.#changes.push({ from: at, to: at, text });
	}

	#link(element: Element): void {
		const places = element.sourceCodeLocation?.attrs ?? {};
		for (const { name, value } of element.attrs) {
			const isPicture = name === 'content' && attributeOf(element, 'property') === 'og:image';
			const place = places[name];
			if (place === undefined || !(LINKS.has(name) || isPicture)) continue;
			const led = this.#led(value);
			if (led === 'kept') continue;
			const site = this.#copy.origin + this.#copy.base;
			const [from, to] = [place.startOffset, place.endOffset];
			if (led === 'gone') this.#changes.push({ from, to, text: `title="${NOT_PUBLISHED}"` });
			else {
				if (led.to !== null) this.#leadsTo.push(led.to);
				const link = isPicture ? `${site}/${led.to?.file ?? ''}` : led.href;
				this.#changes.push({ from, to, text: `${name}="${escaped(link)}"` });
			}
		}
	}

	#code(element: Element, html: string): void {
		const { tagName, sourceCodeLocation: place } = element;
		if (tagName !== 'style' && tagName !== 'script') return;
		if (!place?.startTag || !place.endTag || attributeOf(element, 'src') !== null) return;
		const [from, to] = [place.startTag.endOffset, place.endTag.startOffset];
		const code = html.slice(from, to);
		// Data, which no browser runs.
		if (tagName === 'script' && attributeOf(element, 'type') !== null) {
			const { text, leadsTo } = mapOwnAddresses(code, this.#copy, false);
			this.#changes.push({ from, to, text });
			this.#leadsTo.push(...leadsTo);
			return;
		}
		if (tagName === 'script' && isLost(this.#own)) {
			this.#changes.push({ from: place.startOffset, to: place.endOffset, text: '' });
			return;
		}
		const text = movedCode(code, this.#own, this.#copy);
		this.#changes.push({ from, to, text });
		this.#codes[`${tagName}-src`].push(text);
	}

	/** What the page says about itself, in its root, its head and its body. */
	#frame({ tagName, sourceCodeLocation: place }: Element, policy: string | null): void {
		const at = place?.startTag?.endOffset;
		if (at === undefined) return;
		if (tagName === 'html' && !isLost(this.#own)) {
			const facts = { ...this.#copy.plan, file: this.#own.file, asked: this.#own.asked };
			this.#put(at - 1, ` data-published="${escaped(JSON.stringify(facts))}"`);
		} else if (tagName === 'head' && policy !== null)
			this.#put(
				at,
				`<meta http-equiv="content-security-policy" content="${escaped(policyFor(policy, this.#codes))}">`
			);
		else if (tagName === 'body') {
			// Each link is a file: the browser fetches it as a page.
			this.#put(at - 1, ' data-sveltekit-reload');
			this.#put(at, isLost(this.#own) ? NO_SCRIPT : NO_SCRIPT + FROM_DISK);
		}
	}

	#applied(html: string): string {
		const parts: string[] = [];
		let done = 0;
		for (const { from, to, text } of this.#changes.sort((a, b) => a.from - b.from || a.to - b.to)) {
			parts.push(html.slice(done, from), text);
			done = to;
		}
		return parts.join('') + html.slice(done);
	}
}

/** A page of the live watch as a file of a copy. */
export function rewritePage(html: string, policy: string | null, own: CopyFile, copy: Copy): RewrittenPage {
	return new PageRewriter(own, copy).rewritten(html, policy);
}
