import Busboy from '@fastify/busboy';
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { plainDirection } from '#parse';
import { makeFolder } from '../disk/make-folder.ts';
import { LARGEST_UPLOAD } from '../settings.ts';

/** A file that somebody sent, kept until it is accepted or discarded. */
export interface Upload {
	readonly id: string;
	readonly path: string;
	/** As the sender called it. */
	readonly name: string;
}

/** The request isn't an upload that can be taken; the message is for the reader. */
export class UploadError extends Error {
	readonly status: number;

	constructor(status: number, message: string) {
		super(message);
		this.status = status;
	}
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const KEPT_MILLISECONDS = 24 * 60 * 60 * 1000;

/** Writes the file of a multipart form to disk as it comes; memory holds a piece of it. */
export async function receiveUpload(
	request: Request,
	dataDir: string,
	largest: number = LARGEST_UPLOAD
): Promise<Upload> {
	const type = request.headers.get('content-type') ?? '';
	if (!type.startsWith('multipart/form-data') || request.body === null)
		throw new UploadError(415, 'Send the file as a form (multipart/form-data).');
	const folder = join(dataDir, 'uploads');
	const id = randomUUID();
	const path = join(folder, id);
	try {
		await makeFolder(folder);
		await forgetOld(folder);
		const name = await save(request.body, type, path, largest);
		await writeFile(`${path}.json`, JSON.stringify({ name }));
		return { id, path, name };
	} catch (error) {
		await rm(path, { force: true }).catch(() => undefined);
		throw diskFaultOf(error, folder);
	}
}

const diskFaults: Readonly<Record<string, string>> = {
	ENOSPC: 'is full',
	EDQUOT: 'has no room left for this program',
	EROFS: "can't be written",
	EACCES: "can't be written",
	EPERM: "can't be written",
	ENOENT: 'is not there',
	ENOTDIR: 'is not there',
	EIO: 'reported a fault'
};

/** What the disk refused, in words; any other error as it is. For the operator it is in the log. */
function diskFaultOf(error: unknown, folder: string): unknown {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	const what = diskFaults[code];
	if (what === undefined) return error;
	console.error('An upload could not be kept in %s', folder, error);
	return new UploadError(
		507,
		`The disk of this server that takes files ${what}. Nothing was kept; tell whoever runs it, and send the file again.`
	);
}

async function save(
	body: ReadableStream<Uint8Array>,
	type: string,
	path: string,
	largest: number
): Promise<string> {
	const form = formReader(type);
	const files: Promise<string>[] = [];
	form.on('file', (_field, stream, name) => {
		const saving = pipeline(stream, limited(largest), createWriteStream(path)).then(() => plainName(name));
		files.push(saving);
		// Awaited below; until then a failure must not end the process, but the form.
		saving.catch(() => form.destroy());
	});
	const sending = pipeline(Readable.fromWeb(body as never), form);
	const [sent] = await Promise.allSettled([sending]);
	// The file's own fault, such as its size, says more than that of the form around it.
	const [name] = await Promise.all(files).catch(cutShort);
	if (sent.status === 'rejected') return cutShort(sent.reason);
	if (name === undefined || name === '') throw new UploadError(400, 'Choose a file first.');
	return name;
}

/** Rejects a content type that names no boundary between the form's parts. */
function formReader(type: string): InstanceType<typeof Busboy> {
	try {
		return new Busboy({
			headers: { 'content-type': type },
			limits: { files: 1, fields: 5, fieldSize: 1000, parts: 8 }
		});
	} catch {
		throw new UploadError(400, 'The form says no boundary between its parts. Send it as a browser does.');
	}
}

function cutShort(error: unknown): never {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	if (error instanceof UploadError || code in diskFaults) throw error;
	throw new UploadError(400, 'The file did not arrive whole. Send it again.');
}

function limited(largest: number): Transform {
	let bytes = 0;
	return new Transform({
		transform(chunk: Uint8Array, _encoding, done) {
			bytes += chunk.length;
			if (bytes > largest) done(new UploadError(413, `A file may have at most ${largest} bytes.`));
			else done(null, chunk);
		}
	});
}

function plainName(name: string): string {
	return plainDirection(basename(name.replaceAll('\\', '/'))).slice(0, 200);
}

/** An upload by its id; null if there is none (any more). */
export async function findUpload(dataDir: string, id: string): Promise<Upload | null> {
	if (!UUID.test(id)) return null;
	const path = join(dataDir, 'uploads', id);
	try {
		const { name } = JSON.parse(await readFile(`${path}.json`, 'utf8')) as { name: string };
		await stat(path);
		return { id, path, name };
	} catch {
		return null;
	}
}

export async function forgetUpload({ path }: Upload): Promise<void> {
	await rm(path, { force: true });
	await rm(`${path}.json`, { force: true });
}

/** Removes what nobody came back for within a day. */
async function forgetOld(folder: string): Promise<void> {
	for (const name of await readdir(folder)) {
		const found = await stat(join(folder, name)).catch(() => null);
		if (found !== null && Date.now() - found.mtimeMs > KEPT_MILLISECONDS)
			await rm(join(folder, name), { force: true });
	}
}
