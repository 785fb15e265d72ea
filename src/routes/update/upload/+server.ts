import { error, redirect } from '@sveltejs/kit';
import { editableSettings } from '#server/import/update-desk.ts';
import { receiveUpload, UploadError } from '#server/import/uploads.ts';
import type { RequestHandler } from './$types';

/** Takes a file as it comes, from the page's script or from its plain form, and leads to its preview. */
export const POST: RequestHandler = async ({ request, url, locals }) => {
	const { dataDir } = editableSettings(locals);
	// Whatever the content type: only our own pages may send files here.
	if (request.headers.get('origin') !== url.origin)
		error(403, { message: 'Send the file from the page itself.' });
	const upload = await receiveUpload(request, dataDir).catch((fault: unknown) => {
		if (fault instanceof UploadError) error(fault.status, { message: fault.message });
		throw fault;
	});
	redirect(303, `/update?file=${upload.id}`);
};
