import { DatedMeans } from '../../reading/shared/dated-means.ts';
import type { Harvest, ImportLog } from '../../reading/import-log.ts';
import { jsonRecords, type JsonRecord } from '../../reading/file/json-stream.ts';
import { Selection } from '../../reading/table/selection.ts';
import { textChunks } from '../../reading/file/text-stream.ts';
import type { EiaBlock } from './block.ts';
import { eiaDay } from './eia-date.ts';

/** The interface's answer (v2): a record for each date of each series. One that was cut at its length is refused. */
export async function readEiaAnswer(
	chunks: AsyncIterable<Uint8Array>,
	block: EiaBlock,
	log: ImportLog
): Promise<Harvest> {
	const series = new Selection('series', block.series);
	const means = new DatedMeans(block, log);
	for await (const batch of jsonRecords(textChunks(chunks, log), log))
		for (const record of batch) {
			if (text(record.warning) !== '') complainOfWarning(record, log);
			if (log.isStopped()) return log.harvest([]);
			const period = text(record.period);
			if (period === '' || !series.has(text(record.series), text(record.msn))) continue;
			const day = eiaDay(period, log.rows, log);
			if (day !== null) means.add(day, text(record.value), log.rows);
		}
	series.complainIfEmpty(log);
	return log.harvest(means.observations());
}

/** Beyond 5,000 rows the interface leaves the rest out, and says so. */
function complainOfWarning(record: JsonRecord, log: ImportLog): void {
	log.issues.add({
		code: 'import/pages',
		expected: 'the whole answer',
		received: text(record.description) || text(record.warning),
		hint: 'ask for one series, or for fewer years'
	});
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
