import { dayText, knownDays } from '#parse';
import { weekViewOf } from '#present';
import { requestedDay } from '#server/http/request-parameters.ts';
import { watchForPage } from '#server/watch/require-watch.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const watch = watchForPage(locals.current);
	const days = knownDays(watch, locals.today);
	const to = requestedDay(url, 'to', days, locals.today);
	const from = requestedDay(url, 'from', days, Math.max(days.from, to - 7));
	const span = from <= to ? { from, to } : { from: to, to: from };
	return {
		view: weekViewOf(watch, span.from, span.to),
		dates: { from: dayText(span.from), to: dayText(span.to), today: dayText(locals.today) },
		spans: [
			['A week', 7],
			['A month', 30],
			['A quarter', 91]
		].map(([name, count]) => ({
			name: String(name),
			href: `/week?from=${dayText(Math.max(days.from, locals.today - Number(count)))}&to=${dayText(locals.today)}`
		}))
	};
};
