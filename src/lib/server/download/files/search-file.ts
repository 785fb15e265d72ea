import { json } from '@sveltejs/kit';
import { searchFileOf } from '#present';
import type { WatchFileRequest } from './file-request.ts';

/** What a search can find, for a browser that searches a published copy by itself. */
export const searchFile = ({ watch }: WatchFileRequest): Response => json(searchFileOf(watch));
