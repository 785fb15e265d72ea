const month = 30.4 * 24 * 3_600_000;

/** An indicator's points with its range, to bring its values onto one scale. */
export function seriesOf({ points }) {
	const values = points.map(([, value]) => value);
	return { points, low: Math.min(...values), high: Math.max(...values) };
}

/** A time for every month from the first point to the last. */
export function monthsOf(series) {
	const times = series.flatMap(({ points }) => points.map(([time]) => time));
	const [first, last] = [Math.min(...times), Math.max(...times)];
	return Array.from({ length: Math.ceil((last - first) / month) + 1 }, (_, at) => first + at * month);
}

function valueAt(points, time) {
	let found = null;
	for (const [at, value] of points) if (at <= time) found = value;
	return found;
}

/** The weighted mean of what was known at a time, from -100 to 100. */
export function indexAt(series, weights, time) {
	let sum = 0;
	let all = 0;
	series.forEach(({ points, low, high }, at) => {
		const value = valueAt(points, time);
		if (value === null || high === low) return;
		sum += weights[at] * (((value - low) / (high - low)) * 200 - 100);
		all += weights[at];
	});
	return all === 0 ? 0 : sum / all;
}
