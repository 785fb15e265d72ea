/** Of this site alone, as the browser keeps it: the day of this visit and of the one before. */
const KEY = 'alignment-watch-visits';

/**
 * The day of a reader's last visit before today's, `2026-11-02`; null on the first. Notes today's. Kept in this browser
 * and sent nowhere but in a link that the reader follows.
 */
export function lastVisit(today: string): string | null {
	try {
		const [latest = '', before = ''] = (localStorage.getItem(KEY) ?? '').split(' ');
		const last = latest === today ? before : latest;
		localStorage.setItem(KEY, `${today} ${last}`.trim());
		return /^\d{4}-\d\d-\d\d$/.test(last) && last < today ? last : null;
	} catch {
		// A browser that keeps nothing has no last visit.
		return null;
	}
}
