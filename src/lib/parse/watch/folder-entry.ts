import type { Issue } from '#engine';

/** What stands at a path of the folder: bytes, a folder, or the issue that kept the file from being read. */
export type FolderEntry = Uint8Array | 'folder' | Issue;

/** Every path of a watch folder, relative and with `/`, as the disk or an archive gave it. */
export type WatchFolderFiles = ReadonlyMap<string, FolderEntry>;
