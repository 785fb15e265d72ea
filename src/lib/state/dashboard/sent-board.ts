import { parse, stringify } from 'devalue';
import type { Board } from '#present';

/** A board as it is sent: text, which costs a page nothing until somebody is about to weigh. */
export function boardText(board: Board): string {
	return stringify(board);
}

/** The board of such a text. Throws for any other. */
export function boardOfText(text: string): Board {
	return parse(text) as Board;
}
