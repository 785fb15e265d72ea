import { error, fail, redirect } from '@sveltejs/kit';
import { PUBLISHERS } from '#import';
import { issueText, updateViewOf } from '#present';
import { LockError } from '#server/disk/file-lock.ts';
import { previewImport, writeImport } from '#server/import/import-run.ts';
import { formOf } from '#server/http/form-of.ts';
import { watchForPage } from '#server/watch/require-watch.ts';
import { editableSettings, indicatorsFor, openUpload, orderOf } from '#server/import/update-desk.ts';
import { noteImport } from '#server/disk/import-journal.ts';
import { findUpload, forgetUpload } from '#server/import/uploads.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals }) => {
	const settings = editableSettings(locals);
	const watch = watchForPage(locals.current);
	const id = url.searchParams.get('file');
	const done = /^\d+$/.exec(url.searchParams.get('done') ?? '')?.[0] ?? null;
	if (id === null)
		return { step: 'choose' as const, done, publishers: PUBLISHERS.map(({ name }) => name).join(', ') };
	const open = await openUpload(settings.dataDir, id);
	if (open === null) error(404, { message: 'This upload is no longer there. Choose the file again.' });
	const indicators = indicatorsFor(open, watch);
	const only = indicators.length === 1 ? (indicators[0]?.id ?? '') : '';
	const into = url.searchParams.get('into') ?? only;
	const published = url.searchParams.get('published') ?? '';
	const { upload, format, foreign, isZip } = open;
	const chosen = {
		id,
		name: upload.name,
		format,
		foreign: isZip ? null : foreign,
		indicators,
		into,
		published
	};
	const order = orderOf(settings, watch, open, { into, published }, locals.today);
	const indicator = watch.indicators.find((one) => one.id === into);
	if (order === null || indicator === undefined) return { step: 'indicator' as const, done, chosen };
	const outcome = await previewImport(order);
	if ('issues' in outcome) {
		const issues = outcome.issues.map((issue) => issueText(issue));
		return { step: 'refused' as const, done, chosen, issues, indicator: indicator.name };
	}
	const view = updateViewOf(outcome.report, indicator, locals.today);
	return { step: 'preview' as const, done, chosen, indicator: indicator.name, unit: indicator.unit, view };
};

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
		const fields = { into: text('into'), published: text('published') };
		const order = orderOf(settings, watch, open, fields, locals.today);
		if (order === null) return fail(400, { issues: ['Choose an indicator first.'] });
		const outcome = await writeImport(order).catch((fault: unknown) => {
			if (fault instanceof LockError) return { busy: fault.message };
			throw fault;
		});
		if ('busy' in outcome) return fail(409, { issues: [outcome.busy] });
		if ('issues' in outcome) return fail(422, { issues: outcome.issues.map((issue) => issueText(issue)) });
		const { added, revised } = outcome.report;
		await noteImport(settings.dataDir, outcome.report, locals.writer);
		redirect(303, `/update?file=${open.upload.id}&done=${added.length + revised.length}&into=${fields.into}`);
	},
	discard: async ({ request, locals }) => {
		const { dataDir } = editableSettings(locals);
		const id = (await formOf(request)).get('file');
		const upload = await findUpload(dataDir, typeof id === 'string' ? id : '');
		if (upload !== null) await forgetUpload(upload);
		redirect(303, '/update');
	}
};
