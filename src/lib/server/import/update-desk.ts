import { createReadStream } from 'node:fs';
import { error } from '@sveltejs/kit';
import { stringify } from 'yaml';
import { PUBLISHERS, recogniseFile } from '#import';
import { parsePublished, type Watch } from '#parse';
import { handedOver } from '../handover.ts';
import type { Settings } from '../settings.ts';
import type { FileOrder } from './file-reading.ts';
import { lastRecord } from './last-import.ts';
import { findUpload, type Upload } from './uploads.ts';

/** The settings, for somebody who may change the watch; 403 for anybody else. */
export function editableSettings({ writer }: App.Locals): Settings {
	const { settings } = handedOver();
	if (!writer.mayWrite) error(403, { message: writer.reason });
	return settings;
}

/** What of an upload is known by its beginning, or by that of the table in a zip. */
export interface OpenUpload {
	readonly upload: Upload;
	readonly format: string | null;
	/** Whose it is, as pages say it; else what it seems to be. */
	readonly seems: string;
	/** What to do with a file that no importer reads. */
	readonly advice: string | null;
}

export async function openUpload(dataDir: string, id: string): Promise<OpenUpload | null> {
	const upload = await findUpload(dataDir, id);
	if (upload === null) return null;
	const found = await recogniseFile(createReadStream(upload.path));
	return found.format === null
		? { upload, format: null, seems: found.foreign, advice: found.advice }
		: { upload, format: found.format, seems: found.publisher.name, advice: null };
}

/** Indicators that a file may feed: those of its format, or where none is known those that read any table. */
export function indicatorsFor({ format }: OpenUpload, watch: Watch): readonly { id: string; name: string }[] {
	return watch.indicators
		.filter(({ import: block }) => block !== undefined && block.format === (format ?? 'table'))
		.map(({ id, name }) => ({ id, name }));
}

/** The order for a file: into all that it may feed, or into the one chosen. */
export function orderOf(
	settings: Settings,
	watch: Watch,
	open: OpenUpload,
	fields: { readonly into: string; readonly published: string; readonly acceptOutliers?: boolean },
	today: number
): FileOrder {
	const ids = new Set(indicatorsFor(open, watch).map(({ id }) => id));
	const targets = watch.indicators.flatMap(({ id, import: block }) =>
		block !== undefined && ids.has(id) && (fields.into === '' ? open.format !== null : fields.into === id)
			? [{ indicator: id, block }]
			: []
	);
	return {
		watchFolder: settings.watchDir,
		targets,
		path: open.upload.path,
		name: open.upload.name,
		published: parsePublished(fields.published)?.day ?? null,
		modified: null,
		today,
		acceptOutliers: fields.acceptOutliers === true
	};
}

/** The import that may be taken back. */
export interface LastImport {
	/** The publisher's file, by its name. */
	readonly file: string;
	readonly rows: number;
	/** Indicators by name. */
	readonly indicators: string;
	/** Whether the file made the indicator, which goes with its rows. */
	readonly isMade: boolean;
}

/** The import that may be taken back; null where there is none. */
export async function lastImportOf(
	{ watchDir }: Pick<Settings, 'watchDir'>,
	watch: Watch
): Promise<LastImport | null> {
	const record = await lastRecord(watchDir);
	if (record?.state !== 'done') return null;
	const nameOf = (indicator: string): string =>
		watch.indicators.find(({ id }) => id === indicator)?.name ?? indicator;
	const file = record.file.replace(/^.*[\\/]/, '');
	const { made } = record;
	if (made !== undefined) return { file, rows: made.rows, indicators: nameOf(made.indicator), isMade: true };
	const rows = record.changes.reduce((sum, { appended }) => sum + appended.trim().split('\n').length, 0);
	const names = record.changes.map(({ indicator }) => nameOf(indicator));
	return { file, rows, indicators: names.join(', '), isMade: false };
}

/** How indicators read files of one kind, for a reader who is told to change it. */
export interface ImportSettings {
	readonly publisher: string;
	/** What an import block takes, in order: names of keys, and the words between them. */
	readonly parameters: readonly { readonly text: string; readonly isName: boolean }[];
	/** The blocks as they stand, by the file that holds them. */
	readonly blocks: readonly { readonly name: string; readonly path: string; readonly text: string }[];
}

/** The import blocks that a file may feed. */
export function importSettingsOf(open: OpenUpload, watch: Watch, into: string): ImportSettings {
	const format = open.format ?? 'table';
	const publisher = PUBLISHERS.find(({ id }) => id === format);
	const ids = new Set(indicatorsFor(open, watch).map(({ id }) => id));
	return {
		publisher: publisher?.name ?? format,
		parameters: (publisher?.parameters ?? '')
			.split('`')
			.map((text, index) => ({ text, isName: index % 2 === 1 })),
		blocks: watch.indicators.flatMap(({ id, name, import: block }) =>
			block !== undefined && ids.has(id) && (into === '' || into === id)
				? [{ name, path: `${id}/indicator.yaml`, text: stringify({ import: block }) }]
				: []
		)
	};
}
