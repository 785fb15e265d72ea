import { error, fail, redirect } from '@sveltejs/kit';
import { PUBLISHERS } from '#import';
import { mappingViewOf, reasonText, updateViewOf } from '#present';
import { LockError } from '#server/disk/file-lock.ts';
import { noteImport, noteTakenBack } from '#server/disk/import-journal.ts';
import { formOf } from '#server/http/form-of.ts';
import { readFileOrder } from '#server/import/file-reading.ts';
import { takeBackLast, writeFileOrder } from '#server/import/file-writing.ts';
import { makeIndicator, tableViewOf } from '#server/import/map-desk.ts';
import {
	editableSettings,
	importSettingsOf,
	indicatorsFor,
	lastImportOf,
	openUpload,
	orderOf
} from '#server/import/update-desk.ts';
import { findUpload, forgetUpload } from '#server/import/uploads.ts';
import { watchForPage } from '#server/watch/require-watch.ts';
import type { Actions, PageServerLoad } from './$types';

/** Any table and a watch's own events have no publisher. */
const publishers = PUBLISHERS.filter(({ id }) => id !== 'table' && id !== 'events');
const names = publishers.map(({ name }) => name).join(', ');

/** A reason that asks for a change where this page has no form. */
const isOfBlock = (reason: string): boolean => reason.includes('import block');

export const load: PageServerLoad = async ({ url, locals }) => {
	const settings = editableSettings(locals);
	const watch = watchForPage(locals.current);
	const id = url.searchParams.get('file');
	const done = /^\d+$/.exec(url.searchParams.get('done') ?? '')?.[0] ?? null;
	const back = /^\d+$/.exec(url.searchParams.get('back') ?? '')?.[0] ?? null;
	const made = /^[a-z0-9-]{1,100}$/.exec(url.searchParams.get('made') ?? '')?.[0] ?? null;
	const common = {
		done,
		back,
		/** The indicator that was taken back with its rows is no longer there. */
		gone: url.searchParams.get('gone') === '1',
		made,
		// The page may be asked for before the folder has been read again.
		madeName: watch.indicators.find((one) => one.id === made)?.name ?? 'the new indicator',
		last: await lastImportOf(settings, watch),
		publishers: names,
		/** Those whose files an indicator of the watch reads. */
		taken: publishers
			.filter(({ id: format }) => watch.indicators.some((one) => one.import?.format === format))
			.map(({ name }) => name)
			.join(', ')
	};
	if (id === null) return { ...common, step: 'choose' as const };
	const open = await openUpload(settings.dataDir, id);
	if (open === null) error(404, { message: 'This upload is no longer there. Choose the file again.' });
	const indicators = indicatorsFor(open, watch);
	const { searchParams: query } = url;
	const fields = { into: query.get('into') ?? '', published: query.get('published') ?? '' };
	const chosen = {
		id,
		name: open.upload.name,
		isKnown: open.format !== null,
		seems: open.seems,
		advice: open.advice,
		indicators,
		...fields
	};
	const order = orderOf(settings, watch, open, fields, locals.today);
	if (order.targets.length === 0) {
		const isUnknown = open.format === null && open.advice === null;
		const table = isUnknown ? await tableViewOf(open, watch, query, locals.today) : null;
		if (table === null) return { ...common, step: 'indicator' as const, chosen };
		return { ...common, step: 'table' as const, chosen, table: mappingViewOf(table) };
	}
	const outcome = await readFileOrder(order);
	if ('issues' in outcome) {
		const issues = outcome.issues.map(reasonText);
		const needsDate = outcome.issues.every(({ code }) => code === 'import/no-date');
		const blocks = issues.some(isOfBlock) ? importSettingsOf(open, watch, fields.into) : null;
		return { ...common, step: 'refused' as const, chosen, issues, needsDate, blocks };
	}
	const view = updateViewOf(outcome, watch.indicators, locals.today);
	const reasons = [
		...view.indicators.flatMap(({ rejected, notices }) => [...rejected, ...notices]),
		...view.passedOver.flatMap((one) => one.reasons)
	];
	const blocks = reasons.some(isOfBlock) ? importSettingsOf(open, watch, fields.into) : null;
	return { ...common, step: 'preview' as const, chosen, view, blocks };
};

/** What an action gives where another import holds the files. */
async function unlessBusy<T>(act: Promise<T>): Promise<T | { readonly busy: string }> {
	return act.catch((fault: unknown) => {
		if (fault instanceof LockError) return { busy: fault.message };
		throw fault;
	});
}

export const actions: Actions = {
	accept: async ({ request, locals }) => {
		const settings = editableSettings(locals);
		const watch = watchForPage(locals.current);
		const form = await formOf(request);
		const text = (name: string): string => {
			const value = form.get(name);
			return typeof value === 'string' ? value : '';
		};
		const open = await openUpload(settings.dataDir, text('file'));
		if (open === null)
			return fail(404, { issues: ['This upload is no longer there. Choose the file again.'] });
		const fields = {
			into: text('into'),
			published: text('published'),
			acceptOutliers: text('out-of-line') === 'right'
		};
		const order = orderOf(settings, watch, open, fields, locals.today);
		if (order.targets.length === 0) return fail(400, { issues: ['Choose an indicator first.'] });
		const outcome = await unlessBusy(writeFileOrder(order));
		if ('busy' in outcome) return fail(409, { issues: [outcome.busy] });
		if ('issues' in outcome) return fail(422, { issues: outcome.issues.map(reasonText) });
		for (const report of outcome.reports) await noteImport(settings.dataDir, report, locals.writer);
		const rows = outcome.reports.reduce((sum, { added, revised }) => sum + added.length + revised.length, 0);
		const kept = new URLSearchParams({ file: open.upload.id, done: `${rows}`, into: fields.into });
		if (fields.published !== '') kept.set('published', fields.published);
		redirect(303, `/update?${kept.toString()}`);
	},
	make: async ({ request, locals }) => {
		const settings = editableSettings(locals);
		const fields = [...(await formOf(request)).entries()];
		const entered: Record<string, string> = {};
		for (const [name, value] of fields) if (typeof value === 'string') entered[name] = value;
		const id = fields.find(([name]) => name === 'file')?.[1];
		const open = await openUpload(settings.dataDir, typeof id === 'string' ? id : '');
		if (open === null)
			return fail(404, { issues: ['This upload is no longer there. Choose the file again.'], entered });
		const author = locals.writer.mayWrite ? locals.writer.name : null;
		const outcome = await unlessBusy(makeIndicator(settings.watchDir, open, fields, locals.today, author));
		if ('busy' in outcome) return fail(409, { issues: [outcome.busy], entered });
		if ('wrong' in outcome) return fail(400, { issues: [...outcome.wrong], entered });
		if ('issues' in outcome) return fail(422, { issues: outcome.issues.map(reasonText), entered });
		const added = { length: outcome.rows };
		const note = { indicator: outcome.id, format: 'table', file: open.upload.name, added, revised: [] };
		await noteImport(settings.dataDir, note, locals.writer);
		await forgetUpload(open.upload);
		redirect(303, `/update?made=${outcome.id}&done=${outcome.rows}`);
	},
	'take-back': async ({ locals }) => {
		const { watchDir, dataDir } = editableSettings(locals);
		const last = await lastImportOf({ watchDir }, watchForPage(locals.current));
		const outcome = await unlessBusy(takeBackLast(watchDir));
		if ('busy' in outcome) return fail(409, { issues: [outcome.busy] });
		if ('issues' in outcome) return fail(422, { issues: outcome.issues.map(reasonText) });
		const { rows, indicator } = outcome;
		await noteTakenBack(dataDir, { file: last?.file ?? '', indicator, rows }, locals.writer);
		redirect(303, `/update?back=${rows}${indicator === null ? '' : '&gone=1'}`);
	},
	discard: async ({ request, locals }) => {
		const { dataDir } = editableSettings(locals);
		const id = (await formOf(request)).get('file');
		const upload = await findUpload(dataDir, typeof id === 'string' ? id : '');
		if (upload !== null) await forgetUpload(upload);
		redirect(303, '/update');
	}
};
