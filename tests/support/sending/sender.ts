/** Sends what is new with a clock that leaps from try to try, and prints it whenever it does. */
import { writeSync } from 'node:fs';
import { openArchive } from '../../../src/lib/server/archive/open-archive.ts';
import { settingsOf } from '../../../src/lib/server/settings.ts';
import { sendAll } from './sending.ts';

const settings = settingsOf(process.env);
const archive = await openArchive(settings);
let clock = Number(process.env.START);
await sendAll(settings.sending, { watchDir: settings.watchDir, archive }, (again) => {
	if (again !== undefined) writeSync(1, `${(clock = Math.max(clock, again))}\n`);
	return clock;
});
await archive.close();
