import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function must(command: string, args: readonly string[]): void {
	const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
	if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
}

/** Puts a file system of its own, in memory and of two megabytes, over a folder. */
export const mountSmall = (folder: string): void =>
	must('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]);

/** Shows a folder once more, where it can only be read. */
export function mountReadOnly(folder: string, at: string): void {
	must('mount', ['--bind', folder, at]);
	must('mount', ['-o', 'remount,bind,ro', at]);
}

/** Those that aren't mounted are passed over. */
export function unmount(...folders: readonly string[]): void {
	for (const folder of folders.toReversed()) spawnSync('umount', ['-l', folder]);
}

/** Whether this process may mount at all: root in most places, but not in every container. Says so if not. */
export function canMount(): boolean {
	if (process.platform !== 'linux' || process.getuid?.() !== 0) return complain();
	const folder = mkdtempSync(join(tmpdir(), 'mount-'));
	try {
		mountSmall(folder);
		unmount(folder);
		return true;
	} catch {
		return complain();
	} finally {
		rmSync(folder, { recursive: true });
	}
}

function complain(): false {
	console.warn('SKIPPED: full and read-only disks are tested only where root may mount a file system.');
	return false;
}
