import { error } from '@sveltejs/kit';
import { isZip, recognise } from '#import';
import { type ImportBlock, parsePublished, type Watch } from '#parse';
import type { ImportOrder } from './import-run.ts';
import { handedOver } from '../handover.ts';
import type { Settings } from '../settings.ts';
import { findUpload, headOfUpload, type Upload } from './uploads.ts';

/** The settings, for somebody who may change the watch; 403 for anybody else. */
export function editableSettings({ writer }: App.Locals): Settings {
	const { settings } = handedOver();
	if (!writer.mayWrite) error(403, { message: writer.reason });
	return settings;
}

/** What of an upload is known before an indicator is chosen. */
export interface OpenUpload {
	readonly upload: Upload;
	readonly format: string | null;
	/** What it is in words where no importer reads it. */
	readonly foreign: string | null;
	readonly isZip: boolean;
}

export async function openUpload(dataDir: string, id: string): Promise<OpenUpload | null> {
	const upload = await findUpload(dataDir, id);
	if (upload === null) return null;
	const head = await headOfUpload(upload);
	const found = recognise(head);
	return {
		upload,
		format: found.format,
		foreign: found.format === null ? found.foreign : null,
		isZip: isZip(head)
	};
}

/** Indicators whose import block reads the format; all with a block where the format isn't clear from outside. */
export function indicatorsFor({ format }: OpenUpload, watch: Watch): readonly { id: string; name: string }[] {
	const withBlock = watch.indicators.filter(({ import: block }) => block !== undefined);
	const fitting = withBlock.filter(({ import: block }) => block?.format === format);
	return (fitting.length > 0 ? fitting : withBlock).map(({ id, name }) => ({ id, name }));
}

/** The order for an import, from the page's fields; null where the indicator has no import block. */
export function orderOf(
	settings: Settings,
	watch: Watch,
	{ upload }: OpenUpload,
	fields: { readonly into: string; readonly published: string },
	today: number
): ImportOrder | null {
	const block: ImportBlock | undefined = watch.indicators.find(({ id }) => id === fields.into)?.import;
	if (block === undefined) return null;
	return {
		watchFolder: settings.watchDir,
		indicator: fields.into,
		block,
		path: upload.path,
		name: upload.name,
		published: parsePublished(fields.published)?.day ?? null,
		modified: null,
		today
	};
}
