import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { receiveUpload, UploadError } from '#server/import/uploads.ts';
import { canMount, mountReadOnly, mountSmall, unmount } from '../support/mounts.ts';

function upload(bytes: number): Request {
	const form = new FormData();
	form.set('file', new File([new Uint8Array(bytes)], 'a.csv'));
	return new Request('http://localhost/update/upload', { method: 'POST', body: form });
}

const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
beforeEach(() => void logged.mockClear());

async function refusal(sending: Promise<unknown>): Promise<UploadError> {
	const fault = await sending.then(
		() => null,
		(error: unknown) => error
	);
	expect(fault).toBeInstanceOf(UploadError);
	return fault as UploadError;
}

it('says that the data folder is at fault where it is, and logs why', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'upload-'));
	try {
		writeFileSync(join(folder, 'data'), 'a file');
		const fault = await refusal(receiveUpload(upload(10), join(folder, 'data')));
		expect([fault.status, fault.message]).toEqual([507, expect.stringContaining('Nothing was kept')]);
		expect(logged.mock.calls.flat().join(' ')).toContain('ENOTDIR');
	} finally {
		rmSync(folder, { recursive: true });
	}
});

it('takes a file where all is well', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'upload-'));
	try {
		expect((await receiveUpload(upload(10), folder)).name).toBe('a.csv');
		expect(logged).not.toHaveBeenCalled();
	} finally {
		rmSync(folder, { recursive: true });
	}
});

describe.skipIf(!canMount())('on a small disk (skipped unless root may mount)', () => {
	let disk: string;
	let still: string;
	beforeEach(() => {
		disk = mkdtempSync(join(tmpdir(), 'upload-disk-'));
		mountSmall(disk);
		still = join(disk, 'still');
		mkdirSync(still);
	});
	afterEach(() => {
		unmount(disk, still);
		rmSync(disk, { recursive: true });
	});

	it('says that it is full, and leaves nothing behind', async () => {
		const fault = await refusal(receiveUpload(upload(8 * 1024 ** 2), disk));
		expect([fault.status, fault.message]).toEqual([507, expect.stringContaining('is full')]);
		expect(readdirSync(join(disk, 'uploads'))).toEqual([]);
		expect(logged.mock.calls.flat().join(' ')).toContain('ENOSPC');
	});

	it('says that it cannot be written', async () => {
		mountReadOnly(still, still);
		const fault = await refusal(receiveUpload(upload(10), still));
		expect([fault.status, fault.message]).toEqual([507, expect.stringContaining("can't be written")]);
	});
});
