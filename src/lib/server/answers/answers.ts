import type { IncomingMessage, ServerResponse } from 'node:http';
import { dayAt } from '#parse';
import type { Settings } from '../settings.ts';
import type { AnswerDesk, LookResult, MadeAnswer, AnswerGrounds } from './answer-desk.ts';
import { answerStore, type AnswerStore, type KeptAnswer } from './answer-store.ts';
import { askedBy, keyOf, type Asked } from './asked.ts';
import { sendKept } from './send-kept.ts';
import { isSharedRoute } from './shared-routes.ts';

/** In bytes: some thousand pages. */
const MOST_KEPT = 64 * 1024 ** 2;

/** Makes an answer by way of the pages; resolves when they are done with it. */
type Make = () => Promise<void>;

/** A request and its response, and who makes that. */
interface Turn {
	readonly request: IncomingMessage;
	readonly response: ServerResponse;
	readonly make: Make;
	readonly asked: Asked;
}

/** The answers of one server: gives what is kept, or makes an answer and lets the pages keep it. */
export class Answers implements AnswerDesk {
	readonly #store: AnswerStore;
	readonly #askedBy: (request: IncomingMessage) => Asked | null;
	readonly #now: () => number;
	/** Requests whose answers the pages may keep, and for whom. */
	readonly #awaited = new WeakMap<
		object,
		{ readonly asked: Asked; readonly settle: (result: LookResult) => void }
	>();
	readonly #making = new Map<string, Promise<void>>();
	#grounds: AnswerGrounds | null = null;
	#hearNew: () => void = () => undefined;
	#seen = '';

	/** `now` is in milliseconds, `most` in bytes. */
	constructor(settings: Settings, { now = Date.now, most = MOST_KEPT } = {}) {
		this.#store = answerStore(most);
		this.#askedBy = askedBy(settings);
		this.#now = now;
	}

	know(grounds: AnswerGrounds): void {
		this.#grounds = grounds;
	}

	/** `hear` is called when there is another board or another day than at the request before. */
	whenNew(hear: () => void): void {
		this.#hearNew = hear;
	}

	isShared(request: object | undefined, route: string | null): boolean {
		const waiting = request === undefined ? undefined : this.#awaited.get(request);
		if (request === undefined || waiting === undefined) return false;
		if (isSharedRoute(route)) return true;
		this.#awaited.delete(request);
		waiting.settle('passed');
		return false;
	}

	keep(request: object | undefined, made: MadeAnswer): void {
		const waiting = request === undefined ? undefined : this.#awaited.get(request);
		if (waiting === undefined) return;
		this.#store.set(keyOf(waiting.asked, made.content, made.today), made);
		waiting.settle('miss');
	}

	size(): number {
		return this.#store.size();
	}

	count(): number {
		return this.#store.count();
	}

	/** Answers a request. */
	async answer(request: IncomingMessage, response: ServerResponse, make: Make): Promise<void> {
		const grounds = this.#grounds;
		const asked = grounds === null ? null : this.#askedBy(request);
		if (grounds === null || asked === null) {
			grounds?.looked('passed');
			await make();
			return;
		}
		await this.#find({ request, response, make, asked }, grounds);
	}

	async #find(turn: Turn, grounds: AnswerGrounds): Promise<void> {
		const began = performance.now();
		// Twice: whoever went ahead may have failed, or hung up.
		for (const found of ['hit', 'shared'] as const) {
			const key = await this.#keyNow(turn.asked, grounds);
			if (key === null) break;
			const kept = await this.#soundUnder(key, grounds);
			if (kept !== null) {
				grounds.looked(found);
				const status = await sendKept(turn.request, turn.response, this.#store, key, kept);
				grounds.given(kept.route, status, performance.now() - began);
				return;
			}
			const ahead = this.#making.get(key);
			if (ahead === undefined) {
				if (turn.request.method !== 'GET') break;
				await this.#lead(key, turn, grounds);
				return;
			}
			await ahead;
		}
		grounds.looked('passed');
		await turn.make();
	}

	async #keyNow(asked: Asked, { content }: AnswerGrounds): Promise<string | null> {
		const board = await content();
		if (board === null) return null;
		const today = dayAt(this.#now());
		const state = `${board} ${today}`;
		if (state !== this.#seen) {
			this.#seen = state;
			this.#hearNew();
		}
		return keyOf(asked, board, today);
	}

	/** What is kept under a key; not if the archive has changed since, or can't tell. */
	async #soundUnder(key: string, { archive }: AnswerGrounds): Promise<KeptAnswer | null> {
		const kept = this.#store.get(key);
		if (kept === undefined) return null;
		return kept.archive === null || kept.archive === (await archive()) ? kept : null;
	}

	/** Makes an answer for all who come meanwhile; they wait until it is kept or sent, or its reader has gone. */
	async #lead(
		key: string,
		{ request, response, make, asked }: Turn,
		{ looked }: AnswerGrounds
	): Promise<void> {
		const { socket } = request;
		let leave: () => void = () => undefined;
		const done = new Promise<LookResult>((settle) => {
			this.#awaited.set(request, { asked, settle });
			leave = () => settle('passed');
			response.once('close', leave);
			// An answer behind another on its connection is not told that this is over, and nobody is told it twice.
			socket.once('close', leave);
			if (socket.destroyed) leave();
		});
		const told = done.then((result) => {
			socket.off('close', leave);
			this.#making.delete(key);
			looked(result);
		});
		this.#making.set(key, told);
		// As everybody asks it, and not as this one did.
		request.url = asked.address;
		await make();
	}
}
