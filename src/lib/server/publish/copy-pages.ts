import { PublishFault, type CopyWriter } from './copy-writer.ts';
import { mapOwnAddresses } from './own-addresses.ts';
import { isLost, type Copy, type CopyFile } from './page-links.ts';
import type { Press, Printed } from './presses.ts';
import { rewritePage } from './rewrite-page.ts';

/** Pages in the making. */
interface Making {
	readonly copy: Copy;
	readonly writer: CopyWriter;
	readonly presses: readonly Press[];
	/** Where everything starts: other files are found by links. */
	readonly seeds: readonly CopyFile[];
	/** No copy has more files. */
	readonly most: number;
	readonly say: (text: string) => void;
}

/** An address that answers with something else than its file. */
interface Refused {
	readonly asked: string;
	readonly status: number;
}

/** Of one press: pictures are drawn in a thread beside the pages. */
const AT_ONCE = 3;
const TELL_EVERY = 250;

async function written(
	own: CopyFile,
	{ status, type, policy, body }: Printed,
	{ copy, writer }: Making
): Promise<readonly CopyFile[]> {
	const text = (): string => new TextDecoder().decode(body);
	if (type.startsWith('text/html') && policy !== null) {
		const { html, leadsTo } = rewritePage(text(), policy, own, copy);
		await writer.put(own.file, html);
		return status === 200 ? leadsTo : [];
	}
	if (/^application\/(?:[a-z]+\+)?json|^application\/atom\+xml/.test(type)) {
		const mapped = mapOwnAddresses(text(), copy, type.includes('xml'));
		await writer.put(own.file, mapped.text);
		return mapped.leadsTo;
	}
	await writer.put(own.file, body);
	return [];
}

/**
 * Makes every file that the seeds lead to. Resolves with the addresses that answered with no file; rejects with a
 * PublishFault where there are more files than `most`.
 */
export async function makePages(making: Making): Promise<readonly Refused[]> {
	const { writer, seeds, presses, most, say } = making;
	const known = new Set(seeds.map(({ file }) => file));
	const queue = [...seeds];
	const refused: Refused[] = [];
	let busy = 0;
	const wake: (() => void)[] = [];
	const found = (files: readonly CopyFile[]): void => {
		for (const one of files) {
			if (known.has(one.file)) continue;
			known.add(one.file);
			queue.push(one);
		}
		if (known.size > most)
			throw new PublishFault(
				`The copy would have more than ${most} files. Publish fewer past months (--months), or allow more (--most).`
			);
	};
	async function make(own: CopyFile, press: Press): Promise<void> {
		const answer = await press.ask(own.asked);
		if (answer.status === 200 || isLost(own)) found(await written(own, answer, making));
		else refused.push({ asked: own.asked, status: answer.status });
		if (writer.count % TELL_EVERY === 0) say(`${writer.count} files, ${queue.length} to go`);
	}
	async function workOn(press: Press): Promise<void> {
		for (;;) {
			const own = queue.shift();
			if (own === undefined && busy === 0) break;
			if (own === undefined) {
				await new Promise<void>((resolve) => wake.push(resolve));
				continue;
			}
			busy += 1;
			try {
				await make(own, press);
			} catch (fault) {
				// Nobody goes on with a copy that won't be.
				queue.length = 0;
				throw fault;
			} finally {
				busy -= 1;
				for (const go of wake.splice(0)) go();
			}
		}
	}
	await Promise.all(presses.flatMap((press) => Array.from({ length: AT_ONCE }, () => workOn(press))));
	return refused.sort((a, b) => (a.asked < b.asked ? -1 : 1));
}
