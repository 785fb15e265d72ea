import { error } from '@sveltejs/kit';

/** The fields of a form; 400 where what was sent is no form, or is broken off. */
export async function formOf(request: Request): Promise<FormData> {
	try {
		return await request.formData();
	} catch (fault) {
		if (!(fault instanceof TypeError)) throw fault;
		error(400, { message: 'The form did not arrive whole. Go back and send it again.' });
	}
}
