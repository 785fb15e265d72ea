import { LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([LineChart, GridComponent, TooltipComponent, CanvasRenderer]);

/** A line chart of [day, value] pairs. */
export function Chart({ title, points }) {
	const box = useRef(null);
	const chart = useRef(null);
	useEffect(() => {
		chart.current = init(box.current);
		const drawn = () => {
			performance.mark('chart-drawn');
			chart.current.off('finished', drawn);
		};
		chart.current.on('finished', drawn);
		return () => chart.current.dispose();
	}, []);
	useEffect(() => {
		chart.current.setOption({
			animation: false,
			grid: { left: 40, right: 10, top: 10, bottom: 24 },
			tooltip: { trigger: 'axis' },
			xAxis: { type: 'time' },
			yAxis: { type: 'value', scale: true },
			series: [{ type: 'line', step: 'end', showSymbol: false, data: points }]
		});
	}, [points]);
	return (
		<figure>
			<figcaption>{title}</figcaption>
			<div ref={box} style={{ width: 420, height: 200 }} />
		</figure>
	);
}
