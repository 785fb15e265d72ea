import { constants, existsSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '../settings.ts';
import { NoArchive, type Archive } from './archive.ts';

type Place = Pick<Settings, 'dataDir' | 'databaseUrl'> & Partial<Pick<Settings, 'readOnly'>>;

const mayWrite = (path: string): Promise<boolean> =>
	access(path, constants.W_OK).then(
		() => true,
		() => false
	);

/** Opens the archive that the settings name: PostgreSQL where DATABASE_URL is set, else a file in DATA_DIR. */
export async function openArchive({ dataDir, databaseUrl, readOnly = false }: Place): Promise<Archive> {
	if (databaseUrl !== null)
		return (await import('./sql/postgres-archive.ts')).openPostgresArchive(databaseUrl);
	if (readOnly && !existsSync(join(dataDir, 'archive.sqlite')))
		throw new NoArchive('There is no archive yet, and this server is read-only: it makes none.');
	const { openSqliteArchive, openStillSqliteArchive } = await import('./sql/sqlite-archive.ts');
	if (readOnly && !(await mayWrite(dataDir))) return openStillSqliteArchive(dataDir);
	return openSqliteArchive(dataDir);
}

/** Opens it when it is first asked for, and again if that failed: the other pages don't wait for a database. */
export function archiveOnDemand(place: Place): () => Promise<Archive> {
	let opened: Promise<Archive> | null = null;
	return async () => {
		opened ??= openArchive(place);
		try {
			return await opened;
		} catch (error) {
			opened = null;
			throw error;
		}
	};
}
