import { useMemo, useState } from 'react';
import { Chart } from './chart.jsx';
import { indexAt, monthsOf, seriesOf } from './figures.js';

export function App({ figures }) {
	const [weights, setWeights] = useState(() => figures.indicators.map(({ weight }) => weight));
	const series = useMemo(() => figures.indicators.map(seriesOf), [figures]);
	const months = useMemo(() => monthsOf(series), [series]);
	const history = useMemo(
		() => months.map((month) => [month, indexAt(series, weights, month)]),
		[series, weights, months]
	);
	const now = history.at(-1)?.[1] ?? 0;
	return (
		<>
			<h1>
				Index {now.toFixed(1)}: {now > 20 ? 'close' : now < -20 ? 'distant' : 'mixed'}
			</h1>
			<Chart title="Index over time" points={history} />
			{figures.indicators.map(({ id }, at) => (
				<section key={id}>
					<label>
						{id}{' '}
						<input
							type="range"
							min="0"
							max="100"
							value={weights[at]}
							onChange={({ target }) =>
								setWeights(weights.map((weight, one) => (one === at ? Number(target.value) : weight)))
							}
						/>{' '}
						{weights[at]}
					</label>
					<Chart title={id} points={series[at].points} />
				</section>
			))}
		</>
	);
}
