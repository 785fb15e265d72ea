import type { ClientInit } from '@sveltejs/kit';
import { noteEarlyEdits } from '#state/early-edits.ts';

export const init: ClientInit = () => noteEarlyEdits();
